-- Made as soon as the table is whole, while others are still coming.
create index edge_by_subject on edge_row (subject_id, predicate);
create index edge_by_object on edge_row (object_id, predicate);
create index edge_by_contract on edge_row (contract_id);
