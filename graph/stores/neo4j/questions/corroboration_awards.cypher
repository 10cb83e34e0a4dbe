// The awards beside claims, the best first.
UNWIND $ids AS id
MATCH (a:CorroborationAward {corroboration_id: id})
MATCH (c:<kinds> {id: a.contract_id})
MATCH (v:<kinds> {id: a.vendor_id})
MATCH (g:<kinds> {id: a.agency_id})
RETURN a {<columns of corroboration_award>, contract: c.public_id, contract_type: c.type, contract_name: c.name,
          vendor: v.public_id, vendor_type: v.type, vendor_name: v.name,
          agency: g.public_id, agency_type: g.type, agency_name: g.name} AS row
ORDER BY row.corroboration_id, row.number
