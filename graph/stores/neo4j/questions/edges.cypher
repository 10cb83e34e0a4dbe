// The edges of an entity, the largest first; those about a contract are its own too.
MATCH (n:<kinds> {id: $id})
CALL (n) {
    MATCH (n)-[r]->() WHERE $forward = 1 RETURN r
    UNION
    MATCH (n)<-[r]-() WHERE $backward = 1 RETURN r
    UNION
    MATCH (t:Claim {contract_ref: n.id}) WHERE $forward = 1 AND $backward = 1
    WITH DISTINCT n, t.edge_id AS edge, t.object_id AS object
    MATCH ()-[r {id: edge}]->(b:<kinds> {id: object}) WHERE r.contract_id = n.id
    RETURN r
}
WITH r WHERE r.implied = 0 AND ($predicates IS NULL OR type(r) IN $predicates)
CALL (r) {
<standing>
}
WITH r, e, s, o
WHERE ($types IS NULL OR (s.id <> $id AND s.type IN $types) OR (o.id <> $id AND o.type IN $types))
  AND ($status IS NULL OR e.status IN $status)
  AND ($min_amount IS NULL OR e.worth >= $min_amount)
WITH r, coalesce(-e.worth, 9000000000000000000) AS rank ORDER BY rank, r.id
WITH collect({r: r, rank: rank}) AS every
UNWIND [x IN every WHERE $after_rank IS NULL OR x.rank > $after_rank OR (x.rank = $after_rank AND x.r.id > $after_id)][..$limit] AS x
WITH size(every) AS total, x.r AS r, x.rank AS rank
CALL (r) {
<standing>
}
WITH <named> AS row, rank, total
RETURN row {.*, rank: rank, total: total} AS row ORDER BY row.rank, row.id
