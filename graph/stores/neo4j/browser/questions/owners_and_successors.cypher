// Which companies own, bought or followed others?
// Subsidiaries, acquisitions, mergers, companies that were split off, and successors: one vendor may stand in the records
// under several of these names.
MATCH (one:Company)-[r:OWNS|SUBSIDIARY_OF|ACQUIRED|MERGED_INTO|SPUN_OFF_FROM|SUCCEEDED_BY|INVESTED_IN]->(other) WHERE r.known_to IS NULL
RETURN one, r, other LIMIT 100
