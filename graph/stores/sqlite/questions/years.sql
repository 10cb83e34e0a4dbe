-- What an entity's contracts come to by the fiscal year of the United States, which begins in October. Obligated: award
-- actions by their day, a summary where its contract has no action. Current value and ceiling: by the day the contract began.
with contracting (number) as materialized (select number from edge_form where predicate = 'CONTRACTED_WITH'),
candidate (id) as (
    select id from edge_row where subject_id = :id and form in (select number from contracting)
    union
    select id from edge_row where object_id = :id and form in (select number from contracting)
),
forms (number, level) as materialized (
    select number, level from claim_form
    where predicate = 'CONTRACTED_WITH' and level in ('action', 'summary') and status = 'accepted'
      and (counted = 1 or (:known_at is not null and known_to is not null))
      and (:known_at is null or (known_from <= :known_at and (known_to is null or known_to > :known_at)))
      and (not :public or source_id in (select source_id from source where visibility = 'public'))
),
known as (
    select t.date, t.obligated, t.contract_ref, f.level
    from candidate cross join claim_of_edge l on l.edge_id = candidate.id cross join json_each(l.rows) c
    cross join claim_row t on t.id = c.value cross join forms f on f.number = t.form
    where (:as_of is null or t.date is null or t.date <= :as_of)
      and (not :public
           or (t.subject_id not in (select id from hidden) and t.object_id not in (select id from hidden)
               and t.contract_ref not in (select id from hidden)))
),
paid as (
    select cast(substr(date, 1, 4) as integer) + (substr(date, 6, 2) >= '10') as year, count(*) as actions, sum(obligated) as obligated
    from known k
    where level = 'action'
       or not exists (select 1 from edge_row x cross join claim_of_edge l on l.edge_id = x.id cross join json_each(l.rows) c
                      cross join claim_row a on a.id = c.value cross join forms g on g.number = a.form
                      where x.id {about k.contract_ref} and +x.contract_id = k.contract_ref
                        and g.level = 'action'
                        and (:as_of is null or a.date is null or a.date <= :as_of))
    group by 1
),
{standing},
begun as (
    select cast(substr(valid_from, 1, 4) as integer) + (substr(valid_from, 6, 2) >= '10') as year,
           count(*) as contracts, sum(current) as current, sum(potential) as potential
    from candidate cross join standing e on e.id = candidate.id
    group by 1
),
yearly as (
    select year, actions, obligated, 0 as contracts, null as current, null as potential from paid
    union all
    select year, 0, null, contracts, current, potential from begun
)
select year, sum(actions) as actions, sum(obligated) as obligated, sum(contracts) as contracts, sum(current) as current,
       sum(potential) as potential
from yearly where year is not null group by year order by year
