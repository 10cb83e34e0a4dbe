-- Which names are worth comparing. Reads part, vendor_name, standing and holding; leaves `candidate` (l, r: name_id, l < r) and
-- `spelled`, what names are compared by.
-- Names meet in a block: alike but for spaces and plurals, of the same words, cut, sharing a rare word, with the same beginning or
-- end, an acronym and what it stands for, holders of one award. Blocks that many share tell nothing and are left out; `side` tells
-- the cut from the whole and the acronym from the words. A rare word in common is not enough where neither the first word nor all
-- others are the same, unless a parent or a street address is: such names come to `other words`, which no person would be asked about.
create or replace macro singular(core) as regexp_replace(core, '(\w{3,}[^s\W])s\b', '\1', 'g');
create or replace macro first_letters(core) as regexp_replace(core, '(\w)\w* ?', '\1', 'g');

create or replace table spelled as
select name_id, home, replace(stems, ' ', '') as stem, hash(list_sort(string_split(stems, ' '))) as bag,
       case when size between 3 and 6 then first_letters(core) end as initials
from (select name_id, home, core, size, case when contains(core, 's ') or ends_with(core, 's') then singular(core) else core end as stems
      from part join vendor_name using (name_id) where standing_as = 'vendor');

create or replace table block as
with named as (
    select name_id, home, stem, bag, initials, core, size, telling, telling_met, cut_key, full_key,
           2 * (length(stem) // 4) as half, strpos(core || ' ', ' ') as gap
    from spelled join part using (name_id)
)
select name_id, home, hash('s', stem) as block, 60::utinyint as most, null::boolean as side, null as stem,
       null::ubigint as first, null::ubigint as rest from named
union all select name_id, home, hash('b', bag), 40, null, null, null, null from named where size > 1
union all select name_id, home, hash('c', coalesce(cut_key, full_key)), 60, full_key is null, null, null, null from named
          where cut_key is not null or full_key is not null
union all select name_id, home, hash('t', telling), 25, null, null, hash(left(core, gap)), hash(substr(core, gap)) from named
          where telling_met between 2 and 25
union all select name_id, home, hash('p', left(stem, half)), 12, null, stem, null, null from named where half >= 4
union all select name_id, home, hash('e', right(stem, half)), 12, null, stem, null, null from named where half >= 4
union all select name_id, home, hash('i', case when size = 1 then core else initials end), 15, size = 1, null, null, null
          from named where (size = 1 and length(core) between 3 and 6) or initials is not null;

create or replace table shared_block as
select block.* from block
semi join (select block from block group by block
           having count(*) between 2 and any_value(most) and (any_value(side) is null or min(side) <> max(side))) using (block);

create or replace table candidate as
with met as (
    select a.name_id as l, b.name_id as r
    from shared_block a join shared_block b on a.block = b.block and a.name_id < b.name_id and a.home <> b.home
    where (a.side is null or a.side <> b.side)
      and (a.stem is null or abs(length(a.stem) - length(b.stem)) <= 2 and jaro_similarity(a.stem, b.stem) >= 0.92)
      and (a.first is null or a.first = b.first or a.rest = b.rest)
), awarded as (
    select least(a.name_id, b.name_id) as l, greatest(a.name_id, b.name_id) as r
    from (select distinct contract, home from holding) h
    join (select distinct contract, home from holding) i on h.contract = i.contract and h.home < i.home
    join vendor_name a on a.home = h.home
    join vendor_name b on b.home = i.home
    where a.standing_as = 'vendor' and b.standing_as = 'vendor'
), marked as (
    select p.name_id, p.home, telling, unnest(list_concat(parents, streets)) as mark
    from standing join spelled p using (home) join part using (name_id) where telling is not null
), kindred as (
    select least(a.name_id, b.name_id) as l, greatest(a.name_id, b.name_id) as r
    from marked a join marked b on a.mark = b.mark and a.telling = b.telling and a.home < b.home
)
select l, r from met union select l, r from awarded union select l, r from kindred;

drop table block;
drop table shared_block;
