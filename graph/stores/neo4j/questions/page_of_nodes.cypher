MATCH (n:<name>) WHERE $after IS NULL OR n.<key> > $after
RETURN n {<columns>} AS row, n.<key> AS place ORDER BY n.<key> LIMIT $limit
