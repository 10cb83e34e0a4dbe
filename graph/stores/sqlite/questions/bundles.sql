-- The edges of some entities, told together for each subject, predicate and object; their `ids` where they are few.
with near (id) as (select value from json_each(:ids)),
wanted (number) as materialized (
    select number from edge_form where :predicates is null or predicate in (select value from json_each(:predicates))
),
candidate (id) as (
    select e.id from near cross join edge_row e on e.subject_id = near.id
    where :forward and (not :among or e.object_id in (select id from near))
      and e.form in (select number from wanted)
    union
    select e.id from near cross join edge_row e on e.object_id = near.id
    where :backward and not :among and e.form in (select number from wanted)
    union
    select e.id from near cross join edge_row e on e.id {about near.id} and +e.contract_id = near.id
    where :forward and :backward and not :among and e.form in (select number from wanted)
),
{standing},
bundled as (
    select
        e.subject_id, e.predicate, e.object_id, count(*) as edges,
        sum(e.obligated) as obligated, sum(e.current) as current, sum(e.potential) as potential,
        min(e.valid_from) as valid_from, max(e.valid_to) as valid_to, sum(e.claims) as claims, max(e.sources) as sources,
        max(e.disputed) as disputed, case when min(e.currency) = max(e.currency) then min(e.currency) end as currency,
        coalesce(-sum(e.worth), 9000000000000000000) as rank, json_group_array(e.id) as ids
    from candidate cross join standing e on e.id = candidate.id
    where (:types is null
           or exists (select 1 from entity x where x.id in (e.subject_id, e.object_id) and x.id not in (select id from near)
                                               and x.type in (select value from json_each(:types))))
      and (:status is null or e.status in (select value from json_each(:status)))
      and (:min_amount is null or e.worth >= :min_amount)
    group by e.subject_id, e.predicate, e.object_id
),
page as materialized (
    select *, predicate in (select value from json_each(:last)) as late from bundled
    order by late, rank, subject_id, predicate, object_id
    limit :limit
)
select
    p.subject_id, s.public_id as subject, s.type as subject_type, s.name as subject_name, p.predicate,
    p.object_id, o.public_id as object, o.type as object_type, o.name as object_name,
    p.edges, p.obligated, p.current, p.potential, p.valid_from, p.valid_to, p.claims, p.sources, p.disputed, p.currency,
    case when p.edges <= :few then p.ids else '[]' end as ids
from page p join entity s on s.id = p.subject_id join entity o on o.id = p.object_id
order by p.late, p.rank, p.subject_id, p.predicate, p.object_id
