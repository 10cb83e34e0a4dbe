UNWIND $ids AS id
MATCH (s:Source {source_id: id})
RETURN s {<columns of source>, claims: COUNT { MATCH (t:Claim {source_id: s.source_id}) }} AS row
