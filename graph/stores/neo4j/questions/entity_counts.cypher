// How many edges of each predicate touch an entity.
MATCH (n:<kinds> {id: $id})
CALL (n) {
    MATCH (n)-[r]-() RETURN r
    UNION
    MATCH (t:Claim {contract_ref: n.id})
    WITH DISTINCT n, t.edge_id AS edge, t.object_id AS object
    MATCH ()-[r {id: edge}]->(b:<kinds> {id: object}) WHERE r.contract_id = n.id
    RETURN r
}
WITH r WHERE r.implied = 0
CALL (r) {
<standing>
}
WITH e.predicate AS predicate, count(*) AS edges
RETURN {predicate: predicate, edges: edges} AS row ORDER BY predicate
