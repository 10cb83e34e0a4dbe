// What records add up to, by the entities that the names stand for. A sum over nothing is null.
// The fiscal year of the United States begins in October.
<records>
WITH CASE WHEN $vendor = 1 THEN t.object_id END AS vendor_id, CASE WHEN $agency = 1 THEN t.subject_id END AS agency_id,
     CASE WHEN $year = 1 THEN toInteger(left(t.date, 4)) + CASE WHEN substring(t.date, 5, 2) >= '10' THEN 1 ELSE 0 END END AS year,
     count(*) AS actions, CASE WHEN count(t.obligated) > 0 THEN sum(t.obligated) END AS obligated
OPTIONAL MATCH (v:<kinds> {id: vendor_id})
OPTIONAL MATCH (a:<kinds> {id: agency_id})
RETURN {vendor: v.name, agency: a.name, year: year, actions: actions, obligated: obligated} AS row
ORDER BY obligated IS NULL, obligated DESC, v.name, a.name, year, v.public_id, a.public_id
