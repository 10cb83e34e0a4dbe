-- Made as soon as the table is whole, while others are still coming. The edges about a contract follow one another (graph.values).
create index edge_by_subject on edge_row (subject_id, form);
create index edge_by_object on edge_row (object_id, form);
