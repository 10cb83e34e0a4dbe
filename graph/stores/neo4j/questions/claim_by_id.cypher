// A claim; its id is the hash of its public id.
MATCH (t:Claim {id: $id, claim_id: $claim_id})
MATCH (x:Source {source_id: t.source_id})
OPTIONAL MATCH (s:<kinds> {id: t.subject_id})
OPTIONAL MATCH (o:<kinds> {id: t.object_id})
WITH t, x, s, o
WHERE $public = 0
   OR (x.visibility = 'public' AND coalesce(s.visibility, 'public') = 'public' AND coalesce(o.visibility, 'public') = 'public')
RETURN <claims> AS row
