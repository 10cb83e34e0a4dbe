-- Edges by their ids. `retired` also shows an edge none of whose claims stands any more.
with candidate (id) as (select value from json_each(:ids)),
{standing}
select
    {named}
from candidate
cross join standing p on p.id = candidate.id
join entity s on s.id = p.subject_id
join entity o on o.id = p.object_id
left join entity c on c.id = p.contract_id
order by p.id
