-- The edges of candidate(id) as they stood at a moment: only claims dated and known by then, amounts computed from them.
-- A claim with known_to was corrected later and counts before that day; counted = 0 without it repeats another row.
told as materialized (
    select
        t.*,
        t.counted = 1 or t.known_to is not null as counts,
        -- by day, number of modification, row
        coalesce(t.date, '') || printf('%06d%012d%020d', case when substr(t.modification, -5) not glob '*[^0-9]*'
                                                              then cast(substr(t.modification, -5) as integer) else 0 end,
                                       coalesce(t.row, 0), t.id) as newness,
        coalesce(t.told_by, s.origin) as teller,
        m.rank as modality_rank
    from candidate cross join claim_of_edge l on l.edge_id = candidate.id cross join json_each(l.rows) c
    cross join claim t on t.id = c.value
    join source s on s.source_id = t.source_id
    left join modality m on m.word = t.modality
    where t.status <> 'rejected'
      and (:as_of is null or t.date is null or t.date <= :as_of)
      and (:known_at is not null or t.known_to is null)
      and (:known_at is null or (t.known_from <= :known_at and (t.known_to is null or t.known_to > :known_at)))
),
best as (select edge_id as id, min(status) as status from told group by edge_id),
speaking as materialized (select told.* from told join best on best.id = told.edge_id and best.status = told.status),
said as (
    select
        edge_id as id, min(status) as status, count(*) as claims, count(distinct teller) as sources, min(known_from) as known_from,
        sum(case when counts and level = 'action' then obligated end) as actions,
        sum(case when counts and level = 'subaward' then obligated end) as subawards,
        case when min(amount) = max(amount) and count(distinct currency) < 2 then min(amount) end as stated,
        min(amount_qualifier) as word,
        max(currency) as currency,
        min(modality_rank) as strength
    from speaking group by edge_id
),
summary as (select edge_id as id, obligated, max(newness) from speaking where counts and level = 'summary' and obligated is not null group by edge_id),
base as (select edge_id as id, current, max(newness) from speaking where counts and current is not null group by edge_id),
whole as (select edge_id as id, potential, max(newness) from speaking where counts and potential is not null group by edge_id),
computed as (
    select
        e.id, e.subject_id, f.predicate, e.object_id, e.contract_id, f.implied, f.background, said.status,
        coalesce(said.actions, said.subawards, summary.obligated) as obligated, base.current, whole.potential, said.stated,
        case when said.stated is not null then said.word end as stated_qualifier, said.currency,
        e.valid_from, f.valid_from_precision, e.valid_to, f.valid_to_precision,
        (select m.word from modality m where m.rank = said.strength) as modality,
        said.sources, said.claims, f.disputed, said.known_from, null as known_to, f.visibility
    from said
    cross join edge_row e on e.id = said.id
    cross join edge_form f on f.number = e.form
    left join summary on summary.id = said.id
    left join base on base.id = said.id
    left join whole on whole.id = said.id
    where (:as_of is null
           or ((e.valid_from is null or e.valid_from <= :as_of)
               and (e.valid_to is null or :as_of <= case f.valid_to_precision when 'year' then substr(e.valid_to, 1, 4) || '-12-31'
                                                                              when 'month' then substr(e.valid_to, 1, 7) || '-31'
                                                                              else e.valid_to end)))
      and (not :public
           or (f.visibility = 'public' and e.subject_id not in (select id from hidden) and e.object_id not in (select id from hidden)
               and coalesce(e.contract_id, 0) not in (select id from hidden)))
),
standing as materialized (select *, coalesce(obligated, current, potential, stated) as worth from computed)
