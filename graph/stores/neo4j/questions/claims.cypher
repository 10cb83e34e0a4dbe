// Claims in the order of their key. `after` is the id of the last claim seen.
WITH coalesce($after, -1) AS place
CALL (place) {
    WITH place WHERE $entity IS NULL AND $source IS NULL
    MATCH (t:Claim) WHERE t.id > place RETURN t
  UNION
    WITH place WHERE $entity IS NULL AND $source IS NOT NULL
    MATCH (t:Claim {source_id: $source}) WHERE t.id > place RETURN t
  UNION
    WITH place WHERE $entity IS NOT NULL
    MATCH (t:Claim {subject_id: $entity}) WHERE t.id > place RETURN t
  UNION
    WITH place WHERE $entity IS NOT NULL
    MATCH (t:Claim {object_id: $entity}) WHERE t.id > place RETURN t
  UNION
    WITH place WHERE $entity IS NOT NULL
    MATCH (t:Claim {contract_ref: $entity}) WHERE t.id > place AND t.edge_id <> 0 RETURN t
}
WITH t
WHERE ($source IS NULL OR t.source_id = $source) AND ($status IS NULL OR t.status = $status)
  AND ($predicate IS NULL OR t.predicate = $predicate)
MATCH (x:Source {source_id: t.source_id})
OPTIONAL MATCH (s:<kinds> {id: t.subject_id})
OPTIONAL MATCH (o:<kinds> {id: t.object_id})
WITH t, x, s, o
WHERE $public = 0
   OR (x.visibility = 'public' AND coalesce(s.visibility, 'public') = 'public' AND coalesce(o.visibility, 'public') = 'public')
WITH t, s, o ORDER BY t.id LIMIT $limit
RETURN <claims> AS row ORDER BY t.id
