-- A claim; its id is the hash of its public id.
select
    t.*, s.public_id as subject_key, s.type as subject_type, s.name as subject_entity,
    o.public_id as object_key, o.type as object_type, o.name as object_entity
from claim t
left join entity s on s.id = t.subject_id
left join entity o on o.id = t.object_id
where t.id = :id and t.claim_id = :claim_id
  and (not :public
       or (t.source_id in (select source_id from source where visibility = 'public')
           and t.subject_id not in (select id from hidden) and t.object_id not in (select id from hidden)))
