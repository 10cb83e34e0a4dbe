    // The edge r as it stood at a moment: only claims dated and known by then, amounts computed from them.
    // A claim with known_to was corrected later and counts before that day; counted = 0 without it repeats another row.
    MATCH (t:Claim {edge_id: r.id})
    MATCH (x:Source {source_id: t.source_id})
    WHERE t.status <> 'rejected'
      AND ($as_of = '' OR t.date IS NULL OR t.date <= $as_of)
      AND ($known_at <> '' OR t.known_to IS NULL)
      AND ($known_at = '' OR (t.known_from <= $known_at AND (t.known_to IS NULL OR t.known_to > $known_at)))
    WITH r, t, coalesce(t.told_by, x.origin) AS teller, t.counted = 1 OR t.known_to IS NOT NULL AS counts
    ORDER BY t.status, coalesce(t.date, '') DESC, coalesce(toIntegerOrNull(right(t.modification, 5)), 0) DESC,
             coalesce(t.row, 0) DESC, t.id DESC
    WITH r, min(t.status) AS status, collect({t: t, teller: teller, counts: counts}) AS told
    UNWIND [one IN told WHERE one.t.status = status] AS one
    WITH r, status, one.t AS t, one.teller AS teller, one.counts AS counts
    WITH r, status, count(*) AS claims, count(DISTINCT teller) AS sources, min(t.known_from) AS known_from,
         collect(CASE WHEN counts AND t.level = 'action' THEN t.obligated END) AS actions,
         collect(CASE WHEN counts AND t.level = 'subaward' THEN t.obligated END) AS subawards,
         head(collect(CASE WHEN counts AND t.level = 'summary' THEN t.obligated END)) AS summary,
         head(collect(CASE WHEN counts THEN t.current END)) AS current,
         head(collect(CASE WHEN counts THEN t.potential END)) AS potential,
         collect(DISTINCT t.amount) AS amounts,
         min(t.amount_qualifier) AS word, max(t.currency) AS currency, count(DISTINCT t.currency) AS currencies,
         collect(DISTINCT t.modality) AS modalities
    WITH r, startNode(r) AS s, endNode(r) AS o,
         r {<columns of edge>, subject_id: startNode(r).id, predicate: type(r), object_id: endNode(r).id, status: status,
            obligated: CASE WHEN size(actions) > 0 THEN reduce(sum = 0, x IN actions | sum + x)
                            WHEN size(subawards) > 0 THEN reduce(sum = 0, x IN subawards | sum + x)
                            ELSE summary END,
            current: current, potential: potential,
            stated: CASE WHEN size(amounts) = 1 AND currencies < 2 THEN amounts[0] END,
            stated_qualifier: CASE WHEN size(amounts) = 1 AND currencies < 2 THEN word END,
            currency: currency, modality: head([word IN $modalities WHERE word IN modalities]),
            sources: sources, claims: claims, known_from: known_from, known_to: null} AS e
    WHERE $as_of = ''
       OR ((e.valid_from IS NULL OR e.valid_from <= $as_of)
           AND (e.valid_to IS NULL OR $as_of <= CASE e.valid_to_precision WHEN 'year' THEN left(e.valid_to, 4) + '-12-31'
                                                                          WHEN 'month' THEN left(e.valid_to, 7) + '-31'
                                                                          ELSE e.valid_to END))
    OPTIONAL MATCH (c:Contract {id: e.contract_id})
    WITH e {.*, worth: coalesce(e.obligated, e.current, e.potential, e.stated)} AS e, s, o, c
    WHERE $public = 0
       OR (e.visibility = 'public' AND s.visibility = 'public' AND o.visibility = 'public' AND coalesce(c.visibility, 'public') = 'public')
    RETURN e, s, o, c
