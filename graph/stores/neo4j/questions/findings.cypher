MATCH (f:Finding) WHERE $kind IS NULL OR f.kind = $kind
OPTIONAL MATCH (x:Source {source_id: f.source_id})
WITH f, $public = 0 OR f.source_id IS NULL OR coalesce(x.visibility, '') = 'public' AS open ORDER BY f.number
WITH collect({f: f, open: open}) AS every
WITH size(every) AS all, [x IN every WHERE x.open | x.f] AS found
UNWIND [f IN found WHERE $after IS NULL OR f.number > $after][..$limit] AS f
RETURN f {<columns of finding>, total: size(found), every: all} AS row ORDER BY row.number
