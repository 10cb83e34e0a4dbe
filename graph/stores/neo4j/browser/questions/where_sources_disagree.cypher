// Where do sources disagree?
// Claims that cannot all hold, the gravest first: who says what, and since when both sides are known.
MATCH (conflict:Conflict)
MATCH (side:ConflictSide {conflict_id: conflict.id})
MATCH (claim:Claim {id: side.claim})
MATCH (source:Source {source_id: claim.source_id})
RETURN side.value AS says, source.label AS source, conflict.qualifier AS about, claim.subject_name AS subject,
       conflict.predicate AS predicate, claim.object_name AS object, conflict.why AS why, conflict.since AS since
ORDER BY conflict.rank, conflict.id, side.side, source LIMIT 100
