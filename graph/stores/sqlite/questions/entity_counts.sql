-- How many edges of each predicate touch an entity.
with candidate (id) as (
    select id from edge_row where subject_id = :id
    union
    select id from edge_row where object_id = :id
    union
    select id from edge_row where id {about :id} and +contract_id = :id
),
{standing}
select e.predicate, count(*) as edges
from candidate cross join standing e on e.id = candidate.id
group by e.predicate order by e.predicate
