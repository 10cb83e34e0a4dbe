// Entities with a name that the expression matches, the best connected first.
CALL db.index.fulltext.queryNodes('entity_name_words', $expression) YIELD node
MATCH (e:<kinds> {id: node.entity_id})
WHERE ($types IS NULL OR e.type IN $types) AND ($public = 0 OR e.visibility = 'public')
RETURN {id: e.id, entity: e.public_id, entity_type: e.type, entity_name: e.name, edges: e.edges, matched: node.name} AS row
ORDER BY e.edges DESC, e.public_id, node.name LIMIT $limit
