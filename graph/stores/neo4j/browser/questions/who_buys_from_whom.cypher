// Which agencies buy from which companies?
// A line for each contract, those with the most money first. Where a record gives no obligated amount, its ceiling or
// the amount in prose decides the order.
MATCH (agency:Agency)-[r:CONTRACTED_WITH]->(vendor:Company) WHERE r.known_to IS NULL
RETURN agency, r, vendor
ORDER BY coalesce(r.obligated, r.current, r.potential, r.stated, 0) DESC LIMIT 100
