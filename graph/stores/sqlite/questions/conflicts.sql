-- Conflicts, the weightiest first; of one entity with `id`.
with found as (
    select k.*, s.public_id as subject, s.type as subject_type, s.name as subject_name,
           o.public_id as object, o.type as object_type, o.name as object_name,
           k.visibility = 'public' and s.visibility = 'public' and coalesce(o.visibility, 'public') = 'public' as open
    from conflict k
    join entity s on s.id = k.subject_id
    left join entity o on o.id = k.object_id
    where :id is null or k.subject_id = :id or k.object_id = :id
       or k.edge_id in (select id from edge_row
                       where object_id = :id or id {about :id} and +contract_id = :id)
       or k.id in (select x.conflict_id from conflict_side x join claim_row t on t.id = x.claim
                   where t.subject_id = :id or t.object_id = :id or t.contract_ref = :id)
),
visible as (select * from found where open or not :public)
select *, (select count(*) from visible) as total from visible
where :after_rank is null or (rank, id) > (:after_rank, :after_id)
order by rank, id
limit :limit
