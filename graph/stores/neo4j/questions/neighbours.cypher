// What an entity is joined to, by predicate, direction and kind: how many, by how many edges, and what those come to.
MATCH (n:<kinds> {id: $id})-[r]-() WHERE r.implied = 0
WITH DISTINCT r
CALL (r) {
<standing>
}
WITH e, CASE WHEN s.id = $id THEN 1 ELSE 0 END AS forward, CASE WHEN s.id = $id THEN o ELSE s END AS far
WITH e.predicate AS predicate, forward, far.type AS type, count(DISTINCT far.id) AS neighbours, count(*) AS edges,
     collect(e.obligated) AS obligated, collect(DISTINCT e.currency) AS currencies
RETURN {predicate: predicate, forward: forward, type: type, neighbours: neighbours, edges: edges,
        obligated: CASE WHEN size(obligated) > 0 THEN reduce(sum = 0, x IN obligated | sum + x) END,
        currency: CASE WHEN size(currencies) = 1 THEN currencies[0] END} AS row
ORDER BY edges DESC, predicate, forward DESC, type
