-- Claims of a comparison of names ($said) that no row of the award files ($parts: the claims of records) bears: a row that is not
-- there, or whose description does not hold the claim's quote.
select s.claim_id
from read_parquet($said) s
where not exists (
    select 1 from read_parquet($parts, union_by_name := true) r
    where r.source_id = s.source_id and r.row = s.row and (s.quote is null or contains(r.description, s.quote))
)
order by s.claim_id;
