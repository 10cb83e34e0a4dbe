// People who hold roles in two or more organisations, those with the most first, with the ids of the edges.
MATCH (p:Person)-[r]->(o) WHERE type(r) IN $predicates AND r.known_to IS NULL
  AND ($public = 0 OR (r.visibility = 'public' AND p.visibility = 'public' AND o.visibility = 'public'))
WITH p, count(DISTINCT o) AS organisations, collect(r.id) AS ids WHERE organisations > 1
WITH {person: p.public_id, person_type: p.type, person_name: p.name, organisations: organisations, rank: -organisations, ids: ids} AS row
ORDER BY row.rank, row.person
WITH collect(row) AS every
UNWIND [x IN every WHERE $after_rank IS NULL OR x.rank > $after_rank OR (x.rank = $after_rank AND x.person > $after_person)][..$limit] AS row
RETURN row {.*, total: size(every)} AS row ORDER BY row.rank, row.person
