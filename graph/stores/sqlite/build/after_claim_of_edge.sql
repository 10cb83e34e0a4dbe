-- Claims without an edge, by either end.
create table claim_of_end (end_id integer, number integer, primary key (end_id, number)) strict, without rowid;
insert or ignore into claim_of_end
    select e.value, t.id
    from claim_of_edge l cross join json_each(l.rows) r cross join claim_row t on t.id = r.value
    cross join json_each(json_array(t.subject_id, t.object_id)) e
    where l.edge_id = 0;
