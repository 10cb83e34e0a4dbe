-- The edges of an entity, the largest first; those about a contract are its own too.
with wanted (number) as materialized (
    select number from edge_form where :predicates is null or predicate in (select value from json_each(:predicates))
),
candidate (id) as (
    select id from edge_row where :forward and subject_id = :id and form in (select number from wanted)
    union
    select id from edge_row where :backward and object_id = :id and form in (select number from wanted)
    union
    select id from edge_row
    where :forward and :backward and id {about :id} and +contract_id = :id and form in (select number from wanted)
),
{standing},
matching as materialized (
    select e.id, coalesce(-e.worth, 9000000000000000000) as rank
    from candidate cross join standing e on e.id = candidate.id
    where (:types is null
           or exists (select 1 from entity x where x.id in (e.subject_id, e.object_id) and x.id <> :id
                                               and x.type in (select value from json_each(:types))))
      and (:status is null or e.status in (select value from json_each(:status)))
      and (:min_amount is null or e.worth >= :min_amount)
),
page as materialized (
    select id, rank from matching
    where :after_rank is null or (rank, id) > (:after_rank, :after_id)
    order by rank, id
    limit :limit
)
select
    {named}
    , page.rank, (select count(*) from matching) as total
from page
cross join standing p on p.id = page.id
join entity s on s.id = p.subject_id
join entity o on o.id = p.object_id
left join entity c on c.id = p.contract_id
order by page.rank, page.id
