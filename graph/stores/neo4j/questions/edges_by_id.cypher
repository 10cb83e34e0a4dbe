// Edges by their ids, found through their claims. `retired` also shows an edge none of whose claims stands any more.
UNWIND $ids AS id
MATCH (t:Claim {edge_id: id})
WITH DISTINCT t.edge_id AS edge, t.object_id AS object
MATCH ()-[r {id: edge}]->(b:<kinds> {id: object})
CALL (r) {
<standing>
}
RETURN <named> AS row ORDER BY row.id
