-- From names to their words. Reads vendor_name (name_id, name) and long_form; leaves `worded`, `token`, and `cutting`: what tells a name that was
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
    select name_id, trim(regexp_replace(translate(lower(strip_accents(said)), '''’‘`´.', ''), '[^\pL\pN]+', ' ', 'g')) as spaced
    from said
)
select name_id, coalesce(nullif(case when ends_with(spaced, ' the') then 'the ' || left(spaced, -4) else spaced end, ''), '?') as text
from spelled;

-- Legal forms of several words at the end, as one word; the longest first.
update worded set text = left(text, length(text) - length(words)) || word from long_form
where size = 5 and string_split(text, ' ')[-1] = last_word and ends_with(text, ' ' || words);
update worded set text = left(text, length(text) - length(words)) || word from long_form
where size = 4 and string_split(text, ' ')[-1] = last_word and ends_with(text, ' ' || words);
update worded set text = left(text, length(text) - length(words)) || word from long_form
where size = 3 and string_split(text, ' ')[-1] = last_word and ends_with(text, ' ' || words);
update worded set text = left(text, length(text) - length(words)) || word from long_form
where size = 2 and string_split(text, ' ')[-1] = last_word and ends_with(text, ' ' || words);

create or replace table token as
select name_id, unnest(words) as word, generate_subscripts(words, 1)::utinyint as place, len(words)::utinyint as words
from (select name_id, string_split(text, ' ')[:100] as words from worded);

create or replace table cutting as
with told as (
    select name_id, length(rtrim(name)) <= 30 as whole, hash(lower(rtrim(left(name, 30)))) as first_30
    from vendor_name where length(rtrim(name)) >= 27
)
select name_id, case when whole then first_30 end as cut_key, case when not whole then first_30 end as full_key from told;
