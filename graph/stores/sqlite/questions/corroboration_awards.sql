-- The awards beside claims, the best first.
select
    a.*, c.public_id as contract, c.type as contract_type, c.name as contract_name,
    v.public_id as vendor, v.type as vendor_type, v.name as vendor_name,
    g.public_id as agency, g.type as agency_type, g.name as agency_name
from corroboration_award a
join entity c on c.id = a.contract_id
join entity v on v.id = a.vendor_id
join entity g on g.id = a.agency_id
where a.corroboration_id in (select value from json_each(:ids))
order by a.corroboration_id, a.number
