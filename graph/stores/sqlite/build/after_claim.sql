-- Made as soon as the table is whole, while others are still coming.
create index claim_of_edge on claim_row (edge_id);
-- Claims without an edge, by either end.
create table claim_of_end (end_id integer, number integer, primary key (end_id, number)) strict, without rowid;
insert or ignore into claim_of_end
    select subject_id, id from claim_row where edge_id = 0 union all select object_id, id from claim_row where edge_id = 0;
-- Claims of combinations that few share are listed; the others are found by reading on.
create table claim_of_small_form (form integer, number integer, primary key (form, number)) strict, without rowid;
insert into claim_of_small_form
    select form, rowid from claim_row
    where exists (select 1 from claim_form where rows <= 5000) and form in (select number from claim_form where rows <= 5000);
