-- Which names are worth comparing. Reads part and vendor_name (with home); leaves `candidate` (l, r: name_id, l < r).
-- Names meet in a block: alike but for spaces and plurals, of the same words, cut, sharing a rare word, with the same beginning or
-- end, an acronym and what it stands for, holders of one award. Blocks that many share tell nothing and are left out.
create or replace table block as
with keyed as (
    select unnest([
               struct_pack(kind := 's', text := stem),
               struct_pack(kind := 'b', text := case when size > 1 then bag end),
               struct_pack(kind := 'c', text := case when length(flat) >= 22 then left(flat, 22) end),
               struct_pack(kind := 't', text := case when telling_met between 2 and 25 then telling end),
               struct_pack(kind := 'r', text := case when size < 4 then bare end),
               struct_pack(kind := 'p', text := case when length(stem) >= 8 then left(stem, 2 * (length(stem) // 4)) end),
               struct_pack(kind := 'e', text := case when length(stem) >= 8 then right(stem, 2 * (length(stem) // 4)) end),
               struct_pack(kind := 'i', text := case when size = 1 and length(core) between 3 and 6 then core
                                                     when size between 3 and 8 then initials end)
           ], recursive := true),
           name_id
    from part
)
select hash(kind || text) as block, kind, name_id from keyed where text is not null;

create or replace table small_block as
select block, kind from block group by all
having count(*) between 2 and case kind when 's' then 60 when 'b' then 40 when 'c' then 60 when 't' then 25 when 'i' then 15 else 12 end;

create or replace table candidate as
with member as (
    select b.block, b.kind, b.name_id, p.home, p.stem, p.cut
    from block b semi join small_block using (block, kind)
    join (select part.name_id, home, stem, cut from part join vendor_name using (name_id) where not mention) p using (name_id)
), met as (
    select a.name_id as l, b.name_id as r
    from member a join member b on a.block = b.block and a.name_id < b.name_id and a.home <> b.home
    where case a.kind when 'c' then a.cut or b.cut
                      when 'p' then abs(length(a.stem) - length(b.stem)) <= 2 and jaro_similarity(a.stem, b.stem) >= 0.92
                      when 'e' then abs(length(a.stem) - length(b.stem)) <= 2 and jaro_similarity(a.stem, b.stem) >= 0.92
                      else true end
), awarded as (
    select least(a.name_id, b.name_id) as l, greatest(a.name_id, b.name_id) as r
    from (select distinct contract, home from holding) h
    join (select distinct contract, home from holding) i on h.contract = i.contract and h.home < i.home
    join vendor_name a on a.home = h.home
    join vendor_name b on b.home = i.home
    where not a.mention and not b.mention
)
select l, r from met union select l, r from awarded;
