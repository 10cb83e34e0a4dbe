-- Sources with the number of their claims, by label.
with counted as (
    select s.*, coalesce((select sum(f.rows) from claim_form f where f.source_id = s.source_id), 0) as claims
    from source s
    where (:source_id is null or s.source_id = :source_id) and (not :public or s.visibility = 'public')
)
select *, (select count(*) from counted) as total, (select count(*) from source) as every
from counted
where :after_label is null or (label, source_id) > (:after_label, :after_id)
order by label, source_id
limit :limit
