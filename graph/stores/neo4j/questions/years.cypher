// What an entity's contracts come to by the fiscal year of the United States, which begins in October. Obligated: award
// actions by their day, a summary where its contract has no action. Current value and ceiling: by the day the contract began.
MATCH (n:<kinds> {id: $id})
CALL (n) {
    MATCH (n)-[r:CONTRACTED_WITH]-()
    WITH DISTINCT r
    MATCH (t:Claim {edge_id: r.id}) WHERE t.level IN ['action', 'summary'] AND t.status = 'accepted'
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
    WITH t.date AS day, t.obligated AS cents
    WITH toInteger(left(day, 4)) + CASE WHEN substring(day, 5, 2) >= '10' THEN 1 ELSE 0 END AS year, count(*) AS actions,
         collect(cents) AS obligated
    RETURN year, actions, 0 AS contracts, obligated, [] AS current, [] AS potential
  UNION ALL
    MATCH (n)-[r:CONTRACTED_WITH]-() WHERE r.implied = 0
    WITH DISTINCT r
    CALL (r) {
<standing>
    }
    WITH toInteger(left(e.valid_from, 4)) + CASE WHEN substring(e.valid_from, 5, 2) >= '10' THEN 1 ELSE 0 END AS year,
         count(*) AS contracts, collect(e.current) AS current, collect(e.potential) AS potential
    RETURN year, 0 AS actions, contracts, [] AS obligated, current, potential
}
WITH year, sum(actions) AS actions, sum(contracts) AS contracts, collect(obligated) AS obligated, collect(current) AS current,
     collect(potential) AS potential
WHERE year IS NOT NULL
WITH year, actions, contracts, reduce(all = [], x IN obligated | all + x) AS obligated, reduce(all = [], x IN current | all + x) AS current,
     reduce(all = [], x IN potential | all + x) AS potential
RETURN {year: year, actions: actions, contracts: contracts,
        obligated: CASE WHEN size(obligated) > 0 THEN reduce(sum = 0, x IN obligated | sum + x) END,
        current: CASE WHEN size(current) > 0 THEN reduce(sum = 0, x IN current | sum + x) END,
        potential: CASE WHEN size(potential) > 0 THEN reduce(sum = 0, x IN potential | sum + x) END} AS row
ORDER BY year
