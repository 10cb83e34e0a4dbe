-- What subawards add up to, by the names that they write.
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
)
select
    case when :recipient then subject_name end as recipient,
    case when :agency then json_extract(qualifiers, '$.agency_name') end as agency,
    count(*) as actions, coalesce(sum(coalesce(obligated, amount)), 0) as obligated
from known
group by 1, 2
order by 4 desc, 1, 2
