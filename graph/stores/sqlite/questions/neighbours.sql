-- What an entity is joined to, by predicate, direction and kind: how many, by how many edges, and what those come to.
with candidate (id) as (
    select id from edge_row where subject_id = :id
    union
    select id from edge_row where object_id = :id
),
{standing},
seen as (
    select e.predicate, e.subject_id = :id as forward, case when e.subject_id = :id then e.object_id else e.subject_id end as far,
           e.obligated, e.currency
    from candidate cross join standing e on e.id = candidate.id
)
select e.predicate, e.forward, o.type, count(distinct e.far) as neighbours, count(*) as edges, sum(e.obligated) as obligated,
       case when min(e.currency) = max(e.currency) then min(e.currency) end as currency
from seen e join entity o on o.id = e.far
group by e.predicate, e.forward, o.type
order by edges desc, e.predicate, e.forward desc, o.type
