MATCH (p:Sync {id: 1, build: $build}) RETURN p.part AS part, p.rows AS rows
