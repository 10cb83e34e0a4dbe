// To which companies is the most money obligated?
// The net sum of the award actions of each vendor, in dollars. It is empty where no source states an obligated amount:
// a ceiling is no payment.
MATCH (agency:Agency)-[r:CONTRACTED_WITH]->(vendor:Company) WHERE r.known_to IS NULL
WITH vendor, count(r) AS contracts, collect(DISTINCT agency.name) AS agencies,
     sum(CASE WHEN r.obligated IS NULL THEN 0 ELSE 1 END) AS stated, sum(coalesce(r.obligated, 0)) AS cents
RETURN vendor.name AS vendor, contracts, CASE WHEN stated > 0 THEN cents / 100.0 END AS obligated, agencies
ORDER BY obligated IS NULL, obligated DESC, contracts DESC, vendor LIMIT 50
