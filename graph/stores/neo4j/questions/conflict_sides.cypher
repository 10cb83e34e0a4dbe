// The sides of conflicts with their claims.
UNWIND $ids AS id
MATCH (x:ConflictSide {conflict_id: id})
MATCH (t:Claim {id: x.claim})
MATCH (y:Source {source_id: t.source_id})
OPTIONAL MATCH (s:<kinds> {id: t.subject_id})
OPTIONAL MATCH (o:<kinds> {id: t.object_id})
WITH x, t, y, s, o
WHERE $public = 0
   OR (y.visibility = 'public' AND coalesce(s.visibility, 'public') = 'public' AND coalesce(o.visibility, 'public') = 'public')
WITH <claims> AS row, x
RETURN row {.*, conflict_id: x.conflict_id, side: x.side, value: x.value} AS row
ORDER BY row.conflict_id, row.side, row.claim_id
