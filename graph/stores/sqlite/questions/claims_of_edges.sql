-- The claims of edges, as they are known at a moment (or stand today; all of them where no edge stands any more).
with wanted as materialized (
    select t.* from json_each(:ids) one cross join claim t on t.edge_id = one.value
    where (:as_of is null or t.date is null or t.date <= :as_of)
      and (:known_at is not null or :retired or t.known_to is null)
      and (:known_at is null or (t.known_from <= :known_at and (t.known_to is null or t.known_to > :known_at)))
),
visible as (
    select t.*, coalesce(t.date, '') as day from wanted t
    where not :public
       or (t.source_id in (select source_id from source where visibility = 'public')
           and t.subject_id not in (select id from hidden) and t.object_id not in (select id from hidden))
)
select
    t.*, s.public_id as subject_key, s.type as subject_type, s.name as subject_entity,
    o.public_id as object_key, o.type as object_type, o.name as object_entity,
    (select count(*) from visible) as total, (select count(*) from wanted) as every
from visible t
left join entity s on s.id = t.subject_id
left join entity o on o.id = t.object_id
where :after_day is null or (t.day, t.claim_id) > (:after_day, :after_claim)
order by t.day, t.claim_id
limit :limit
