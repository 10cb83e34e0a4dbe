-- Edges as they stand.
standing as not materialized (
    select e.*, coalesce(e.obligated, e.current, e.potential, e.stated) as worth
    from edge e
    where (e.known_to is null or :retired)
      and (not :public
           or (e.visibility = 'public' and e.subject_id not in (select id from hidden) and e.object_id not in (select id from hidden)
               and coalesce(e.contract_id, 0) not in (select id from hidden)))
)
