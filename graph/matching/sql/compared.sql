-- The rows that Splink compares: a name with what it is made of and what the records say of whoever bears it.
create or replace table compared as
select p.name_id as unique_id, p.* exclude (name_id, cut), p.cut::tinyint as cut, v.home,
       coalesce(k.schemes, 'name') as schemes, s.parents, s.awards, s.actions, s.trades
from part p
join vendor_name v using (name_id)
left join home_key k on k.home = v.home
left join standing s on s.home = v.home
where p.name_id in (select l from candidate union all select r from candidate);

create or replace table pair as
select '0' as match_key, l as join_key_l, r as join_key_r from candidate;
