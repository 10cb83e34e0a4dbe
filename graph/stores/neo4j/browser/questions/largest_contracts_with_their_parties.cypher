// What is around the largest contracts?
// The ten largest contracts as nodes of their own: who awarded them, to whom, what they cover, who else competed.
MATCH (:Agency)-[r:CONTRACTED_WITH]->(:Company) WHERE r.known_to IS NULL AND r.contract_id IS NOT NULL
WITH r.contract_id AS number, max(coalesce(r.obligated, r.current, r.potential, r.stated, 0)) AS worth
ORDER BY worth DESC LIMIT 10
MATCH (contract:Contract {id: number})-[line]-(party) WHERE line.known_to IS NULL
RETURN contract, line, party
