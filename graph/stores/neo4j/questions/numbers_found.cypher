// Contracts whose number begins with a text.
MATCH (k:ContractRecord) WHERE k.piid STARTS WITH $text
MATCH (e:<kinds> {id: k.entity_id})
WHERE ($types IS NULL OR e.type IN $types) AND ($public = 0 OR e.visibility = 'public')
RETURN {id: e.id, entity: e.public_id, entity_type: e.type, entity_name: e.name, edges: e.edges, matched: k.piid} AS row
ORDER BY k.piid, e.public_id LIMIT $limit
