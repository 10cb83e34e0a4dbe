"""What the kinds of fields mean: amounts, dates, DUNS numbers, codes and keys, on one value and on whole columns."""

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ibis.expr import types as ir

from graph import values
from loaders.records import cleaning
from loaders.records.dates import evidence, plan_from, with_dates
from loaders.records.rows import trimmed

Evaluate = Callable[[Callable[[ir.StringValue], ir.Value], list[str | None]], list[Any]]


@pytest.fixture(scope="module")
def engine() -> Iterator[Any]:
    connection = ibis.duckdb.connect()
    yield connection
    connection.disconnect()


@pytest.fixture(scope="module")
def evaluate(engine: Any) -> Evaluate:
    def of(expression: Callable[[ir.StringValue], ir.Value], texts: list[str | None]) -> list[Any]:
        engine.con.register("made", pa.table({"place": range(len(texts)), "v": pa.array(texts, pa.string())}))
        table = ibis.table({"place": "int64", "v": "string"}, name="made")
        result = table.select("place", out=expression(table.v)).order_by("place")
        found: list[Any] = engine.con.sql(str(engine.compile(result))).to_arrow_table()["out"].to_pylist()
        return found

    return of


@pytest.fixture(scope="module")
def read_dates(engine: Any) -> Callable[..., tuple[dict[str, list[Any]], list[str]]]:
    """Dates of whole columns, each read in the way that all of them together say, and the doubts."""

    def of(**columns: list[str]) -> tuple[dict[str, list[Any]], list[str]]:
        length = max(map(len, columns.values()))
        padded = {name: [*cells, *[None] * (length - len(cells))] for name, cells in columns.items()}
        engine.con.register(
            "days", pa.table({"row": range(length)} | {n: pa.array(c, pa.string()) for n, c in padded.items()})
        )
        table = ibis.table({"row": "int64"} | dict.fromkeys(columns, "string"), name="days")
        counts = engine.con.sql(str(engine.compile(evidence(table, list(columns))))).to_arrow_table().to_pylist()[0]
        plan, doubts = plan_from(counts, list(columns))
        read = engine.con.sql(
            str(engine.compile(with_dates(table, list(columns), plan).order_by("row")))
        ).to_arrow_table()
        return {name: read[name].to_pylist()[: len(cells)] for name, cells in columns.items()}, doubts

    return of


AMOUNTS = {
    "206e5": "20600000",
    "3e7": "30000000",
    "532.26 M": "532260000",
    "$1,234.50": "1234.50",
    "(1,234.50)": "-1234.50",
    "1,234.50-": "-1234.50",
    "-$12": "-12",
    "$ 5.1 billion": "5100000000",
    "7.5MM": "7500000",
    "0.0": "0",
    "824680": "824680",
    ".5": "0.5",
    "USD 12": "12",
    "-8346194.23": "-8346194.23",
}


def test_amounts_are_read_in_every_way_that_files_write_them(evaluate: Evaluate) -> None:
    assert evaluate(cleaning.money, list(AMOUNTS)) == [Decimal(text) for text in AMOUNTS.values()]


def test_what_is_no_amount_is_none(evaluate: Evaluate) -> None:
    texts = ["TBD", "1,23", "12 parsecs", "1.2.3", "$", "()", "--5", "1e400", "nan", None]
    assert evaluate(cleaning.money, [*texts]) == [None] * len(texts)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.decimals(min_value=-(10**14), max_value=10**14, places=2), min_size=1, max_size=40))
def test_an_amount_survives_every_way_of_writing_it(evaluate: Evaluate, amounts: list[Decimal]) -> None:
    ways = [f"{a}" for a in amounts] + [f"${a:,}".replace("$-", "-$") for a in amounts]
    ways += [f"({-a:,})" if a < 0 else f"{a:,}" for a in amounts]
    assert evaluate(cleaning.money, [*ways]) == amounts * 3


DUNS_NUMBERS = {
    "89896737": "089896737",
    "362130952.0": "362130952",
    "079518541": "079518541",
    "0": None,
    "000000000": None,
    "1234567890": None,
    "12345678X": None,
}


def test_duns_numbers_are_nine_digits_again(evaluate: Evaluate) -> None:
    assert evaluate(cleaning.duns, list(DUNS_NUMBERS)) == list(DUNS_NUMBERS.values())


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(alphabet="0123456789.X ", max_size=12), min_size=1, max_size=30))
def test_duns_numbers_are_read_as_everywhere_else(evaluate: Evaluate, texts: list[str]) -> None:
    bare = [text.strip() for text in texts]
    assert evaluate(cleaning.duns, [*bare]) == [values.normal_duns(text) for text in bare]


def test_codes_lose_the_tail_of_a_float_and_get_their_zeros_back(evaluate: Evaluate) -> None:
    given_codes = ["7012", "300", "97as", "7014: U.S. CUSTOMS AND BORDER PROTECTION", "7012.0", "300.0"]
    expected = ["7012", "0300", "97AS", "7014", "7012", "0300"]
    assert evaluate(cleaning.agency_code, [*given_codes]) == expected
    assert evaluate(cleaning.code, ["541512.0", "P00001"]) == ["541512", "P00001"]


def test_a_uei_is_twelve_signs_in_capitals(evaluate: Evaluate) -> None:
    assert evaluate(cleaning.uei, ["l997db4pejl8", "SHORT", "L997 B4PEJL8"]) == ["L997DB4PEJL8", None, None]


NAMES = st.text(alphabet=st.characters(codec="latin-1", categories=("L", "N", "P", "S", "Z")), max_size=30)


@settings(deadline=None, max_examples=60)
@given(st.lists(NAMES, min_size=1, max_size=30))
def test_the_key_of_a_name_is_the_same_as_everywhere_else(evaluate: Evaluate, names: list[str]) -> None:
    keys = evaluate(lambda name: cleaning.name_key("Company", name), [*names])
    assert keys == [values.name_key("Company", name) if values.name_slug(name) else None for name in names]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.none() | st.text(alphabet=" \t\xa0ab\xe0\u3000", max_size=6), max_size=12))
def test_white_space_is_trimmed_wherever_it_is(texts: list[str | None]) -> None:
    expected = [None if text is None else text.strip() for text in texts]
    found = trimmed(pa.array(texts, pa.string())).to_pylist()
    assert [text or None for text in found] == [text or None for text in expected]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_a_number_above_twelve_says_what_its_column_means(read_dates: Any) -> None:
    read, doubts = read_dates(a=["27/03/2014", "01/05/2014"], b=["3/27/14", "1/5/14"])
    assert read == {"a": [day("2014-03-27"), day("2014-05-01")], "b": [day("2014-03-27"), day("2014-01-05")]}
    assert doubts == []


def test_several_ways_in_one_column_are_each_read(read_dates: Any) -> None:
    cells = [
        "31/10/17 00:00",
        "31/03/2014",
        "04/11/2011",
        "2016-02-29",
        "2016-02-29T10:00:00Z",
        "20140327",
        "27-MAR-2014",
        "2014/3/7",
    ]
    read, _ = read_dates(a=cells)
    days = [
        "2017-10-31",
        "2014-03-31",
        "2011-11-04",
        "2016-02-29",
        "2016-02-29",
        "2014-03-27",
        "2014-03-27",
        "2014-03-07",
    ]
    assert read["a"] == [day(text) for text in days]


def test_a_column_that_says_nothing_follows_the_others_of_its_file(read_dates: Any) -> None:
    read, doubts = read_dates(a=["01/05/2014"], b=["27/03/2014"])
    assert read["a"] == [day("2014-05-01")]
    assert doubts == []


def test_dates_that_nothing_decides_stay_empty_and_are_reported(read_dates: Any) -> None:
    read, doubts = read_dates(a=["01/05/2014", "05/05/2014"])
    assert read["a"] == [None, day("2014-05-05")]
    assert len(doubts) == 1
    assert "a: 1 dates may be day first or month first" in doubts[0]


def test_years_of_two_digits_are_those_of_a_hundred_years(read_dates: Any) -> None:
    read, _ = read_dates(a=["31/12/68", "31/12/69", "13/01/00"])
    assert read["a"] == [day("2068-12-31"), day("1969-12-31"), day("2000-01-13")]


def test_a_day_that_does_not_exist_is_none(read_dates: Any) -> None:
    read, _ = read_dates(a=["31/02/2014", "99/99/9999", "soon", "27/03/2014"])
    assert read["a"] == [None, None, None, day("2014-03-27")]


DAYS = st.lists(st.dates(datetime.date(1970, 1, 1), datetime.date(2060, 12, 31)), min_size=1, max_size=20)
WAYS = ["%d/%m/%Y", "%m/%d/%Y", "%d/%m/%y %H:%M", "%m/%d/%y", "%Y-%m-%d", "%d.%m.%Y", "%d-%b-%Y", "%Y%m%d"]


@settings(deadline=None, max_examples=40)
@given(DAYS, st.sampled_from(WAYS))
def test_a_column_of_any_way_gives_its_days_back(read_dates: Any, days: list[datetime.date], way: str) -> None:
    telling = [*days, datetime.date(2001, 2, 28)]
    read, doubts = read_dates(a=[day.strftime(way) for day in telling])
    assert read["a"] == telling
    assert doubts == []
