-- What the questions look rows up by, made once all rows are there.
create index key_by_key on entity_key ("key");
create index key_of_entity on entity_key (entity_id);
create index name_of_entity on entity_name_row (entity_id);
create unique index source_by_id on source (source_id);
create unique index text_by_source on document_text (source_id);
create unique index conflict_by_id on conflict (id);
create index conflict_by_subject on conflict (subject_id);
create index conflict_by_object on conflict (object_id) where object_id is not null;
create index side_of_conflict on conflict_side (conflict_id, side);
create index finding_by_kind on finding (kind);
-- Entities that requests without a key do not see.
create table hidden (id integer primary key) strict;
insert into hidden select id from entity where visibility <> 'public';
create unique index corroboration_by_id on corroboration (id);
create index award_beside on corroboration_award (corroboration_id);
create index record_beside on corroboration_record (corroboration_id);
