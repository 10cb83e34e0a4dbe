-- What records add up to, by the entities that the names stand for. A summary counts where its contract has no action.
-- The fiscal year of the United States begins in October. A sum over nothing is null.
{records},
acted (contract_ref) as (select contract_ref from known where level = 'action'),
summed as (
    select
        case when :vendor then object_id end as vendor_id,
        case when :agency then subject_id end as agency_id,
        case when :year then cast(substr(date, 1, 4) as integer) + (substr(date, 6, 2) >= '10') end as year,
        count(*) as actions, sum(obligated) as obligated
    from known
    where level = 'action' or contract_ref not in (select contract_ref from acted)
    group by 1, 2, 3
)
select v.name as vendor, a.name as agency, s.year, s.actions, s.obligated
from summed s left join entity v on v.id = s.vendor_id left join entity a on a.id = s.agency_id
order by s.obligated desc nulls last, v.name, a.name, s.year, v.public_id, a.public_id
