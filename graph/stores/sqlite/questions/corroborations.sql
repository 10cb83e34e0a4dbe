-- Claims beside the award records, those that differ first; of one entity with `id`.
with found as (
    select k.*,
           k.visibility = 'public'
           and not exists (select 1 from corroboration_award a where a.corroboration_id = k.id
                           and (a.contract_id in (select id from hidden) or a.vendor_id in (select id from hidden)
                                or a.agency_id in (select id from hidden)))
           and exists (select 1 from claim t join source y on y.source_id = t.source_id and y.visibility = 'public'
                       where t.id = k.claim and t.subject_id not in (select id from hidden)
                         and t.object_id not in (select id from hidden)) as open
    from corroboration k
    where (:verdict is null or k.verdict = :verdict)
      and (:id is null or k.subject_id = :id or k.object_id = :id
           or exists (select 1 from corroboration_award a where a.corroboration_id = k.id
                      and :id in (a.contract_id, a.vendor_id, a.agency_id))
           or exists (select 1 from claim_row t where t.id = k.claim and t.contract_ref = :id))
),
visible as (select * from found where open or not :public)
select
    k.id as corroboration_id, k.verdict, k.rank, k.why, k.low, k.high, k.searched,
    t.*, s.public_id as subject_key, s.type as subject_type, s.name as subject_entity,
    o.public_id as object_key, o.type as object_type, o.name as object_entity,
    (select count(*) from visible) as total
from visible k
join claim t on t.id = k.claim
left join entity s on s.id = t.subject_id
left join entity o on o.id = t.object_id
where :after_rank is null or (k.rank, k.id) > (:after_rank, :after_id)
order by k.rank, k.id
limit :limit
