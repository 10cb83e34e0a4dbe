"""Keys, ids and dates: the same in every build, in Python as over columns."""

import datetime
from collections.abc import Iterator

import ibis
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.engine import Engine, open_engine
from graph.errors import BadDate
from graph.hashing import hashed
from graph.store import edge_hex, edge_number
from graph.values import date_bounds, date_precision, edge_id, hash_id, key_scheme, name_key, name_slug, normal_duns

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with open_engine(tmp_path_factory.mktemp("engine"), threads=1) as backend:
        yield backend


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=30))
def test_ids_are_the_same_in_python_and_over_columns(engine: Engine, pairs: list[tuple[str, str]]) -> None:
    table = ibis.memtable({"one": [one for one, _ in pairs], "other": [other for _, other in pairs]})
    found = engine.ibis.to_pyarrow(table.select(alone=hashed(table.one), both=hashed(table.one, table.other)))
    assert found.column("alone").to_pylist() == [hash_id(one) for one, _ in pairs]
    assert found.column("both").to_pylist() == [hash_id(one, other) for one, other in pairs]


@given(TEXTS)
def test_an_id_fits_63_bits_and_its_public_form_leads_back(text: str) -> None:
    number = hash_id(text)
    assert 0 <= number < 2**63
    assert edge_number(edge_hex(number)) == number


@pytest.mark.parametrize("text", ["", "12", "zz" * 8, "0" * 17])
def test_what_is_no_edge_s_id_leads_nowhere(text: str) -> None:
    assert edge_number(text) is None


@given(TEXTS, TEXTS)
def test_ids_of_parts_are_not_those_of_their_joined_text(one: str, other: str) -> None:
    assume(one and other)
    assert hash_id(one, other) != hash_id(one + other)


def test_an_edge_is_told_by_direction_predicate_and_contract() -> None:
    one, other, contract = hash_id("a"), hash_id("b"), hash_id("c")
    edges = {
        edge_id(one, "OWNS", other),
        edge_id(other, "OWNS", one),
        edge_id(one, "ACQUIRED", other),
        edge_id(one, "OWNS", other, contract),
        edge_id(one, "OWNS", contract, other),
        edge_id(one, "OWNS", one),
    }
    assert len(edges) == 6
    assert all(0 <= edge < 2**63 for edge in edges)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("PALANTIR USG, INC.", "palantir-usg-inc"),
        ("A&A  HARRIS", "a-a-harris"),
        ("Société Générale", "société-générale"),
        ("L3_HARRIS", "l3-harris"),
        ("  (2496) ", "2496"),
        ("!!!", ""),
    ],
)
def test_a_name_s_slug_keeps_letters_and_digits(name: str, slug: str) -> None:
    assert name_slug(name) == slug
    assert name_key("Company", name) == f"company:{slug}"
    assert key_scheme(name_key("Company", name)) == "company"


@given(TEXTS)
def test_a_slug_is_its_own_slug(name: str) -> None:
    assert name_slug(name_slug(name)) == name_slug(name)


@pytest.mark.parametrize(
    ("text", "duns"),
    [
        ("89896737", "089896737"),
        ("362130952.0", "362130952"),
        (" 825284321 ", "825284321"),
        ("0", None),
        ("000000000", None),
        ("1234567890", None),
        ("-NONE-", None),
        ("", None),
        (None, None),
        ("\uff11\uff12\uff13", None),
    ],
)
def test_a_duns_gets_its_leading_zeros_back(text: str | None, duns: str | None) -> None:
    assert normal_duns(text) == duns


@given(st.integers(1, 999_999_999))
def test_a_duns_that_went_through_a_spreadsheet_is_still_the_same(number: int) -> None:
    assert normal_duns(str(number)) == normal_duns(f"{number}.0") == normal_duns(f"{number:09d}") == f"{number:09d}"


@given(st.dates())
def test_a_date_of_each_precision_spans_the_days_that_it_can_mean(day: datetime.date) -> None:
    text = day.isoformat()
    assert date_bounds(text) == (day, day)
    assert date_precision(text) == "day"
    first, last = date_bounds(text[:7]) if text[:7] != "9999-12" else (day, day)
    assert first <= day <= last
    if text[:7] != "9999-12":
        assert (first.day, (last + datetime.timedelta(1)).day) == (1, 1)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2018", "2018-01-01", "2018-12-31", "year"),
        ("2018-02", "2018-02-01", "2018-02-28", "month"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2018-12", "2018-12-01", "2018-12-31", "month"),
        ("9999", "9999-01-01", "9999-12-31", "year"),
        ("9999-12", "9999-12-01", "9999-12-31", "month"),
    ],
)
def test_a_month_and_a_year_end_on_their_last_day(text: str, first: str, last: str, precision: str) -> None:
    assert [day.isoformat() for day in date_bounds(text)] == [first, last]
    assert date_precision(text) == precision


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18",
        "2018-13",
        "2018-02-30",
        "2018-2-3",
        "30/05/2018",
        "2018-05-30T00",
        "\uff12\uff10\uff11\uff18",
        "0000",
        "2018-00",
        "2018-05-00",
    ],
)
def test_what_is_no_date_is_refused_with_how_to_write_one(text: str) -> None:
    with pytest.raises(BadDate, match=r"YYYY-MM-DD"):
        date_bounds(text)
    with pytest.raises(BadDate):
        date_precision(text)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_refused_and_nothing_else(text: str) -> None:
    try:
        first, last = date_bounds(text)
    except BadDate:
        return
    assert first <= last
