-- Which names are worth comparing. Reads part and vendor_name; leaves `candidate` (l, r: name_id, l < r).
-- Names meet in a block: alike but for spaces and plurals, of the same words, cut, sharing a rare word, with the same beginning or
-- end, an acronym and what it stands for, holders of one award. Blocks that many share tell nothing and are left out; `side` tells
-- the cut from the whole and the acronym from the words.
create or replace macro singular(core) as regexp_replace(core, '(\w{3,}[^s\W])s\b', '\1', 'g');
create or replace macro first_letters(core) as regexp_replace(core, '(\w)\w* ?', '\1', 'g');

create or replace table block as
with stemmed as (
    select name_id, home, core, size, telling, telling_met, cut_key, full_key, singular(core) as stems
    from part join vendor_name using (name_id) where standing_as = 'vendor'
), spelled as (
    select *, replace(stems, ' ', '') as stem, length(stems) - size + 1 as letters from stemmed
)
select name_id, home, hash('s', stem) as block, 60 as most, null::boolean as side, null as stem from spelled
union all select name_id, home, hash('b', list_sort(string_split(stems, ' '))), 40, null, null from spelled where size > 1
union all select name_id, home, hash('c', coalesce(cut_key, full_key)), 60, full_key is null, null from spelled
          where cut_key is not null or full_key is not null
union all select name_id, home, hash('t', telling), 25, null, null from spelled where telling_met between 2 and 25
union all select name_id, home, hash('p', left(stem, 2 * (letters // 4))), 12, null, stem from spelled where letters >= 8
union all select name_id, home, hash('e', right(stem, 2 * (letters // 4))), 12, null, stem from spelled where letters >= 8
union all select name_id, home, hash('i', case when size = 1 then core else first_letters(core) end), 15, size = 1, null
          from spelled where (size = 1 and length(core) between 3 and 6) or size between 3 and 6;

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
), awarded as (
    select least(a.name_id, b.name_id) as l, greatest(a.name_id, b.name_id) as r
    from (select distinct contract, home from holding) h
    join (select distinct contract, home from holding) i on h.contract = i.contract and h.home < i.home
    join vendor_name a on a.home = h.home
    join vendor_name b on b.home = i.home
    where a.standing_as = 'vendor' and b.standing_as = 'vendor'
)
select l, r from met union select l, r from awarded;

drop table block;
drop table shared_block;
