-- The edges of some predicates that are about contracts.
with candidate (id) as (
    select e.id from json_each(:ids) one
    cross join edge_row e on e.id {about one.value} and +e.contract_id = one.value
    where e.form in (select number from edge_form where predicate in (select value from json_each(:predicates)))
),
{standing}
select
    {named}
from candidate
cross join standing p on p.id = candidate.id
join entity s on s.id = p.subject_id
join entity o on o.id = p.object_id
left join entity c on c.id = p.contract_id
order by p.id
