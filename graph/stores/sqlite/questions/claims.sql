-- Claims in the order of their key. `after` is the id of the last claim seen.
-- Combinations that most claims share are found by reading on from there, the others by lookup, those of an entity by its edges.
with place (number) as (select coalesce(:after, -1)),
forms (number, small) as (
    select f.number, exists (select 1 from claim_of_small_form x where x.form = f.number)
    from claim_form f
    where (:source is null or f.source_id = :source) and (:status is null or f.status = :status)
      and (:predicate is null or f.predicate = :predicate)
      and (not :public or f.source_id in (select source_id from source where visibility = 'public'))
),
read_on (number) as (
    select rowid from claim_row
    where :entity is null and exists (select 1 from forms where not small)
      and form in (select number from forms where not small) and rowid > (select number from place)
      and (not :public or (subject_id not in (select id from hidden) and object_id not in (select id from hidden)))
    order by rowid limit :limit
),
looked_up (number) as (
    select x.number from claim_of_small_form x join claim_row t on t.rowid = x.number
    where :entity is null and x.form in (select number from forms where small) and x.number > (select number from place)
      and (not :public or (t.subject_id not in (select id from hidden) and t.object_id not in (select id from hidden)))
    order by x.number limit :limit
),
of_entity (number) as (
    select c.value
    from edge_row e cross join claim_of_edge l on l.edge_id = e.id cross join json_each(l.rows) c
    where :entity is not null
      and (e.subject_id = :entity or e.object_id = :entity or e.id {about :entity} and +e.contract_id = :entity)
    union
    select number from claim_of_end where :entity is not null and end_id = :entity
),
fitting (number) as (
    select x.number from of_entity x join claim_row t on t.rowid = x.number
    where t.form in (select number from forms) and x.number > (select number from place)
      and (not :public or (t.subject_id not in (select id from hidden) and t.object_id not in (select id from hidden)))
    order by x.number limit :limit
),
wanted (number) as (select number from read_on union select number from looked_up union select number from fitting)
select
    t.*, s.public_id as subject_key, s.type as subject_type, s.name as subject_entity,
    o.public_id as object_key, o.type as object_type, o.name as object_entity
from wanted
cross join claim t on t.number = wanted.number
left join entity s on s.id = t.subject_id
left join entity o on o.id = t.object_id
order by t.number
limit :limit
