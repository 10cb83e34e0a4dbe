    p.*,
    s.public_id as subject, s.type as subject_type, s.name as subject_name,
    o.public_id as object, o.type as object_type, o.name as object_name,
    c.public_id as contract, c.type as contract_type, c.name as contract_name
