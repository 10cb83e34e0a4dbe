// Conflicts, the weightiest first; of one entity with `id`.
MATCH (k:Conflict)
WHERE $id IS NULL OR k.subject_id = $id OR k.object_id = $id
   OR EXISTS { MATCH (t:Claim {edge_id: k.edge_id}) WHERE t.contract_ref = $id OR t.object_id = $id }
   OR EXISTS { MATCH (x:ConflictSide {conflict_id: k.id}) MATCH (t:Claim {id: x.claim})
               WHERE t.subject_id = $id OR t.object_id = $id OR t.contract_ref = $id }
MATCH (s:<kinds> {id: k.subject_id})
OPTIONAL MATCH (o:<kinds> {id: k.object_id})
WITH k, s, o
WHERE $public = 0 OR (k.visibility = 'public' AND s.visibility = 'public' AND coalesce(o.visibility, 'public') = 'public')
WITH k {<columns of conflict>, subject: s.public_id, subject_type: s.type, subject_name: s.name,
        object: o.public_id, object_type: o.type, object_name: o.name} AS row ORDER BY row.rank, row.id
WITH collect(row) AS every
UNWIND [x IN every WHERE $after_rank IS NULL OR x.rank > $after_rank OR (x.rank = $after_rank AND x.id > $after_id)][..$limit] AS row
RETURN row {.*, total: size(every)} AS row ORDER BY row.rank, row.id
