// The build is whole: readers go by it from now on, and nothing is left of earlier ones or of the way there.
// For a moment it bears every name of the schema: the server warns of a question that speaks of a name it never met.
MERGE (b:Build {build_id: $build})
SET b = $names
SET b = $row, b.whole = true
WITH b
OPTIONAL MATCH (other:Build) WHERE other <> b
DELETE other
WITH DISTINCT b
OPTIONAL MATCH (p:Sync)
DELETE p
