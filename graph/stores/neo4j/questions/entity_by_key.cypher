// An entity by any key: its id is the hash of its canonical key, other keys lead to it.
CALL () {
    MATCH (n:<kinds> {id: $id}) WHERE n.public_id = $key RETURN n
  UNION
    MATCH (k:EntityKey {key: $key}) MATCH (n:<kinds> {id: k.entity_id}) RETURN n
}
RETURN n {<columns of entity>} AS row LIMIT 1
