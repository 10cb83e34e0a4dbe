select s.*, coalesce((select sum(f.rows) from claim_form f where f.source_id = s.source_id), 0) as claims
from source s where s.source_id in (select value from json_each(:ids))
