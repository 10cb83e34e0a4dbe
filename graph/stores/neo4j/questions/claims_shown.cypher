t {<columns of claim>, subject_key: s.public_id, subject_type: s.type, subject_entity: s.name,
          object_key: o.public_id, object_type: o.type, object_entity: o.name}
