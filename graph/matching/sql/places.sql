-- Where the records say that vendors are. Reads place_given (PLACES, a batch), street_word (word, short) and adds to place: hashes of
-- the house (number, street and postal code or town; floors and rooms cut off) and of the town. A street without a number is none.
insert into place
with spelled as (
    select source_id, row, predicate, upper(coalesce(zone, '')) as zone, left(regexp_replace(coalesce(code, ''), '[^0-9A-Za-z]', '', 'g'), 5) as code,
           trim(regexp_replace(lower(strip_accents(coalesce(town, ''))), '[^\pL\pN]+', ' ', 'g')) as town,
           trim(regexp_replace(translate(lower(strip_accents(left(coalesce(street, ''), 200))), '''’.', ''), '[^\pL\pN]+', ' ', 'g')) as street
    from place_given
), worded as (
    select *, list_transform(string_split(regexp_replace(street, getvariable('rooms'), ''), ' '),
                             lambda word: coalesce(map_extract_value(getvariable('street_words'), word), word)) as words
    from spelled
), housed as (
    select *, array_to_string(words, ' ') as house from worded
)
select hash(source_id) as source, row, predicate,
       case when regexp_matches(house, '\d') and contains(house, ' ') and (code <> '' or town <> '')
            then hash(house || '|' || coalesce(nullif(code, ''), town || '|' || zone)) end as street,
       case when town <> '' then hash(town || '|' || zone) end as town
from housed where town <> '' or code <> '';
