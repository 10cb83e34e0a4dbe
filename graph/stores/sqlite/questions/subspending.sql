-- What subawards add up to, by entities; the agency is that of the prime contract, where the case knows it.
with forms (number, level) as materialized (
    select number, level from claim_form
    where predicate = 'SUBAWARD_OF' and level in ('subaward') and status = 'accepted'
      and (counted = 1 or (:known_at is not null and known_to is not null))
      and (:known_at is null or (known_from <= :known_at and (known_to is null or known_to > :known_at)))
      and (not :public or source_id in (select source_id from source where visibility = 'public'))
),
known as (
    select t.*, f.level, r.qualifiers, r.amount from claim_row t cross join forms f on f.number = t.form
    left join claim_rest r on r.number = t.rowid
    where (:as_of is null or t.date is null or t.date <= :as_of)
      and (not :public
           or (t.subject_id not in (select id from hidden) and t.object_id not in (select id from hidden)
               and t.contract_ref not in (select id from hidden)))
),
placed as (
    select
        subject_id, date, coalesce(obligated, amount) as obligated,
        coalesce(
            (select a.name from edge_row e join entity a on a.id = e.subject_id
             where e.contract_id = known.object_id and e.predicate = 'CONTRACTED_WITH' order by e.id limit 1),
            json_extract(qualifiers, '$.agency_name')) as agency
    from known
),
summed as (
    select
        case when :vendor then subject_id end as vendor_id,
        case when :agency then agency end as agency,
        case when :year then cast(substr(date, 1, 4) as integer) + (substr(date, 6, 2) >= '10') end as year,
        count(*) as actions, coalesce(sum(obligated), 0) as obligated
    from placed
    group by 1, 2, 3
)
select v.name as vendor, s.agency, s.year, s.actions, s.obligated
from summed s left join entity v on v.id = s.vendor_id
order by s.obligated desc, v.name, s.agency, s.year, v.public_id
