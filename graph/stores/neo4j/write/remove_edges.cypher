// Relationships that the new build does not have, so many at a time.
MATCH ()-[r:<predicate>]->() WHERE r.build IS NULL OR r.build <> $build
WITH r LIMIT $limit
DELETE r
RETURN count(*) AS removed
