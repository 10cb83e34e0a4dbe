// Contract edges beside what is known of their contracts.
CALL () {
    WITH 1 AS one WHERE $vendor IS NOT NULL
    MATCH (v:Company {id: $vendor})<-[r:CONTRACTED_WITH]-(a:Agency) WHERE $agency IS NULL OR a.id = $agency RETURN r
  UNION
    WITH 1 AS one WHERE $vendor IS NULL AND $agency IS NOT NULL
    MATCH (a:Agency {id: $agency})-[r:CONTRACTED_WITH]->() RETURN r
  UNION
    WITH 1 AS one WHERE $vendor IS NULL AND $agency IS NULL
    MATCH ()-[r:CONTRACTED_WITH]->() RETURN r
}
CALL (r) {
<standing>
}
OPTIONAL MATCH (k:ContractRecord {entity_id: e.contract_id})
WITH r, e, s, o, c, k, coalesce(k.first_action, e.valid_from) AS began
WHERE ($since IS NULL OR began >= $since) AND ($until IS NULL OR began <= $until)
  AND ($min_amount IS NULL OR e.worth >= $min_amount) AND ($max_amount IS NULL OR e.worth <= $max_amount)
  AND ($status IS NULL OR e.status IN $status)
  AND ($text IS NULL
       OR any(said IN [k.description, k.piid, c.name, s.name, o.name] WHERE toLower(said) CONTAINS $text))
WITH r, CASE $sort
    WHEN 'amount' THEN coalesce(-e.worth, 9000000000000000000)
    WHEN 'newest' THEN coalesce(-toInteger(replace(began, '-', '')), 99999999)
    WHEN 'oldest' THEN coalesce(toInteger(replace(began, '-', '')), 99999999)
    ELSE toLower(o.name) END AS rank
ORDER BY rank, r.id
WITH collect({r: r, rank: rank}) AS every
UNWIND [x IN every WHERE $after_rank IS NULL OR x.rank > $after_rank OR (x.rank = $after_rank AND x.r.id > $after_id)][..$limit] AS x
WITH size(every) AS total, x.r AS r, x.rank AS rank
CALL (r) {
<standing>
}
OPTIONAL MATCH (k:ContractRecord {entity_id: e.contract_id})
WITH <named> AS row, rank, total, k
RETURN row {.*, rank: rank, total: total,
            k_entity_id: k.entity_id, k_piid: k.piid, k_award_key: k.award_key, k_parent_piid: k.parent_piid,
            k_description: k.description, k_psc: k.psc, k_psc_description: k.psc_description, k_naics: k.naics,
            k_naics_description: k.naics_description, k_first_action: k.first_action, k_last_action: k.last_action,
            k_actions: k.actions, k_start: k.start, k_end: k.end, k_potential_end: k.potential_end} AS row
ORDER BY row.rank, row.id
