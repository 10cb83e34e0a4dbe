// What records add up to, by the entities that the names stand for. A summary counts where its contract has no action.
// The fiscal year of the United States begins in October.
MATCH (t:Claim) WHERE t.predicate = 'CONTRACTED_WITH' AND t.level IN ['action', 'summary'] AND t.status = 'accepted'
  AND (t.counted = 1 OR ($known_at <> '' AND t.known_to IS NOT NULL))
  AND ($as_of = '' OR t.date IS NULL OR t.date <= $as_of)
  AND ($known_at = '' OR (t.known_from <= $known_at AND (t.known_to IS NULL OR t.known_to > $known_at)))
  AND ($public = 0
       OR (EXISTS { MATCH (x:Source {source_id: t.source_id}) WHERE x.visibility = 'public' }
           AND NOT EXISTS { MATCH (h:<kinds> {id: t.subject_id}) WHERE h.visibility <> 'public' }
           AND NOT EXISTS { MATCH (h:<kinds> {id: t.object_id}) WHERE h.visibility <> 'public' }
           AND NOT EXISTS { MATCH (h:Contract {id: t.contract_ref}) WHERE h.visibility <> 'public' }))
  AND (t.level = 'action' OR NOT EXISTS {
        MATCH (a:Claim {contract_ref: t.contract_ref})
        WHERE a.predicate = 'CONTRACTED_WITH' AND a.level = 'action' AND a.status = 'accepted'
          AND (a.counted = 1 OR ($known_at <> '' AND a.known_to IS NOT NULL))
          AND ($as_of = '' OR a.date IS NULL OR a.date <= $as_of)
          AND ($known_at = '' OR (a.known_from <= $known_at AND (a.known_to IS NULL OR a.known_to > $known_at)))
      })
WITH CASE WHEN $vendor = 1 THEN t.object_id END AS vendor_id, CASE WHEN $agency = 1 THEN t.subject_id END AS agency_id,
     CASE WHEN $year = 1 THEN toInteger(left(t.date, 4)) + CASE WHEN substring(t.date, 5, 2) >= '10' THEN 1 ELSE 0 END END AS year,
     count(*) AS actions, sum(t.obligated) AS obligated
OPTIONAL MATCH (v:<kinds> {id: vendor_id})
OPTIONAL MATCH (a:<kinds> {id: agency_id})
RETURN {vendor: v.name, agency: a.name, year: year, actions: actions, obligated: obligated} AS row
ORDER BY obligated DESC, v.name, a.name, year, v.public_id, a.public_id
