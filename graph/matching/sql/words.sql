-- From names to their words. Reads vendor_name (name_id, name); leaves `worded`, `token`, and `cutting`: what tells a name that was
-- cut at 30 characters from one that goes on (by its first 30 characters).
-- A clause that is no part of the name ("formerly …", "dba …", "sitz in …") and a code in brackets at the end are cut off first.
create or replace table worded as
with bare as (
    select name_id, case when ends_with(name, ')') then regexp_replace(left(name, 300), '[\s(]*\(\d+\)$', '') else left(name, 300) end as coded
    from vendor_name
), said as (
    select name_id, case when regexp_matches(coded, getvariable('openers'), 'i')
                         then regexp_replace(coded, getvariable('clause'), '', 'is') else coded end as said
    from bare
), spelled as (
    select name_id, trim(regexp_replace(translate(lower(strip_accents(said)), '''’‘`´.', ''), '[^\pL\pN]+', ' ', 'g')) as text
    from said
)
select name_id,
       coalesce(nullif(case when regexp_matches(text, ' (?:limited|public|professional|l|sa|s|gmbh) ')
            then rtrim(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(text || ' ',
                 ' limited liability limited partnership ', ' lllp '), ' limited liability partnership ', ' llp '),
                 ' limited liability company ', ' llc '), ' limited liability corporation ', ' llc '),
                 ' limited partnership ', ' lp '), ' public limited company ', ' plc '),
                 ' professional corporation ', ' pc '), ' l l c ', ' llc '), ' l p ', ' lp '), ' sa de cv ', ' sacv '),
                 ' s de rl de cv ', ' srlcv '), ' gmbh co kg ', ' gmbhcokg '))
            else text end, ''), '?') as text
from spelled;

create or replace table token as
select name_id, unnest(words) as word, generate_subscripts(words, 1)::utinyint as place, len(words)::utinyint as words
from (select name_id, string_split(text, ' ')[:100] as words from worded);

create or replace table cutting as
with told as (
    select name_id, length(rtrim(name)) <= 30 as whole, hash(lower(rtrim(left(name, 30)))) as first_30
    from vendor_name where length(rtrim(name)) >= 27
)
select name_id, case when whole then first_30 end as cut_key, case when not whole then first_30 end as full_key from told;
