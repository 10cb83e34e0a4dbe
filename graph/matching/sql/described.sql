-- The awards that say in words what they are for, and the systems that a source says a company makes. Reads award_row (the claims of
-- records), told and canonical; leaves described_award and product.
create or replace table described_award as
select hash(coalesce(k.home_key, r.object_key)) as home, coalesce(k.home_key, r.object_key) as home_key, r.object_name as name,
       hash(coalesce(a.home_key, r.contract_key)) as contract, r.contract_name, r.description, r.date, r.source_id, r.row
from award_row r
left join canonical k on k.key = r.object_key
left join canonical a on a.key = r.contract_key
where r.predicate = 'CONTRACTED_WITH' and r.contract_key is not null and r.description is not null;

create or replace table product as
select distinct trim(regexp_replace(translate(lower(strip_accents(t.object_name)), '''’‘`´.', ''), '[^\pL\pN]+', ' ', 'g')) as said,
       hash(coalesce(k.home_key, t.subject_key)) as home
from told t left join canonical k on k.key = t.subject_key
where t.predicate in ('DEVELOPS', 'OWNS') and t.subject_type = 'Company' and t.object_type = 'System'
  and t.modality in ('asserted', 'reported') and t.object_name is not null;
