MATCH (k:EntityKey {entity_id: $id})
RETURN {key: k.key} AS row ORDER BY k.key
