// How far the sync of a build has come; written together with each batch.
MERGE (p:Sync {id: 1})
SET p.build = $build, p.part = $part, p.rows = $rows
