// Whether a part of the graph is not public.
RETURN {yes: EXISTS { MATCH (n:<kinds>) WHERE n.visibility <> 'public' } OR EXISTS { MATCH (s:Source) WHERE s.visibility <> 'public' }
          OR EXISTS { MATCH ()-[r]->() WHERE r.visibility <> 'public' }} AS row
