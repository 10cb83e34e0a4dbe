MATCH (s)-[r:<name>]->(o) WHERE r.implied = 0 AND ($after IS NULL OR r.<key> > $after)
RETURN r {<columns>, subject_id: s.id, predicate: type(r), object_id: o.id} AS row, r.<key> AS place ORDER BY r.<key> LIMIT $limit
