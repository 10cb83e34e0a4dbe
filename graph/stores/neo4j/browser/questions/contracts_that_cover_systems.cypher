// Which contract pays for which system?
// Contracts with the systems that sources say they cover, and with the companies that hold them.
MATCH (contract:Contract)-[covers:COVERS]->(system:System) WHERE covers.known_to IS NULL
OPTIONAL MATCH (contract)-[award:AWARDED_TO|AWARDED_BY]->(party) WHERE award.known_to IS NULL
RETURN contract, covers, system, award, party LIMIT 100
