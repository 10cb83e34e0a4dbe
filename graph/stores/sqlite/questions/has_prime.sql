-- Whether the case has prime awards of its own. What a file of subawards says of their prime awards is none.
select exists (
    select 1 from claim_form
    where level in ('action', 'summary') and predicate = 'CONTRACTED_WITH'
      and source_id not in (select source_id from claim_form where level = 'subaward')
) as yes
