// Nodes that the new build does not have, so many at a time.
MATCH (n:<label>) WHERE n.build IS NULL OR n.build <> $build
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*) AS removed
