-- What each name is made of. Reads token, cutting and the lexicons; leaves `part`.
create or replace table dictionary as
with met as (select word, count(*) as met from token group by word),
known as (
    select met.word, met.met, coalesce(abbreviation.whole, met.word) as whole, generic.class, legal_form.form, small.word is not null as little
    from met left join abbreviation using (word)
    left join generic on generic.word = coalesce(abbreviation.whole, met.word)
    left join legal_form on legal_form.word = met.word
    left join small on small.word = met.word
)
-- How often a word is met once abbreviations are written out: what tells names apart is rare.
select word, whole, class, form, little, sum(met) over (partition by whole) as met from known;

-- Where a name ends once its legal form, articles, activity words, places and corporate arms are taken off its end.
create or replace table ending as
with ends as (
    select name_id, place, d.word, whole, met, form, class,
           form is null and not little as told, little or whole <> d.word as altered
    from token join dictionary d using (word)
)
select name_id,
       coalesce(max(place) filter (told), max(place)) as last_word,
       max(place) filter (told and class is distinct from 'activity') as last_bare,
       max(place) filter (told and class is null) as last_trunk,
       arg_max(form, place) as last_form,
       coalesce(max(place) filter (form is not null), 0) as form_place,
       bool_or(altered) as altered,
       arg_min(whole, met) filter (told and class is null and length(whole) > 1) as telling,
       coalesce(min(met) filter (told and class is null and length(whole) > 1), 1000000)::uinteger as telling_met
from ends group by name_id;

-- Names with abbreviations or little words are put together anew; all others are their own first words.
create or replace table rewritten as
select name_id, string_agg(whole, ' ' order by place) as core, count(*)::utinyint as size,
       count(*) filter (place <= last_bare)::utinyint as bare_size, count(*) filter (place <= last_trunk)::utinyint as trunk_size
from (select name_id, last_word, last_bare, last_trunk from ending where altered)
join token using (name_id) join dictionary using (word)
where place <= last_word and (not little or last_word = 1)
group by name_id;

create or replace table part as
select name_id,
       case when r.core is not null then r.core
            when e.form_place > e.last_word then array_to_string(string_split(w.text, ' ')[:e.last_word], ' ')
            else w.text end as core,
       coalesce(r.size, e.last_word)::utinyint as size,
       coalesce(r.bare_size, e.last_bare, 1)::utinyint as bare_size,
       coalesce(r.trunk_size, e.last_trunk, 1)::utinyint as trunk_size,
       telling, telling_met,
       case when e.form_place > e.last_word then last_form else '' end as form,
       cut_key, full_key
from ending e join worded w using (name_id) left join rewritten r using (name_id) left join cutting using (name_id);

drop table worded;
drop table token;
drop table cutting;
drop table dictionary;
drop table ending;
drop table rewritten;
