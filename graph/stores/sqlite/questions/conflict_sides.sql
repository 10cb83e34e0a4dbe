-- The sides of conflicts with their claims.
select
    x.conflict_id, x.side, x.value, t.*,
    s.public_id as subject_key, s.type as subject_type, s.name as subject_entity,
    o.public_id as object_key, o.type as object_type, o.name as object_entity
from conflict_side x
join claim t on t.id = x.claim
left join entity s on s.id = t.subject_id
left join entity o on o.id = t.object_id
where x.conflict_id in (select value from json_each(:ids))
  and (not :public
       or (t.source_id in (select source_id from source where visibility = 'public')
           and t.subject_id not in (select id from hidden) and t.object_id not in (select id from hidden)))
order by x.conflict_id, x.side, t.claim_id
