-- An entity by any key: its id is the hash of its canonical key, other keys lead to it.
select * from entity where id = :id and public_id = :key
union all
select e.* from entity_key a join entity e on e.id = a.entity_id where a."key" = :key
limit 1
