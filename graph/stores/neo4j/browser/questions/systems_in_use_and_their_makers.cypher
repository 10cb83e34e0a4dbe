// Which systems do agencies use, and who makes them?
// Products, programmes, databases and cloud services, with the company that develops each where a source says so.
MATCH (agency:Agency)-[usage:USES]->(system:System) WHERE usage.known_to IS NULL
OPTIONAL MATCH (maker)-[made:DEVELOPS]->(system) WHERE made.known_to IS NULL
RETURN agency, usage, system, made, maker LIMIT 100
