// What subawards add up to, by entities; the agency is that of the prime contract, where the case knows it.
MATCH (t:Claim) WHERE t.predicate = 'SUBAWARD_OF' AND t.level IN ['subaward'] AND t.status = 'accepted'
  AND (t.counted = 1 OR ($known_at <> '' AND t.known_to IS NOT NULL))
  AND ($as_of = '' OR t.date IS NULL OR t.date <= $as_of)
  AND ($known_at = '' OR (t.known_from <= $known_at AND (t.known_to IS NULL OR t.known_to > $known_at)))
  AND ($public = 0
       OR (EXISTS { MATCH (x:Source {source_id: t.source_id}) WHERE x.visibility = 'public' }
           AND NOT EXISTS { MATCH (h:<kinds> {id: t.subject_id}) WHERE h.visibility <> 'public' }
           AND NOT EXISTS { MATCH (h:<kinds> {id: t.object_id}) WHERE h.visibility <> 'public' }
           AND NOT EXISTS { MATCH (h:Contract {id: t.contract_ref}) WHERE h.visibility <> 'public' }))
CALL (t) {
    OPTIONAL MATCH (k:Claim {contract_ref: t.object_id}) WHERE k.predicate = 'CONTRACTED_WITH' AND k.edge_id <> 0
    WITH k ORDER BY k.edge_id LIMIT 1
    OPTIONAL MATCH (a:Agency {id: k.subject_id})
    RETURN a.name AS prime
}
WITH t, coalesce(prime, t.agency_name) AS told
WITH CASE WHEN $vendor = 1 THEN t.subject_id END AS vendor_id, CASE WHEN $agency = 1 THEN told END AS agency,
     CASE WHEN $year = 1 THEN toInteger(left(t.date, 4)) + CASE WHEN substring(t.date, 5, 2) >= '10' THEN 1 ELSE 0 END END AS year,
     count(*) AS actions, sum(coalesce(t.obligated, t.amount)) AS obligated
OPTIONAL MATCH (v:<kinds> {id: vendor_id})
RETURN {vendor: v.name, agency: agency, year: year, actions: actions, obligated: obligated} AS row
ORDER BY obligated DESC, v.name, agency, year, v.public_id
