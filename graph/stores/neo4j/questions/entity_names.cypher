// The names of an entity: those that more rows bear first.
MATCH (n:EntityName {entity_id: $id})
RETURN {name: n.name, kind: n.kind} AS row ORDER BY n.rows DESC, n.name
