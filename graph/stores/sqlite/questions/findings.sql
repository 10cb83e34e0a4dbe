with found as (
    select f.*, not :public or f.source_id is null or f.source_id in (select source_id from source where visibility = 'public') as open
    from finding f
    where :kind is null or f.kind = :kind
)
select *, (select count(*) from found where open) as total, (select count(*) from found) as every
from found
where open and (:after is null or number > :after)
order by number
limit :limit
