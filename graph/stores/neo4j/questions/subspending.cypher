// What subawards add up to, by entities; the agency is that of the prime contract, where the case knows it.
<records>
CALL (t) {
    OPTIONAL MATCH (k:Claim {contract_ref: t.object_id}) WHERE k.predicate = 'CONTRACTED_WITH' AND k.edge_id <> 0
    WITH k ORDER BY k.edge_id LIMIT 1
    OPTIONAL MATCH (a:Agency {id: k.subject_id})
    RETURN a.name AS prime
}
WITH t, coalesce(prime, t.agency_name) AS told, coalesce(t.obligated, t.amount) AS paid
WITH CASE WHEN $vendor = 1 THEN t.subject_id END AS vendor_id, CASE WHEN $agency = 1 THEN told END AS agency,
     CASE WHEN $year = 1 THEN toInteger(left(t.date, 4)) + CASE WHEN substring(t.date, 5, 2) >= '10' THEN 1 ELSE 0 END END AS year,
     count(*) AS actions, CASE WHEN count(paid) > 0 THEN sum(paid) END AS obligated
OPTIONAL MATCH (v:<kinds> {id: vendor_id})
RETURN {vendor: v.name, agency: agency, year: year, actions: actions, obligated: obligated} AS row
ORDER BY obligated IS NULL, obligated DESC, v.name, agency, year, v.public_id
