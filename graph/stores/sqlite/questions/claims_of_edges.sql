-- The claims that bear edges, as they are known at a moment (or stand today; all of them where no edge stands any more):
-- the accepted ones, and proposed ones only where none is. With `corrected` those that a newer download corrected by then.
with heard as materialized (
    select t.*, t.known_to is not null and case when :known_at is null then not :retired else t.known_to <= :known_at end as gone
    from json_each(:ids) one cross join claim_of_edge l on l.edge_id = one.value cross join json_each(l.rows) c
    cross join claim t on t.id = c.value
    where (:as_of is null or t.date is null or t.date <= :as_of) and (:known_at is null or t.known_from <= :known_at)
),
wanted as materialized (
    select * from heard where status = (select min(status) from heard where not gone)
),
visible as materialized (
    select t.*, coalesce(t.date, '') as day from wanted t
    where not :public
       or (t.source_id in (select source_id from source where visibility = 'public')
           and t.subject_id not in (select id from hidden) and t.object_id not in (select id from hidden))
)
select
    t.*, s.public_id as subject_key, s.type as subject_type, s.name as subject_entity,
    o.public_id as object_key, o.type as object_type, o.name as object_entity,
    (select count(*) from visible where gone = :corrected) as total,
    (select count(*) from wanted where gone = :corrected) as every,
    (select count(*) from visible where gone) as corrected
from visible t
left join entity s on s.id = t.subject_id
left join entity o on o.id = t.object_id
where t.gone = :corrected and (:after_day is null or (t.day, t.claim_id) > (:after_day, :after_claim))
order by t.day, t.claim_id
limit :limit
