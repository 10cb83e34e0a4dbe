// Accepted claims t of records of one predicate and of some levels, as they are known at a moment.
MATCH (t:Claim) WHERE t.predicate = $predicate AND t.level IN $levels AND t.status = 'accepted'
  AND (t.counted = 1 OR ($known_at <> '' AND t.known_to IS NOT NULL))
  AND ($as_of = '' OR t.date IS NULL OR t.date <= $as_of)
  AND ($known_at = '' OR (t.known_from <= $known_at AND (t.known_to IS NULL OR t.known_to > $known_at)))
  AND ($public = 0
       OR (EXISTS { MATCH (x:Source {source_id: t.source_id}) WHERE x.visibility = 'public' }
           AND NOT EXISTS { MATCH (h:<kinds> {id: t.subject_id}) WHERE h.visibility <> 'public' }
           AND NOT EXISTS { MATCH (h:<kinds> {id: t.object_id}) WHERE h.visibility <> 'public' }
           AND NOT EXISTS { MATCH (h:Contract {id: t.contract_ref}) WHERE h.visibility <> 'public' }))
  // A summary counts where its contract has no action.
  AND (t.level <> 'summary' OR NOT EXISTS {
        MATCH (a:Claim {contract_ref: t.contract_ref})
        WHERE a.predicate = $predicate AND a.level = 'action' AND a.status = 'accepted'
          AND (a.counted = 1 OR ($known_at <> '' AND a.known_to IS NOT NULL))
          AND ($as_of = '' OR a.date IS NULL OR a.date <= $as_of)
          AND ($known_at = '' OR (a.known_from <= $known_at AND (a.known_to IS NULL OR a.known_to > $known_at)))
      })
