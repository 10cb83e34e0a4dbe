// The edges of some entities, told together for each subject, predicate and object; their `ids` where they are few.
CALL () {
    UNWIND $ids AS id
    MATCH (n:<kinds> {id: id})-[r]->(m) WHERE $forward = 1 AND ($among = 0 OR m.id IN $ids) RETURN r
  UNION
    UNWIND $ids AS id
    MATCH (n:<kinds> {id: id})<-[r]-() WHERE $backward = 1 AND $among = 0 RETURN r
  UNION
    UNWIND $ids AS id
    MATCH (t:Claim {contract_ref: id}) WHERE $forward = 1 AND $backward = 1 AND $among = 0
    WITH DISTINCT id, t.edge_id AS edge, t.object_id AS object
    MATCH ()-[r {id: edge}]->(b:<kinds> {id: object}) WHERE r.contract_id = id
    RETURN r
}
WITH r WHERE r.implied = 0 AND ($predicates IS NULL OR type(r) IN $predicates)
CALL (r) {
<standing>
}
WITH e, s, o
WHERE ($types IS NULL OR (NOT s.id IN $ids AND s.type IN $types) OR (NOT o.id IN $ids AND o.type IN $types))
  AND ($status IS NULL OR e.status IN $status)
  AND ($min_amount IS NULL OR e.worth >= $min_amount)
WITH s, o, e.predicate AS predicate, count(*) AS edges,
     collect(e.obligated) AS obligated, collect(e.current) AS current, collect(e.potential) AS potential, collect(e.worth) AS worth,
     min(e.valid_from) AS valid_from, max(e.valid_to) AS valid_to, sum(e.claims) AS claims, max(e.sources) AS sources,
     max(e.disputed) AS disputed, collect(DISTINCT e.currency) AS currencies, collect(e.id) AS ids
WITH s, o, predicate, edges, valid_from, valid_to, claims, sources, disputed, ids, predicate IN $last AS late,
     CASE WHEN size(currencies) = 1 THEN currencies[0] END AS currency,
     CASE WHEN size(obligated) > 0 THEN reduce(sum = 0, x IN obligated | sum + x) END AS obligated,
     CASE WHEN size(current) > 0 THEN reduce(sum = 0, x IN current | sum + x) END AS current,
     CASE WHEN size(potential) > 0 THEN reduce(sum = 0, x IN potential | sum + x) END AS potential,
     CASE WHEN size(worth) > 0 THEN -reduce(sum = 0, x IN worth | sum + x) ELSE 9000000000000000000 END AS rank
ORDER BY late, rank, s.id, predicate, o.id LIMIT $limit
RETURN {subject_id: s.id, subject: s.public_id, subject_type: s.type, subject_name: s.name, predicate: predicate,
        object_id: o.id, object: o.public_id, object_type: o.type, object_name: o.name,
        edges: edges, obligated: obligated, current: current, potential: potential, valid_from: valid_from, valid_to: valid_to,
        claims: claims, sources: sources, disputed: disputed, currency: currency, ids: CASE WHEN edges <= $few THEN ids ELSE [] END} AS row
ORDER BY late, rank, s.id, predicate, o.id
