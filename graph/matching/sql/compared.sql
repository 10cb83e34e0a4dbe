-- The rows that Splink compares (spelled, by candidates.sql): a name with what it is made of and what the records say of whoever bears it.
create or replace table compared as
with wanted as (
    select part.*, s.home, stem, bag, initials from spelled s join part using (name_id)
    where name_id in (select l from candidate union all select r from candidate)
), split as (
    select *, string_split(core, ' ') as words from wanted
)
select p.name_id as unique_id, core, size, form, telling, telling_met, cut_key, full_key,
       replace(core, ' ', '') as squeezed,
       stem, bag,
       array_to_string(words[:greatest(bare_size, 1)], ' ') as bare,
       array_to_string(words[:greatest(trunk_size, 1)], ' ') as trunk,
       initials,
       case when regexp_matches(core, '\d|\b(?:i{2,3}|iv|vi{1,3}|ix)\b')
            then array_to_string(list_sort(list_filter(words, lambda w: regexp_matches(w, '\d|^(?:i{2,3}|iv|vi{1,3}|ix)$'))), ' ')
            else '' end as numbers,
       p.home, coalesce(k.schemes, 'name') as schemes, s.parents, s.awards, s.actions, s.trades,
       s.streets, s.towns
from split p
left join home_key k on k.home = p.home
left join standing s on s.home = p.home;

create or replace table pair as
select '0' as match_key, l as join_key_l, r as join_key_r from candidate;
