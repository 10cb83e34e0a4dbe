-- The rows of the ledger behind resold, up to most_awards a pair of companies.
with maker as (
    select home, any_value(home_key) as maker_key, min(name) as maker_name from vendor_name group by home
), evidence as (
    select distinct on (source_id, row) source_id, row, carrier_id, record_key, columns_read
    from award_row semi join resold using (source_id, row) where predicate = 'CONTRACTED_WITH' order by source_id, row
)
select r.*, maker_key, maker_name, carrier_id, record_key, columns_read
from resold r join evidence using (source_id, row) join maker on maker.home = r.maker
where number <= getvariable('most_awards') order by holder_key, maker_key, date, source_id, row;
