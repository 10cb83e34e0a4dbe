MATCH (k:EntityKey {entity_id: $id})
MATCH (n:<kinds> {id: $id}) WHERE k.key <> n.public_id
RETURN {key: k.key} AS row ORDER BY k.key
