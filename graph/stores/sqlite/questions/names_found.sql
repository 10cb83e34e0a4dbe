-- Entities with a name that the expression matches, the best connected first.
select e.id, e.public_id as entity, e.type as entity_type, e.name as entity_name, e.edges, n.name as matched
from name_words w join entity_name_row n on n.rowid = w.rowid join entity e on e.id = n.entity_id
where w.name_words match :expression
  and (:types is null or e.type in (select value from json_each(:types)))
  and (not :public or e.visibility = 'public')
order by e.edges desc, e.public_id, n.name
limit :limit
