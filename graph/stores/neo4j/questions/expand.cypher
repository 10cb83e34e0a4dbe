// From each of some entities its neighbours, each by the best supported edge between the two: most sources, most claims, lowest id.
CALL () {
    UNWIND $ids AS id
    MATCH (n:<kinds> {id: id})-[r]->(m) WHERE $forward = 1 RETURN n, r, m, 1 AS forward
  UNION
    UNWIND $ids AS id
    MATCH (n:<kinds> {id: id})<-[r]-(m) WHERE $backward = 1 RETURN n, r, m, 0 AS forward
}
WITH n, r, m, forward
WHERE ((r.implied = 0 AND ($predicates IS NULL OR type(r) IN $predicates)) OR (r.implied = 1 AND type(r) IN $implied_names))
  AND ($known_at <> '' OR r.known_to IS NULL)
  AND ($status IS NULL OR r.status IN $status)
  AND ($min_amount IS NULL OR coalesce(r.obligated, r.current, r.potential, r.stated) >= $min_amount)
  AND ($types IS NULL OR m.id = $goal OR m.type IN $types)
  AND ($public = 0 OR (r.visibility = 'public' AND m.visibility = 'public'
                       AND NOT EXISTS { MATCH (c:Contract {id: r.contract_id}) WHERE c.visibility <> 'public' }))
  AND ($as_of = ''
       OR ((r.valid_from IS NULL OR r.valid_from <= $as_of)
           AND (r.valid_to IS NULL OR $as_of <= CASE r.valid_to_precision WHEN 'year' THEN left(r.valid_to, 4) + '-12-31'
                                                                          WHEN 'month' THEN left(r.valid_to, 7) + '-31'
                                                                          ELSE r.valid_to END)))
  AND (($as_of = '' AND $known_at = '')
       OR EXISTS {
           MATCH (t:Claim {edge_id: r.id})
           WHERE t.status <> 'rejected' AND ($as_of = '' OR t.date IS NULL OR t.date <= $as_of)
             AND ($known_at <> '' OR t.known_to IS NULL)
             AND ($known_at = '' OR (t.known_from <= $known_at AND (t.known_to IS NULL OR t.known_to > $known_at)))
       }
       OR (r.implied = 1 AND EXISTS {
           MATCH (t:Claim {contract_ref: r.contract_id})
           WHERE (t.subject_id = endNode(r).id OR t.object_id = endNode(r).id) AND t.edge_id <> 0 AND t.status <> 'rejected'
             AND ($as_of = '' OR t.date IS NULL OR t.date <= $as_of)
             AND ($known_at <> '' OR t.known_to IS NULL)
             AND ($known_at = '' OR (t.known_from <= $known_at AND (t.known_to IS NULL OR t.known_to > $known_at)))
       }))
WITH n, m, r, forward ORDER BY r.sources DESC, r.claims DESC, r.id
WITH n.id AS near, m.id AS far, head(collect({forward: forward, edge: r.id, sources: r.sources, claims: r.claims})) AS best
RETURN best {.*, near: near, far: far} AS row ORDER BY best.sources DESC, best.claims DESC, best.edge, near, far LIMIT $limit
