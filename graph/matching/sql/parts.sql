-- What each name is made of. Reads worded, token and the lexicons; leaves `part`.
create or replace table vocabulary as
select word, count(*) as met,
       any_value(whole) as whole, any_value(class) as class, any_value(form) as form, bool_or(small.word is not null) as little
from token
left join abbreviation using (word)
left join generic on generic.word = coalesce(abbreviation.whole, token.word)
left join legal_form on legal_form.word = token.word
left join small on small.word = token.word
group by token.word;

-- How often a word is met once abbreviations are written out: what tells names apart is rare.
create or replace table spread as
select coalesce(whole, word) as whole, sum(met) as met from vocabulary group by all;

create or replace table dictionary as
select v.word, coalesce(v.whole, v.word) as whole, v.class, v.form, v.little, s.met
from vocabulary v join spread s on s.whole = coalesce(v.whole, v.word);

-- Where a name ends once its legal form, articles, activity words, places and corporate arms are taken off its end.
create or replace table ending as
select name_id,
       coalesce(max(place) filter (form is null and not little), max(place)) as last_word,
       coalesce(max(place) filter (form is null and not little and class is distinct from 'activity'), min(place)) as last_bare,
       coalesce(max(place) filter (form is null and not little and class is null), min(place)) as last_trunk,
       arg_max(form, place) as last_form,
       max(place) filter (form is not null) as form_place
from token join dictionary using (word)
group by name_id;

create or replace table part as
with kept as (
    select t.name_id, t.place, d.whole, d.class, d.met, e.last_bare, e.last_trunk
    from token t join dictionary d using (word) join ending e using (name_id)
    where t.place <= e.last_word and (not d.little or e.last_word = 1)
), listed as (
    select name_id,
           list(whole order by place) as tokens,
           count(*) filter (place <= last_bare) as bare_size,
           count(*) filter (place <= last_trunk) as trunk_size,
           arg_min(whole, met) filter (class is null and length(whole) > 1) as telling,
           min(met) filter (class is null and length(whole) > 1) as telling_met
    from kept group by name_id
), told as (
    select *, list_transform(tokens, lambda w: case when length(w) > 4 and ends_with(w, 's') and not ends_with(w, 'ss')
                                                    then left(w, -1) else w end) as stems
    from listed
)
select name_id,
       array_to_string(tokens, ' ') as core,
       array_to_string(tokens, '') as squeezed,
       array_to_string(stems, '') as stem,
       array_to_string(list_sort(stems), ' ') as bag,
       array_to_string(list_transform(tokens, lambda w: left(w, 1)), '') as initials,
       len(tokens)::utinyint as size,
       array_to_string(list_sort(list_filter(tokens, lambda w: regexp_matches(w, '\d|^(?:i{2,3}|iv|vi{1,3}|ix)$'))), ' ') as numbers,
       array_to_string(tokens[:greatest(bare_size, 1)], ' ') as bare,
       array_to_string(tokens[:greatest(trunk_size, 1)], ' ') as trunk,
       telling, coalesce(telling_met, 1000000) as telling_met, flat, flat_30, cut,
       case when form_place > last_word then last_form else '' end as form
from told join worded using (name_id) join ending using (name_id);
