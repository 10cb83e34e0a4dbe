// Which departments do the buying agencies belong to?
// Agencies with the department above them, and the vendors of both.
MATCH (agency:Agency)-[part:PART_OF]->(department:Agency) WHERE part.known_to IS NULL
OPTIONAL MATCH (agency)-[contract:CONTRACTED_WITH]->(vendor:Company) WHERE contract.known_to IS NULL
RETURN agency, part, department, contract, vendor LIMIT 100
