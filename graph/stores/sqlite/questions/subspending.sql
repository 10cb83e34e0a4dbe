-- What subawards add up to, by entities; the agency is that of the prime contract, where the case knows it.
{records},
placed as (
    select
        k.subject_id, k.date, coalesce(k.obligated, r.amount) as obligated,
        coalesce(
            (select a.name from edge_row e join entity a on a.id = e.subject_id
             where e.id {about k.object_id} and +e.contract_id = k.object_id
               and e.form in (select number from edge_form where predicate = 'CONTRACTED_WITH')
             order by e.id limit 1),
            json_extract(r.qualifiers, '$.agency_name')) as agency
    from known k left join claim_rest r on r.number = k.number
),
summed as (
    select
        case when :vendor then subject_id end as vendor_id,
        case when :agency then agency end as agency,
        case when :year then cast(substr(date, 1, 4) as integer) + (substr(date, 6, 2) >= '10') end as year,
        count(*) as actions, sum(obligated) as obligated
    from placed
    group by 1, 2, 3
)
select v.name as vendor, s.agency, s.year, s.actions, s.obligated
from summed s left join entity v on v.id = s.vendor_id
order by s.obligated desc nulls last, v.name, s.agency, s.year, v.public_id
