// The edges of some predicates that are about contracts, found through their claims.
UNWIND $ids AS id
MATCH (t:Claim {contract_ref: id}) WHERE t.predicate IN $predicates AND t.edge_id <> 0
WITH DISTINCT id, t.edge_id AS edge, t.object_id AS object
MATCH ()-[r {id: edge}]->(b:<kinds> {id: object}) WHERE r.contract_id = id
CALL (r) {
<standing>
}
RETURN <named> AS row ORDER BY row.id
