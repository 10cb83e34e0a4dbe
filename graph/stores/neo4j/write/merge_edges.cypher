// One batch of edges between nodes of two kinds.
UNWIND $rows AS row
MATCH (s:<subject> {id: row.subject_id})
MATCH (o:<object> {id: row.object_id})
MERGE (s)-[r:<predicate> {id: row.id}]->(o)
SET r = row
