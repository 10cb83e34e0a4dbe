-- Contracts whose number begins with a text.
select e.id, e.public_id as entity, e.type as entity_type, e.name as entity_name, e.edges, k.piid as matched
from contract_row k join entity e on e.id = k.entity_id
where k.piid >= :text and k.piid < :text || char(1114111)
  and (:types is null or e.type in (select value from json_each(:types)))
  and (not :public or e.visibility = 'public')
order by k.piid, e.public_id
limit :limit
