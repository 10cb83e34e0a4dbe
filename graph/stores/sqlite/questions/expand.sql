-- From each of some entities its neighbours, each by the best supported edge between the two: most sources, most claims, lowest id.
with near (id) as (select value from json_each(:ids)),
forms (number, predicate, sources) as materialized (
    select number, predicate, min(sources, 1000) from edge_form
    where (:known_at is not null or known_to is null)
      and (:status is null or status in (select value from json_each(:status)))
      and (not :public or visibility = 'public')
),
wanted (number) as materialized (
    select number from forms where :predicates is null or predicate in (select value from json_each(:predicates))
),
implied (mask, origin, party) as materialized (
    select i.value ->> 'mask', f.number, i.value ->> 'party'
    from json_each(:implied) i join forms f on f.predicate = i.value ->> 'origin'
),
walked (near, far, forward, edge, form, shown) as (
    select e.subject_id, e.object_id, 1, e.id, e.form, e.id from near cross join edge_row e on e.subject_id = near.id
    where :forward and e.form in (select number from wanted)
    union all
    select e.object_id, e.subject_id, 0, e.id, e.form, e.id from near cross join edge_row e on e.object_id = near.id
    where :backward and e.form in (select number from wanted)
    union all  -- from a contract to its parties, by what is implied; the id is the edge's with the mask's bits turned over
    select e.contract_id, case i.party when 'object' then e.object_id else e.subject_id end, 1, e.id, e.form,
           (e.id | i.mask) - (e.id & i.mask)
    from near cross join edge_row e on e.id {about near.id} and +e.contract_id = near.id
         join implied i on i.origin = e.form
    where :forward
    union all
    select e.object_id, e.contract_id, 0, e.id, e.form, (e.id | i.mask) - (e.id & i.mask)
    from implied i cross join near cross join edge_row e on e.object_id = near.id and e.form = i.origin
    where :backward and i.party = 'object' and e.contract_id is not null
    union all
    select e.subject_id, e.contract_id, 0, e.id, e.form, (e.id | i.mask) - (e.id & i.mask)
    from implied i cross join near cross join edge_row e on e.subject_id = near.id and e.form = i.origin
    where :backward and i.party = 'subject' and e.contract_id is not null
),
best as (
    select w.near, w.far, w.forward, w.shown as edge, f.sources, e.claims,
           max((f.sources << 50) | (min(e.claims, 1048575) << 30) | ((~ w.edge >> 33) & 1073741823)) as support
    from walked w
    cross join forms f on f.number = w.form
    cross join edge_row e on e.id = w.edge
    where (:min_amount is null
           or exists (select 1 from edge x where x.id = e.id and coalesce(x.obligated, x.current, x.potential, x.stated) >= :min_amount))
      and (:types is null
           or exists (select 1 from entity x where x.id = w.far and (x.id = :goal or x.type in (select value from json_each(:types)))))
      and (not :public or (w.far not in (select id from hidden) and coalesce(e.contract_id, 0) not in (select id from hidden)))
      and (:as_of is null
           or exists (select 1 from edge x
                      where x.id = e.id and (x.valid_from is null or x.valid_from <= :as_of)
                        and (x.valid_to is null or :as_of <= case x.valid_to_precision when 'year' then substr(x.valid_to, 1, 4) || '-12-31'
                                                                                       when 'month' then substr(x.valid_to, 1, 7) || '-31'
                                                                                       else x.valid_to end)))
      and ((:as_of is null and :known_at is null)
           or exists (select 1 from claim_of_edge l cross join json_each(l.rows) c cross join claim t on t.id = c.value
                      where l.edge_id = e.id and t.status <> 'rejected'
                        and (:as_of is null or t.date is null or t.date <= :as_of)
                        and (:known_at is not null or t.known_to is null)
                        and (:known_at is null or (t.known_from <= :known_at and (t.known_to is null or t.known_to > :known_at)))))
    group by w.near, w.far
)
select near, far, forward, edge, sources, claims from best order by support desc, near, far limit :limit
