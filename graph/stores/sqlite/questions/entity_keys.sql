select "key" from entity_alias where entity_id = :id order by "key"
