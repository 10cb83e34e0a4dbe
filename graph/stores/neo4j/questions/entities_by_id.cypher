UNWIND $ids AS id
MATCH (n:<kinds> {id: id})
RETURN {id: n.id, entity: n.public_id, entity_type: n.type, entity_name: n.name} AS row ORDER BY row.id
