-- Who is to be compared. Reads company (key, name, listed: by records or a reference list), canonical (key, home_key), recorded and
-- told (claims of records, and all others), place (by places.sql); leaves vendor_name, home_key, holding and standing. A home is the hash of the canonical key.
create or replace table homed as
select distinct c.key, c.name, c.listed, coalesce(k.home_key, c.key) as home_key, hash(coalesce(k.home_key, c.key)) as home
from company c left join canonical k using (key);

-- Only who holds an award or subaward is a vendor: a parent is often named as its subsidiary is, for want of another name.
create or replace table holder as
select distinct hash(coalesce(k.home_key, r.key)) as home
from (select object_key as key from recorded where predicate = 'CONTRACTED_WITH'
      union select subject_key from recorded where predicate = 'SUBAWARD_OF'
      union select object_key from told where starts_with(contract_key, 'award:') and predicate = 'CONTRACTED_WITH') r
left join canonical k using (key);

-- Registered companies that hold nothing, but are spoken of: parents, and those in sheets.
create or replace table spoken as
select distinct hash(coalesce(k.home_key, r.key)) as home
from (select object_key as key from recorded where predicate = 'SUBSIDIARY_OF'
      union select subject_key from told where subject_type = 'Company' union select object_key from told where object_type = 'Company') r
left join canonical k using (key);

-- `standing_as`: vendor (compared with each other), spoken (may be meant by a name in text), mention (known from documents and sheets
-- by name alone).
create or replace table vendor_name as
select row_number() over (order by home_key, name)::bigint as name_id, *, standing_as = 'mention' as mention
from (select home, home_key, name,
             case when coalesce(bool_or(holder.holds), false) then 'vendor'
                  when bool_or(listed) or regexp_matches(any_value(home_key), '^(?:uei|duns):') then 'spoken' else 'mention' end as standing_as
      from homed left join (select home as home, true as holds from holder) holder using (home)
      where name is not null and name <> '(sole proprietor)' and not starts_with(key, 'company:sole-proprietor-')
        and (holder.holds or home in (from spoken) or not listed)
      group by home, home_key, name);

create or replace table home_key as
select home, string_agg(distinct case when starts_with(key, 'uei:') then 'uei' when starts_with(key, 'duns:') then 'duns' end, ' ') as schemes
from (select home, key from homed union select hash(home_key), key from canonical) group by home;
update home_key set schemes = 'name' where schemes is null;

create or replace table held as
select hash(coalesce(a.home_key, r.contract_key)) as contract, r.contract_name, hash(coalesce(k.home_key, r.object_key)) as home,
       coalesce(k.home_key, r.object_key) as home_key, r.object_name as name, r.modification, r.date, r.source_id, r.row, r.level
from recorded r
left join canonical k on k.key = r.object_key
left join canonical a on a.key = r.contract_key
where r.predicate = 'CONTRACTED_WITH' and r.contract_key is not null;

-- Awards that stand under more than one vendor, and what each of them is recorded with.
create or replace table holding as
select held.* from held
semi join (select contract from held group by contract having min(home) <> max(home)) using (contract);

create or replace table standing as
with parent as (
    select coalesce(k.home_key, s.subject_key) as child, list(distinct hash(coalesce(p.home_key, s.object_key))) as parents
    from recorded s left join canonical k on k.key = s.subject_key left join canonical p on p.key = s.object_key
    where s.predicate = 'SUBSIDIARY_OF' group by all
), award as (
    select home, list(distinct contract) as awards,
           list(distinct hash(contract::varchar || '|' || coalesce(modification, '') || '|' || coalesce(date::varchar, ''))) as actions
    from holding group by home
), trade as (
    select hash(coalesce(k.home_key, r.object_key)) as home, list(distinct hash(lower(r.trade))) as trades
    from (select distinct object_key, unnest([naics_description, psc_description]) as trade
          from recorded where predicate = 'CONTRACTED_WITH') r
    left join canonical k on k.key = r.object_key
    where r.trade is not null group by all
), found as (
    select hash(coalesce(k.home_key, r.key)) as home, p.street, p.town
    from (select object_key as key, predicate, source_id, row from recorded where predicate = 'CONTRACTED_WITH'
          union all select subject_key, predicate, source_id, row from recorded where predicate = 'SUBAWARD_OF') r
    join place p on p.source = hash(r.source_id) and p.row = r.row and p.predicate = r.predicate
    left join canonical k on k.key = r.key
), crowded as ( -- An agent's or a business centre's address is that of many.
    select street from found where street is not null group by street having count(distinct home) > 25
), residence as (
    select home, list(distinct street) filter (street not in (from crowded)) as streets, list(distinct town) filter (town is not null) as towns
    from found group by home
)
select h.home, p.parents, a.awards, a.actions, t.trades, l.streets, l.towns
from (select distinct home, home_key from vendor_name) h
left join parent p on p.child = h.home_key
left join award a on a.home = h.home
left join trade t on t.home = h.home
left join residence l on l.home = h.home;

drop table homed;
drop table holder;
drop table spoken;
drop table held;
drop table place;
