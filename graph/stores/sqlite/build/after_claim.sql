-- Made as soon as the table is whole, while others are still coming.
-- Claims of combinations that few share are listed; the others are found by reading on.
create table claim_of_small_form (form integer, number integer, primary key (form, number)) strict, without rowid;
insert into claim_of_small_form
    select form, rowid from claim_row
    where exists (select 1 from claim_form where rows <= 5000) and form in (select number from claim_form where rows <= 5000);
