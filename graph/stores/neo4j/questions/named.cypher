e {.*, subject: s.public_id, subject_type: s.type, subject_name: s.name,
          object: o.public_id, object_type: o.type, object_name: o.name,
          contract: c.public_id, contract_type: c.type, contract_name: c.name}
