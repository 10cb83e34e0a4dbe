// The build is whole: readers go by it from now on, and nothing is left of earlier ones or of the way there.
MERGE (b:Build {build_id: $build})
SET b = $row, b.whole = true
WITH b
OPTIONAL MATCH (other:Build) WHERE other <> b
DELETE other
WITH DISTINCT b
OPTIONAL MATCH (p:Sync)
DELETE p
