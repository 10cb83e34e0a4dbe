select exists (select 1 from claim_form where level in ('action', 'summary') and predicate = 'CONTRACTED_WITH') as yes
