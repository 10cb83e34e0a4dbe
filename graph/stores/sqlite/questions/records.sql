-- Accepted claims of records of one predicate and of some levels, as they are known at a moment; `number` leads to their rest.
with forms (number, level) as materialized (
    select number, level from claim_form
    where predicate = :predicate and level in (select value from json_each(:levels)) and status = 'accepted'
      and (counted = 1 or (:known_at is not null and known_to is not null))
      and (:known_at is null or (known_from <= :known_at and (known_to is null or known_to > :known_at)))
      and (not :public or source_id in (select source_id from source where visibility = 'public'))
),
known as not materialized (
    select t.*, t.rowid as number, f.level from claim_row t cross join forms f on f.number = t.form
    where (:as_of is null or t.date is null or t.date <= :as_of)
      and (not :public
           or (t.subject_id not in (select id from hidden) and t.object_id not in (select id from hidden)
               and t.contract_ref not in (select id from hidden)))
)
