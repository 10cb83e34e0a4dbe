-- What records add up to, by the names that they write. A summary counts where its contract has no action.
{records},
acted (contract_ref) as (select contract_ref from known where level = 'action')
select
    case when :recipient then object_name end as recipient,
    case when :agency then subject_name end as agency,
    count(*) as actions, sum(obligated) as obligated
from known
where level = 'action' or contract_ref not in (select contract_ref from acted)
group by 1, 2
order by 4 desc nulls last, 1, 2
