// Sources with the number of their claims, by label.
MATCH (s:Source)
WITH collect(s) AS every
WITH size(every) AS all, [s IN every WHERE ($source_id IS NULL OR s.source_id = $source_id) AND ($public = 0 OR s.visibility = 'public')] AS found
UNWIND found AS s
WITH s, all, size(found) AS total
WHERE $after_label IS NULL OR s.label > $after_label OR (s.label = $after_label AND s.source_id > $after_id)
WITH s, all, total ORDER BY s.label, s.source_id LIMIT $limit
RETURN s {<columns of source>, claims: COUNT { MATCH (t:Claim {source_id: s.source_id}) }, total: total, every: all} AS row
ORDER BY row.label, row.source_id
