-- From names to their words. Reads vendor_name (name_id, name); leaves `worded` and `token`.
-- A clause that is no part of the name ("formerly …", "dba …", "sitz in …") and a code in brackets at the end are cut off first.
create or replace table worded as
with told as (
    select name_id, name, length(rtrim(name)) between 27 and 30 as cut,
           left(name, 300) as head, left(name, 30) as first_30
    from vendor_name
), plain as (
    select name_id, cut, first_30,
           case when ends_with(head, ')') then regexp_replace(head, '[\s(]*\(\d+\)$', '') else head end as coded
    from told
), bare as (
    select name_id, cut, first_30,
           case when regexp_matches(coded, getvariable('openers'), 'i')
                then regexp_replace(coded, getvariable('clause'), '', 'is') else coded end as said
    from plain
), spelled as (
    select name_id, cut, first_30,
           trim(regexp_replace(translate(lower(strip_accents(said)), '''’‘`´.', ''), '[^\pL\pN]+', ' ', 'g')) as text
    from bare
), formed as (
    select name_id, cut, first_30, text,
           case when regexp_matches(text, ' (?:limited|public|professional|l|sa|s|gmbh) ')
                then replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(text || ' ',
                     ' limited liability limited partnership ', ' lllp '), ' limited liability partnership ', ' llp '),
                     ' limited liability company ', ' llc '), ' limited liability corporation ', ' llc '),
                     ' limited partnership ', ' lp '), ' public limited company ', ' plc '),
                     ' professional corporation ', ' pc '), ' l l c ', ' llc '), ' l p ', ' lp '), ' sa de cv ', ' sacv '),
                     ' s de rl de cv ', ' srlcv '), ' gmbh co kg ', ' gmbhcokg ')
                else text end as folded
    from spelled
)
select name_id, cut, replace(text, ' ', '') as flat, regexp_replace(lower(strip_accents(first_30)), '[^\pL\pN]+', '', 'g') as flat_30,
       string_split(coalesce(nullif(rtrim(folded), ''), '?'), ' ') as words
from formed;

create or replace table token as
select name_id, unnest(words) as word, generate_subscripts(words, 1)::utinyint as place, len(words)::utinyint as words
from (select name_id, words[:100] as words from worded);
