-- How many claims there are of a source, status or predicate.
select
    coalesce(sum(rows), 0) as every,
    coalesce(sum(case when not :public or source_id in (select source_id from source where visibility = 'public') then rows end), 0) as total
from claim_form
where (:source is null or source_id = :source) and (:status is null or status = :status) and (:predicate is null or predicate = :predicate)
