import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.documents.words.dates import find_dates


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("November 2015", "2015-11"),
        ("30 May 2018", "2018-05-30"),
        ("May 30, 2018", "2018-05-30"),
        ("September of 2017", "2017-09"),
        ("2019-05-04", "2019-05-04"),
        ("2015", "2015"),
        ("Sept. 3, 2021", "2021-09-03"),
    ],
)
def test_a_date_keeps_its_precision(said: str, iso: str) -> None:
    (date,) = find_dates(f"It began in {said}, they said.")
    assert (date.iso, date.inferred) == (iso, False)


def test_a_day_without_a_year_takes_the_documents_and_says_so() -> None:
    (date,) = find_dates("It paid on May 30, records show.", year="2018")
    assert (date.iso, date.inferred) == ("2018-05-30", True)


def test_a_day_without_any_year_is_left_out() -> None:
    assert not list(find_dates("It paid on May 30, records show."))


@pytest.mark.parametrize("text", ["31 June 2018", "February 30, 2020", "2020-13-01", "$2015", "12,015 cars"])
def test_impossible_days_and_plain_numbers_are_no_days(text: str) -> None:
    assert all(len(date.iso) < 10 for date in find_dates(text))


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2099, 12, 31)))
def test_every_real_day_is_read_in_the_three_usual_forms(day: datetime.date) -> None:
    for said in (f"{day:%d} {day:%B} {day:%Y}", f"{day:%B} {day.day}, {day:%Y}", day.isoformat()):
        assert [date.iso for date in find_dates(f"on {said}.")] == [day.isoformat()]


@given(st.text(max_size=200))
def test_any_text_gives_dates_that_stand_in_it(text: str) -> None:
    for date in find_dates(text, year="2020"):
        assert text[date.start : date.end] == date.text
