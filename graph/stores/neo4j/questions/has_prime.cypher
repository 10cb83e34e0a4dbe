RETURN {yes: EXISTS { MATCH (t:Claim) WHERE t.predicate = 'CONTRACTED_WITH' AND t.level IN ['action', 'summary'] }} AS row
