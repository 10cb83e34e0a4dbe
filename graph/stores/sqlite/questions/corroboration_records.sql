-- The records that amounts beside claims stand in.
select
    x.corroboration_id, x.number, t.*,
    s.public_id as subject_key, s.type as subject_type, s.name as subject_entity,
    o.public_id as object_key, o.type as object_type, o.name as object_entity
from corroboration_record x
join claim t on t.id = x.claim
left join entity s on s.id = t.subject_id
left join entity o on o.id = t.object_id
where x.corroboration_id in (select value from json_each(:ids))
order by x.corroboration_id, x.number, coalesce(t.date, ''), coalesce(t.modification, ''), t.claim_id
