-- Contract edges beside what is known of their contracts.
with contracting (number) as materialized (select number from edge_form where predicate = 'CONTRACTED_WITH'),
candidate (id) as (
    select id from edge_row
    where :vendor is not null and object_id = :vendor and form in (select number from contracting)
      and (:agency is null or subject_id = :agency)
    union all
    select id from edge_row
    where :vendor is null and :agency is not null and subject_id = :agency and form in (select number from contracting)
    union all
    select id from edge_row
    where :vendor is null and :agency is null and form in (select number from contracting)
),
{standing},
dated as (
    select
        e.id, e.worth, e.contract_id, e.subject_id, e.object_id, e.status,
        coalesce((select k.first_action from contract_row k where k.entity_id = e.contract_id), e.valid_from) as began
    from candidate cross join standing e on e.id = candidate.id
),
matching as materialized (
    select id, case :sort
        when 'amount' then coalesce(-worth, 9000000000000000000)
        when 'newest' then coalesce(-cast(replace(began, '-', '') as integer), 99999999)
        when 'oldest' then coalesce(cast(replace(began, '-', '') as integer), 99999999)
        when 'vendor' then (select lower(name) from entity where entity.id = object_id) end as rank
    from dated
    where (:since is null or began >= :since) and (:until is null or began <= :until)
      and (:min_amount is null or worth >= :min_amount) and (:max_amount is null or worth <= :max_amount)
      and (:status is null or status in (select value from json_each(:status)))
      and (:text is null
           or exists (select 1 from contract_row k where k.entity_id = contract_id
                                                     and (instr(lower(k.description), :text) or instr(lower(k.piid), :text)))
           or exists (select 1 from entity x where x.id in (contract_id, subject_id, object_id) and instr(lower(x.name), :text)))
),
page as materialized (
    select id, rank from matching
    where :after_rank is null or (rank, id) > (:after_rank, :after_id)
    order by rank, id
    limit :limit
)
select
    {named}
    , page.rank, (select count(*) from matching) as total,
    k.entity_id as k_entity_id, k.piid as k_piid, k.award_key as k_award_key, k.parent_piid as k_parent_piid,
    k.description as k_description, f.psc as k_psc, f.psc_description as k_psc_description, f.naics as k_naics,
    f.naics_description as k_naics_description, k.first_action as k_first_action, k.last_action as k_last_action,
    k.actions as k_actions, k.start as k_start, k."end" as k_end, k.potential_end as k_potential_end
from page
cross join standing p on p.id = page.id
join entity s on s.id = p.subject_id
join entity o on o.id = p.object_id
left join entity c on c.id = p.contract_id
left join contract_row k on k.entity_id = p.contract_id
left join contract_form f on f.number = k.form
order by page.rank, page.id
