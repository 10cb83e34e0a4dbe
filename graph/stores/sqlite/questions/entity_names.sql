-- The names of an entity: those that more rows bear first.
select name, kind from entity_name where entity_id = :id order by rows desc, name
