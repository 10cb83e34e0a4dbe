-- Made as soon as the table is whole, while others are still coming.
create index contract_by_number on contract_row (piid);
