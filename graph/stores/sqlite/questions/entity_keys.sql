select "key" from entity_key where entity_id = :id order by "key"
