select id, public_id as entity, type as entity_type, name as entity_name from entity
where id in (select value from json_each(:ids)) order by id
