-- Names as a careful user of Splink prepares them. Reads given (name_id, name); leaves named.
create table cleaned as
select name_id as unique_id, lower(rtrim(left(name, 30))) as first_30,
       trim(regexp_replace(translate(lower(strip_accents(name)), '''.''', ''), '[^a-z0-9]+|\b(and|the)\b', ' ', 'g')) as spaced
from given;

create table worded as
select unique_id, first_30, regexp_extract(spaced, '\b(inc|incorporated|llc|limited liability company|corp|corporation|co|lp|ltd)$', 1) as form,
       string_split_regex(trim(regexp_replace(spaced, '\b(inc|incorporated|llc|limited liability company|corp|corporation|co|lp|ltd)$', '')), ' +') as words
from cleaned;

-- A word that up to 25 names bear tells them apart, as in our own blocks.
create table met as select unnest(words) as word, count(*) as met from worded group by 1;
create table rare as
select unique_id, arg_min(word, met) filter (met between 2 and 25) as rarest
from (select unique_id, unnest(words) as word from worded) join met using (word) group by 1;

create table named as
select unique_id, first_30, form, rarest, words[1] as head, words[2] as second, array_to_string(words, '') as squeezed,
       array_to_string(list_sort(words), ' ') as bag
from worded left join rare using (unique_id);
drop table cleaned;
drop table worded;
drop table met;
drop table rare;
