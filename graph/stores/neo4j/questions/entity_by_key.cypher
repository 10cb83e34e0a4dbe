// An entity by any key.
MATCH (k:EntityKey {key: $key})
MATCH (n:<kinds> {id: k.entity_id})
RETURN n {<columns of entity>} AS row
