-- The canonical key of an entity stands in table entity, whose id is its hash; here only what else leads to it.
create table entity_alias ("key" text not null, entity_id integer not null, scheme text not null) strict;
create view entity_key as
    select public_id as "key", id as entity_id, substr(public_id, 1, instr(public_id, ':') - 1) as scheme from entity
    union all
    select "key", entity_id, scheme from entity_alias;
-- The words of graph.claim.MODALITIES, the strongest first.
create table modality (rank integer primary key, word text not null) strict;
