-- People who hold roles in two or more organisations, those with the most first, with the ids of the edges.
with held as (
    select e.id, e.subject_id, e.object_id from edge e
    join entity p on p.id = e.subject_id and p.type = 'Person'
    join entity o on o.id = e.object_id
    where e.predicate in (select value from json_each(:predicates)) and e.known_to is null
      and (not :public or (e.visibility = 'public' and p.visibility = 'public' and o.visibility = 'public'))
),
linking as (
    select p.public_id as person, p.type as person_type, p.name as person_name,
           count(distinct h.object_id) as organisations, json_group_array(h.id) as ids
    from held h join entity p on p.id = h.subject_id
    group by h.subject_id having count(distinct h.object_id) > 1
)
select *, -organisations as rank, (select count(*) from linking) as total from linking
where :after_rank is null or (-organisations, person) > (:after_rank, :after_person)
order by rank, person
limit :limit
