// The claims that bear edges, as they are known at a moment (or stand today; all of them where no edge stands any more):
// the accepted ones, and proposed ones only where none is. With `corrected` those that a newer download corrected by then.
UNWIND $ids AS id
MATCH (t:Claim {edge_id: id})
WHERE ($as_of = '' OR t.date IS NULL OR t.date <= $as_of) AND ($known_at = '' OR t.known_from <= $known_at)
MATCH (x:Source {source_id: t.source_id})
OPTIONAL MATCH (s:<kinds> {id: t.subject_id})
OPTIONAL MATCH (o:<kinds> {id: t.object_id})
WITH t, coalesce(t.date, '') AS day,
     t.known_to IS NOT NULL AND CASE WHEN $known_at = '' THEN $retired = 0 ELSE t.known_to <= $known_at END AS gone,
     x.visibility = 'public' AND coalesce(s.visibility, 'public') = 'public' AND coalesce(o.visibility, 'public') = 'public' AS open
ORDER BY day, t.claim_id
WITH collect({t: t, day: day, gone: gone, open: open}) AS heard, min(CASE WHEN NOT gone THEN t.status END) AS status
WITH [x IN heard WHERE x.t.status = status] AS wanted
WITH wanted, [x IN wanted WHERE $public = 0 OR x.open] AS visible
WITH size([x IN wanted WHERE x.gone = ($corrected = 1)]) AS all, size([x IN visible WHERE x.gone]) AS corrected,
     [x IN visible WHERE x.gone = ($corrected = 1)] AS listed
UNWIND [x IN listed WHERE $after_day IS NULL OR x.day > $after_day OR (x.day = $after_day AND x.t.claim_id > $after_claim)][..$limit] AS x
WITH all, corrected, size(listed) AS total, x.day AS day, x.t AS t
OPTIONAL MATCH (s:<kinds> {id: t.subject_id})
OPTIONAL MATCH (o:<kinds> {id: t.object_id})
WITH <claims> AS row, day, total, all, corrected
RETURN row {.*, day: day, total: total, every: all, corrected: corrected} AS row ORDER BY row.day, row.claim_id
