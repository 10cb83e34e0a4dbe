// Claims beside the award records, those that differ first; of one entity with `id`.
MATCH (k:Corroboration)
WHERE $verdict IS NULL OR k.verdict = $verdict
MATCH (t:Claim {id: k.claim})
WHERE $id IS NULL OR k.subject_id = $id OR k.object_id = $id OR t.contract_ref = $id
   OR EXISTS { MATCH (a:CorroborationAward {corroboration_id: k.id})
               WHERE a.contract_id = $id OR a.vendor_id = $id OR a.agency_id = $id }
MATCH (y:Source {source_id: t.source_id})
OPTIONAL MATCH (s:<kinds> {id: t.subject_id})
OPTIONAL MATCH (o:<kinds> {id: t.object_id})
WITH k, t, s, o, y
WHERE $public = 0
   OR (k.visibility = 'public' AND y.visibility = 'public'
       AND coalesce(s.visibility, 'public') = 'public' AND coalesce(o.visibility, 'public') = 'public'
       AND NOT EXISTS { MATCH (a:CorroborationAward {corroboration_id: k.id}) MATCH (n:<kinds>)
                        WHERE n.id IN [a.contract_id, a.vendor_id, a.agency_id] AND n.visibility <> 'public' })
WITH <claims> AS told, k
WITH told {.*, corroboration_id: k.id, verdict: k.verdict, rank: k.rank, why: k.why, low: k.low, high: k.high,
           searched: k.searched} AS row ORDER BY row.rank, row.corroboration_id
WITH collect(row) AS every
UNWIND [x IN every WHERE $after_rank IS NULL OR x.rank > $after_rank
        OR (x.rank = $after_rank AND x.corroboration_id > $after_id)][..$limit] AS row
RETURN row {.*, total: size(every)} AS row ORDER BY row.rank, row.corroboration_id
