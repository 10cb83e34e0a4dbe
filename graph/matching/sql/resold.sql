-- Awards whose description names another company beside what it sells. Reads part, vendor_name, standing, merged, described_award and product
-- (by described.sql), common_word, and the patterns of resale.yaml as variables; leaves resold, the first row of each award that tells so.
-- Under which words a company is spoken of: its name, then without what it does, then without places and arms as well. Words that
-- several companies answer to equally well mean none of them; so do shortened ones with which another company's name begins.
create or replace table spoken_of as
with spelled as (
    select coalesce(m.one, v.home) as home, core, string_split(core, ' ') as words, size, bare_size, trunk_size
    from part join vendor_name v using (name_id) left join merged m on m.home = v.home
    where telling is not null
), formed as (
    select home, core as said, 1 as rank from spelled
    union select home, array_to_string(words[:bare_size], ' '), 2 from spelled where bare_size < size
    union select home, array_to_string(words[:trunk_size], ' '), 3 from spelled where trunk_size < size
    union select coalesce(m.one, p.home), said, 0 from product p left join merged m on m.home = p.home
), proper as (
    select said from (select distinct said, unnest(string_split(said, ' ')) as word from formed where rank > 1 or not contains(said, ' '))
    group by said having bool_or(word not in (select word from common_word) and not regexp_matches(word, getvariable('ordinary')))
), begun as (
    select said from (select home, unnest([array_to_string(words[:n], ' ') for n in range(1, 5)]) as said from spelled)
    group by said having count(distinct home) = 1
), meant as (
    select said, rank, min(home) as home from formed
    where (rank < 2 or said in (from begun)) and length(said) >= 4 and not regexp_full_match(said, '\d[\d ]*') and (rank < 2 and contains(said, ' ') or said in (from proper))
    group by said, rank having count(distinct home) = 1
)
select said, arg_min(home, rank) as home, min(rank) = 0 as product, min(rank) < 2 or contains(said, ' ') as whole, string_split(said, ' ')[1] as head, len(string_split(said, ' ')) as size
from meant group by said;

create or replace table described as
select description, regexp_matches(text, getvariable('contrary')) as contrary, string_split(text, ' ')[:200] as words
from (select description, trim(regexp_replace(translate(lower(strip_accents(left(description, 2000))), '''’‘`´.', ''), '[^\pL\pN]+', ' ', 'g')) as text
      from (select distinct description from described_award));

-- Where such words stand and what stands around them: that tells whether something is sold under them, and whether a single word is a
-- name or an ordinary word of these descriptions.
create or replace table named as
with token as (
    select description, contrary, words, unnest(words) as head, generate_subscripts(words, 1) as place from described
), met as (
    select description, contrary, said, home, product, whole, size, array_to_string(words[greatest(place - 4, 1):place - 1], ' ') as before,
           array_to_string(words[place + size:place + size + 6], ' ') || ' ' as after
    from token join spoken_of using (head)
    where array_to_string(words[place:place + size - 1], ' ') = said
), read as (
    select *, regexp_matches(before, getvariable('stated_before')) or regexp_matches(after, getvariable('stated_after')) as stated,
           (regexp_matches(before, getvariable('sold_before')) or regexp_matches(after, getvariable('sold_after')))
           and not regexp_matches(after, getvariable('elsewhere')) and (size > 1 or regexp_matches(before, getvariable('opening'))) as sold
    from met
), weighed as (
    select *, avg(case when stated or sold then 1 else 0 end) over (partition by said) as share from read
)
select description, home, arg_max(said, size) as said, bool_or(stated) as stated, bool_and(product) as product
from weighed
where (stated or sold) and not contrary and (whole or share >= getvariable('share'))
group by description, home;

create or replace table resold as
with holder as (
    select distinct coalesce(m.one, v.home) as home, core, array_to_string(string_split(core, ' ')[:greatest(trunk_size, 1)], ' ') as trunk
    from part join vendor_name v using (name_id) left join merged m on m.home = v.home
), told as (
    select coalesce(m.one, a.home) as home, n.home as maker, a.contract, a.contract_name, n.said, n.stated, n.product, a.description,
           a.home_key as holder_key, a.name as holder_name, a.date, a.source_id, a.row
    from described_award a join named n using (description) left join merged m on m.home = a.home
    where coalesce(m.one, a.home) <> n.home
), apart as (
    -- A name of the maker within the holder's own, or the other way round, is kin or the same.
    select * from told t where not exists (
        from holder h where h.home = t.home
        and (contains(replace(core, ' ', ''), replace(said, ' ', '')) or starts_with(said || ' ', trunk || ' ')))
), kin as (
    select home, unnest(parents) as parent from standing
), unrelated as (
    select * from apart t
    where not exists (from kin where (kin.home = t.home and kin.parent = t.maker) or (kin.home = t.maker and kin.parent = t.home))
      and not exists (from kin k join kin l using (parent) where k.home = t.home and l.home = t.maker)
)
select *, count(*) over (partition by home, maker) as awards,
       row_number() over (partition by home, maker order by stated desc, date, source_id, row) as number
from (from unrelated qualify row_number() over (partition by home, maker, contract order by stated desc, date, source_id, row) = 1);
drop table described;
drop table named;
