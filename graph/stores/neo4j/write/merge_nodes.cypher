// One batch of a table's rows as nodes; a node becomes exactly its row.
UNWIND $rows AS row
MERGE (n:<label> {<key>: row.<key>})
SET n = row
