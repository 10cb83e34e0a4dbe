"""What users type as filters, and rows as CSV."""

import csv
import datetime
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.models import decimal_text
from app.filters import (
    contract_filter,
    edge_filter,
    iso_day,
    moment,
    node_types,
    predicates,
    spending_query,
    whole_cents,
)
from app.spending import spending_page
from app.tabular import STARTS, csv_text
from graph.errors import BadDate, BadFilter, RequestError, VendorgraphError
from graph.store import Reader, SpendingQuery


@given(st.dates())
def test_every_iso_day_is_taken_as_it_is(day: datetime.date) -> None:
    if day.year >= 1000:
        assert iso_day(day.isoformat()) == day.isoformat()


@given(st.text(max_size=30))
def test_any_other_text_as_a_day_or_an_amount_is_refused_in_plain_words(text: str) -> None:
    for read in (iso_day, whole_cents):
        try:
            read(text)
        except VendorgraphError as error:
            assert isinstance(error, RequestError) and str(error)


@pytest.mark.parametrize(
    "text", ["2018-02-30", "2018-1-1", "2018", "2018-01", "٢٠١٨-01-01", "2018-01-01T00:00", " 2018-01-01"]
)
def test_what_is_no_whole_day_is_no_day(text: str) -> None:
    with pytest.raises(BadDate):
        moment(as_of=text)


@given(st.integers(-(10**15), 10**15))
def test_an_amount_survives_its_way_through_text(cents: int) -> None:
    assert whole_cents(decimal_text(cents)) == cents
    assert Decimal(decimal_text(cents)) * 100 == cents


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1e999", "much", "", "--1", "1.2.3"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(BadFilter):
        contract_filter(min_amount=text)


def test_names_of_the_schema_are_taken_in_any_case_of_letters() -> None:
    assert predicates(["contracted-with", "HOSTS"]) == ("CONTRACTED_WITH", "HOSTS")
    assert node_types(["company", "Agency"]) == ("Company", "Agency")
    with pytest.raises(BadFilter, match="CONTRACTED_WITH"):
        edge_filter(predicate=["LIKES"])


def test_spending_names_its_columns_and_recipient_means_as_recorded() -> None:
    assert spending_query("recipient, agency") == SpendingQuery(("recipient", "agency"), as_recorded=True)
    for wrong in ("", "vendor,vendor", "recipient,year", "colour"):
        with pytest.raises(BadFilter):
            spending_query(wrong)


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")), min_size=2, max_size=2)
    )
)
def test_rows_come_back_from_csv_and_no_cell_of_free_text_is_a_formula(rows: list[list[str]]) -> None:
    given_rows = [{"name": name, "detail": detail} for name, detail in rows]
    verbatim = csv_text(("name", "detail"), given_rows, guard=False)
    assert list(csv.DictReader(io.StringIO(verbatim, newline=""))) == given_rows
    for row in csv.DictReader(io.StringIO(csv_text(("name", "detail"), given_rows), newline="")):
        assert not any(cell.startswith(STARTS) for cell in row.values())


@given(st.text(max_size=60))
def test_a_foreign_cursor_of_spending_is_refused(cursor: str) -> None:
    with pytest.raises(RequestError):
        spending_page(_NoReader, SpendingQuery(("vendor",)), 10, cursor or "x")


_NoReader: Reader = None  # type: ignore[assignment]
"""The cursor is read before any reader is asked."""
