-- Vendors that follow each other on an award. Reads holding and merged (home, one: the home that speaks for those judged the same);
-- leaves followed: earlier, later, contract, until (last day of the earlier), since (first day of the later), clear (the
-- earlier does not act after the later has begun), later_stays (the later begins later and ends later), and the row that names it first.
create or replace table turn as
select h.contract, coalesce(m.one, h.home) as one,
       min(date) as first_day, max(date) as last_day,
       arg_min(h.home_key, (date, source_id, row)) as home_key, arg_min(h.name, (date, source_id, row)) as name,
       arg_min(h.source_id, (date, source_id, row)) as source_id, arg_min(h.row, (date, source_id, row)) as row,
       any_value(contract_name) as contract_name
from holding h left join merged m using (home)
where date is not null and level = 'action' -- a summary's day says nothing of when its name held
group by all;

create or replace table followed as
with ordered as (
    select *, lead(struct_pack(one := one, home_key := home_key, name := name, since := first_day, until := last_day,
                               source_id := source_id, row := row))
              over (partition by contract order by first_day, last_day, one) as next
    from turn
)
select contract, contract_name, one as earlier, next.one as later, home_key as earlier_key, next.home_key as later_key,
       name as earlier_name, next.name as later_name, last_day as until, next.since as since,
       next.source_id as source_id, next.row as row,
       last_day <= next.since and first_day < next.since and first_day < next.until as clear,
       first_day < next.since and last_day < next.until as later_stays
from ordered
where next is not null;
drop table turn;
