// Whether the case has prime awards of its own. What a file of subawards says of their prime awards is none.
MATCH (s:Source)
WITH s WHERE NOT EXISTS { MATCH (u:Claim {source_id: s.source_id}) WHERE u.level = 'subaward' }
RETURN {yes: count(CASE WHEN EXISTS { MATCH (t:Claim {source_id: s.source_id})
                                      WHERE t.predicate = 'CONTRACTED_WITH' AND t.level IN ['action', 'summary'] } THEN 1 END) > 0} AS row
