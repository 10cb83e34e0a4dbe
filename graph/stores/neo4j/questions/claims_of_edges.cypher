// The claims of edges, as they are known at a moment (or stand today; all of them where no edge stands any more).
UNWIND $ids AS id
MATCH (t:Claim {edge_id: id})
WHERE ($as_of = '' OR t.date IS NULL OR t.date <= $as_of)
  AND ($known_at <> '' OR $retired = 1 OR t.known_to IS NULL)
  AND ($known_at = '' OR (t.known_from <= $known_at AND (t.known_to IS NULL OR t.known_to > $known_at)))
MATCH (x:Source {source_id: t.source_id})
OPTIONAL MATCH (s:<kinds> {id: t.subject_id})
OPTIONAL MATCH (o:<kinds> {id: t.object_id})
WITH t, coalesce(t.date, '') AS day,
     x.visibility = 'public' AND coalesce(s.visibility, 'public') = 'public' AND coalesce(o.visibility, 'public') = 'public' AS open
ORDER BY day, t.claim_id
WITH collect({t: t, day: day, open: open}) AS every
WITH size(every) AS all, [x IN every WHERE $public = 0 OR x.open] AS visible
UNWIND [x IN visible WHERE $after_day IS NULL OR x.day > $after_day OR (x.day = $after_day AND x.t.claim_id > $after_claim)][..$limit] AS x
WITH all, size(visible) AS total, x.day AS day, x.t AS t
OPTIONAL MATCH (s:<kinds> {id: t.subject_id})
OPTIONAL MATCH (o:<kinds> {id: t.object_id})
WITH <claims> AS row, day, total, all
RETURN row {.*, day: day, total: total, every: all} AS row ORDER BY row.day, row.claim_id
