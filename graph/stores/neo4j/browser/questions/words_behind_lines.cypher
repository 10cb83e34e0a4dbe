// Which words lie behind the best supported lines?
// The lines that most independent sources bear, each with its claims: who says it, in which words or in which row.
MATCH (subject)-[r]->(object) WHERE r.implied = 0 AND r.known_to IS NULL AND r.sources > 0
WITH subject, r, object ORDER BY r.sources DESC, r.claims DESC, r.id LIMIT 10
MATCH (claim:Claim {edge_id: r.id}) WHERE claim.known_to IS NULL
MATCH (source:Source {source_id: claim.source_id})
RETURN subject.name AS subject, type(r) AS predicate, object.name AS object, r.sources AS sources, source.label AS source,
       claim.quote AS words, claim.row AS row, claim.date AS date
ORDER BY sources DESC, subject, predicate, object, source, row LIMIT 100
