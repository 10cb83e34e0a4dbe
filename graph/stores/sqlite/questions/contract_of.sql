select * from contract where entity_id = :id
