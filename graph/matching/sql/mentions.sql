-- Vendors that a name in text may mean: the same words, the same first word, the same rarest word, or the words that it abbreviates.
create or replace table bearer as
select *, replace(singular(core), ' ', '') as stem, case when size between 3 and 8 then first_letters(core) end as initials from part;

create or replace table mention as
select p.*, v.home, v.home_key, v.name from bearer p join vendor_name v using (name_id) where v.mention;

create or replace table meant as
select m.name_id as l, b.name_id as r from mention m join bearer b on b.stem = m.stem
union select m.name_id, b.name_id from mention m join bearer b on split_part(b.core, ' ', 1) = split_part(m.core, ' ', 1)
union select m.name_id, b.name_id from mention m join bearer b on b.telling = m.telling and b.telling_met <= 200
union select m.name_id, b.name_id from mention m join bearer b on m.size = 1 and length(m.core) between 3 and 6 and b.initials = m.core;

create or replace table of_interest as
select distinct home from vendor_name where name_id in (select l from meant union all select r from meant);

-- Whom each is said to deal with, and on which awards: what supports a name in a document.
create or replace table dealing as
with ends as (
    select object_key as company, subject_key as other, contract_key from recorded where predicate = 'CONTRACTED_WITH'
    union all select subject_key, object_key, contract_key from told where subject_type = 'Company' and object_type = 'Agency'
    union all select object_key, subject_key, contract_key from told where object_type = 'Company' and subject_type = 'Agency'
), named as (
    select company, other as what from ends union select company, contract_key from ends where contract_key is not null
)
select distinct hash(coalesce(k.home_key, n.company)) as home, coalesce(o.home_key, n.what) as what
from named n left join canonical k on k.key = n.company left join canonical o on o.key = n.what
where hash(coalesce(k.home_key, n.company)) in (from of_interest);

create or replace table shared_dealing as
select d.home as l, e.home as r, bool_or(starts_with(d.what, 'agency:')) as agency, bool_or(starts_with(d.what, 'award:')) as award
from dealing d join (select distinct home from mention) using (home) join dealing e on e.what = d.what and e.home <> d.home
group by all;

create or replace table mentioned as
select m.home_key as mention_key, m.name as mention_name, m.core as mention_core, m.form as mention_form,
       v.home_key as vendor_key, v.name as vendor_name, b.core as vendor_core, b.form as vendor_form, v.standing_as,
       coalesce(d.agency, false) as agency, coalesce(d.award, false) as award,
       coalesce(list_contains(s.parents, v.home) or list_contains(t.parents, m.home), false) as parent
from meant join mention m on m.name_id = l join part b on b.name_id = r join vendor_name v on v.name_id = r
left join shared_dealing d on d.l = m.home and d.r = v.home
left join standing s on s.home = m.home left join standing t on t.home = v.home
where m.home <> v.home;

create or replace table family as
select distinct c.subject_key as child, c.object_key as parent from (
    select subject_key, object_key from recorded where predicate = 'SUBSIDIARY_OF'
    union select subject_key, object_key from told where predicate = 'SUBSIDIARY_OF') c;
update family set child = k.home_key from canonical k where k.key = child;
update family set parent = k.home_key from canonical k where k.key = parent;
