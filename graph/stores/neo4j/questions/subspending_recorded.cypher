// What subawards add up to, by the names that they write.
MATCH (t:Claim) WHERE t.predicate = 'SUBAWARD_OF' AND t.level IN ['subaward'] AND t.status = 'accepted'
  AND (t.counted = 1 OR ($known_at <> '' AND t.known_to IS NOT NULL))
  AND ($as_of = '' OR t.date IS NULL OR t.date <= $as_of)
  AND ($known_at = '' OR (t.known_from <= $known_at AND (t.known_to IS NULL OR t.known_to > $known_at)))
  AND ($public = 0
       OR (EXISTS { MATCH (x:Source {source_id: t.source_id}) WHERE x.visibility = 'public' }
           AND NOT EXISTS { MATCH (h:<kinds> {id: t.subject_id}) WHERE h.visibility <> 'public' }
           AND NOT EXISTS { MATCH (h:<kinds> {id: t.object_id}) WHERE h.visibility <> 'public' }
           AND NOT EXISTS { MATCH (h:Contract {id: t.contract_ref}) WHERE h.visibility <> 'public' }))
WITH CASE WHEN $recipient = 1 THEN t.subject_name END AS recipient, CASE WHEN $agency = 1 THEN t.agency_name END AS agency,
     count(*) AS actions, sum(coalesce(t.obligated, t.amount)) AS obligated
RETURN {recipient: recipient, agency: agency, actions: actions, obligated: obligated} AS row
ORDER BY obligated DESC, recipient, agency
