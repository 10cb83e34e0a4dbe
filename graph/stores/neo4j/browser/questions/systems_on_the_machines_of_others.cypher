// What runs on somebody else's cloud, and for which agency?
// A host and what it hosts, with the agencies that use it or buy from it.
MATCH (host)-[hosting:HOSTS]->(hosted) WHERE hosting.known_to IS NULL
OPTIONAL MATCH (hosted)-[r:USES|CONTRACTED_WITH|SUPPLIES]-(agency:Agency) WHERE r.known_to IS NULL
RETURN host, hosting, hosted, r, agency LIMIT 100
