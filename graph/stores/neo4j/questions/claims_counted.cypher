// How many claims there are of a source, status or predicate.
MATCH (t:Claim)
WHERE ($source IS NULL OR t.source_id = $source) AND ($status IS NULL OR t.status = $status)
  AND ($predicate IS NULL OR t.predicate = $predicate)
MATCH (x:Source {source_id: t.source_id})
RETURN {every: count(*), total: count(CASE WHEN $public = 0 OR x.visibility = 'public' THEN 1 END)} AS row
