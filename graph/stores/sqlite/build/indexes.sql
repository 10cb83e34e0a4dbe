-- What the questions look rows up by, made once all rows are there.
create index key_by_key on entity_key ("key");
create index key_of_entity on entity_key (entity_id);
create index name_of_entity on entity_name_row (entity_id);
create index edge_by_subject on edge_row (subject_id, predicate);
create index edge_by_object on edge_row (object_id, predicate);
create index edge_by_contract on edge_row (contract_id);
create index claim_of_edge on claim_row (edge_id);
create index contract_by_number on contract_row (piid);
create unique index source_by_id on source (source_id);
create unique index text_by_source on document_text (source_id);
create unique index conflict_by_id on conflict (id);
create index conflict_by_subject on conflict (subject_id);
create index conflict_by_object on conflict (object_id) where object_id is not null;
create index side_of_conflict on conflict_side (conflict_id, side);
create index finding_by_kind on finding (kind);
-- Claims without an edge, by either end.
create table claim_of_end (end_id integer, number integer, primary key (end_id, number)) strict, without rowid;
insert or ignore into claim_of_end
    select subject_id, id from claim_row where edge_id = 0 union all select object_id, id from claim_row where edge_id = 0;
-- Claims of combinations that few share are listed; the others are found by reading on.
create table claim_of_small_form (form integer, number integer, primary key (form, number)) strict, without rowid;
insert into claim_of_small_form
    select form, rowid from claim_row
    where exists (select 1 from claim_form where rows <= 5000) and form in (select number from claim_form where rows <= 5000);
-- Entities that requests without a key do not see.
create table hidden (id integer primary key) strict;
insert into hidden select id from entity where visibility <> 'public';
create unique index corroboration_by_id on corroboration (id);
create index award_beside on corroboration_award (corroboration_id);
create index record_beside on corroboration_record (corroboration_id);
