MATCH (k:ContractRecord {entity_id: $id})
RETURN k {<columns of contract>} AS row
