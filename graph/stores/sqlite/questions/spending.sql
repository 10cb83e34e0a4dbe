-- What records add up to, by the entities that the names stand for. A summary counts where its contract has no action.
-- The fiscal year of the United States begins in October.
with forms (number, level) as materialized (
    select number, level from claim_form
    where predicate = 'CONTRACTED_WITH' and level in ('action', 'summary') and status = 'accepted'
      and (counted = 1 or (:known_at is not null and known_to is not null))
      and (:known_at is null or (known_from <= :known_at and (known_to is null or known_to > :known_at)))
      and (not :public or source_id in (select source_id from source where visibility = 'public'))
),
known as not materialized (
    select t.*, f.level from claim_row t cross join forms f on f.number = t.form
    where (:as_of is null or t.date is null or t.date <= :as_of)
      and (not :public
           or (t.subject_id not in (select id from hidden) and t.object_id not in (select id from hidden)
               and t.contract_ref not in (select id from hidden)))
),
acted (contract_ref) as (select contract_ref from known where level = 'action'),
summed as (
    select
        case when :vendor then object_id end as vendor_id,
        case when :agency then subject_id end as agency_id,
        case when :year then cast(substr(date, 1, 4) as integer) + (substr(date, 6, 2) >= '10') end as year,
        count(*) as actions, coalesce(sum(obligated), 0) as obligated
    from known
    where level = 'action' or contract_ref not in (select contract_ref from acted)
    group by 1, 2, 3
)
select v.name as vendor, a.name as agency, s.year, s.actions, s.obligated
from summed s left join entity v on v.id = s.vendor_id left join entity a on a.id = s.agency_id
order by s.obligated desc, v.name, a.name, s.year, v.public_id, a.public_id
