// Who stands behind the vendors of agencies?
// From the agency over its vendor to a company that owns it, is owned by it, or came before or after it.
MATCH (agency:Agency)-[contract:CONTRACTED_WITH]->(vendor:Company) WHERE contract.known_to IS NULL
MATCH (vendor)-[r:OWNS|SUBSIDIARY_OF|ACQUIRED|MERGED_INTO|SPUN_OFF_FROM|SUCCEEDED_BY]-(relative:Company) WHERE r.known_to IS NULL
RETURN agency, contract, vendor, r, relative LIMIT 100
