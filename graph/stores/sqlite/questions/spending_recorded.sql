-- What records add up to, by the names that they write. A summary counts where its contract has no action.
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
acted (contract_ref) as (select contract_ref from known where level = 'action')
select
    case when :recipient then object_name end as recipient,
    case when :agency then subject_name end as agency,
    count(*) as actions, coalesce(sum(obligated), 0) as obligated
from known
where level = 'action' or contract_ref not in (select contract_ref from acted)
group by 1, 2
order by 4 desc, 1, 2
