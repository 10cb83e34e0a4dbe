-- What subawards add up to, by the names that they write.
{records}
select
    case when :recipient then k.subject_name end as recipient,
    case when :agency then json_extract(r.qualifiers, '$.agency_name') end as agency,
    count(*) as actions, sum(coalesce(k.obligated, r.amount)) as obligated
from known k left join claim_rest r on r.number = k.number
group by 1, 2
order by 4 desc nulls last, 1, 2
