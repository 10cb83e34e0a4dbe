    // The edge r as it stands, with its ends and its contract.
    WITH r {<columns of edge>, subject_id: startNode(r).id, predicate: type(r), object_id: endNode(r).id} AS e,
         startNode(r) AS s, endNode(r) AS o
    WHERE e.known_to IS NULL OR $retired = 1
    OPTIONAL MATCH (c:Contract {id: e.contract_id})
    WITH e {.*, worth: coalesce(e.obligated, e.current, e.potential, e.stated)} AS e, s, o, c
    WHERE $public = 0
       OR (e.visibility = 'public' AND s.visibility = 'public' AND o.visibility = 'public' AND coalesce(c.visibility, 'public') = 'public')
    RETURN e, s, o, c
