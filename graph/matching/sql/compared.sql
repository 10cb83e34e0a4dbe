-- The rows that Splink compares: a name with what it is made of and what the records say of whoever bears it.
create or replace table compared as
with wanted as (
    select * from part where name_id in (select l from candidate union all select r from candidate)
), split as (
    select *, string_split(core, ' ') as words, singular(core) as stems from wanted
)
select p.name_id as unique_id, core, size, form, telling, telling_met, cut_key, full_key,
       replace(core, ' ', '') as squeezed,
       replace(stems, ' ', '') as stem,
       hash(list_sort(string_split(stems, ' '))) as bag,
       array_to_string(words[:greatest(bare_size, 1)], ' ') as bare,
       array_to_string(words[:greatest(trunk_size, 1)], ' ') as trunk,
       case when size >= 3 then first_letters(core) end as initials,
       case when regexp_matches(core, '\d|\b(?:i{2,3}|iv|vi{1,3}|ix)\b')
            then array_to_string(list_sort(list_filter(words, lambda w: regexp_matches(w, '\d|^(?:i{2,3}|iv|vi{1,3}|ix)$'))), ' ')
            else '' end as numbers,
       v.home, coalesce(k.schemes, 'name') as schemes, s.parents, s.awards, s.actions, s.trades
from split p
join vendor_name v using (name_id)
left join home_key k on k.home = v.home
left join standing s on s.home = v.home;

create or replace table pair as
select '0' as match_key, l as join_key_l, r as join_key_r from candidate;
