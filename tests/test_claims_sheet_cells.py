"""Cells of a claims sheet: read exactly, or refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.claims_sheet import cells
from loaders.claims_sheet.sheet import RowRejected


@pytest.mark.parametrize(
    ("cell", "value", "currency"),
    [
        ("39340900.82", "39340900.82", None),
        ("39,340,900.82", "39340900.82", None),
        ("39.340.900,82", "39340900.82", None),
        ("39'340'900", "39340900.00", None),
        ("39340900,82", "39340900.82", None),
        ("$4.9M", "4900000.00", "USD"),
        ("$39 million", "39000000.00", "USD"),
        ("1.2 bn €", "1200000000.00", "EUR"),
        ("£800k", "800000.00", "GBP"),
        ("-1,236,619.01", "-1236619.01", None),
        ("-$5", "-5.00", "USD"),
        ("0", "0.00", None),
    ],
)
def test_amounts_are_read_to_the_cent(cell: str, value: str, currency: str | None) -> None:
    assert cells.amount(cell, "amount") == (Decimal(value), currency)


@pytest.mark.parametrize("cell", ["nan", "inf", "1e9", "1,23,456", "1.234", "12 apples", "$", "1,234.567.8", "9" * 30])
def test_what_is_no_plain_amount_is_refused(cell: str) -> None:
    with pytest.raises(RowRejected):
        cells.amount(cell, "amount")


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_every_amount_written_plainly_is_read_back(value: Decimal) -> None:
    assert cells.amount(f"{value:,.2f}", "amount")[0] == value
    assert cells.amount(f"{value:.2f}", "amount")[0] == value


@given(st.text(max_size=60))
def test_a_cell_is_read_or_rejected_and_nothing_else(cell: str) -> None:
    for read in (cells.amount, cells.date, cells.name, cells.text, cells.flag, cells.integer, cells.json_value):
        try:
            read(cell, "column")
        except RowRejected as reason:
            assert "column" in str(reason)
