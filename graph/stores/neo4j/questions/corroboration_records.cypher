// The records that amounts beside claims stand in.
UNWIND $ids AS id
MATCH (x:CorroborationRecord {corroboration_id: id})
MATCH (t:Claim {id: x.claim})
OPTIONAL MATCH (s:<kinds> {id: t.subject_id})
OPTIONAL MATCH (o:<kinds> {id: t.object_id})
WITH <claims> AS row, x
RETURN row {.*, corroboration_id: x.corroboration_id, number: x.number} AS row
ORDER BY row.corroboration_id, row.number, coalesce(row.date, ''), coalesce(row.modification, ''), row.claim_id
