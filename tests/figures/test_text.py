"""Words of a figure: amounts that stay true when shortened, lines that fit, numbers that can be read."""

import doctest
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures import notes, setting, signing, svg, wording
from app.figures.fonts import embedded, missing
from app.figures.kinds import spending
from app.figures.marks import Run
from app.figures.setting import broken, width_of
from app.figures.wording import clean, short_money, span


@pytest.mark.parametrize("module", [notes, setting, signing, spending, svg, wording])
def test_the_examples_in_the_code_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@given(cents=st.integers(min_value=-(10**15), max_value=10**15))
def test_a_shortened_amount_is_within_half_a_percent_of_the_amount(cents: int) -> None:
    found = re.fullmatch(r"(−?)\$([0-9.]+)([KMB]?)", short_money(cents, "USD"))
    assert found
    size = {"": 1, "K": 10**3, "M": 10**6, "B": 10**9}[found[3]]
    dollars = Decimal(found[2]) * size * (-1 if found[1] else 1)
    assert abs(dollars - Decimal(cents) / 100) <= max(abs(Decimal(cents)) / 100 * Decimal("0.0051"), Decimal("0.5"))
    assert len(found[2].replace(".", "")) <= (3 if size < 10**9 else 7)


@given(text=st.text(max_size=300), width=st.floats(20, 400), size=st.floats(6.5, 12))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, width: float, size: float) -> None:
    told = clean(text)
    lines = broken([Run(told)], width, size)
    assert all(width_of(line, size) <= width + 0.1 for line in lines)
    assert "".join(run.text for line in lines for run in line).replace(" ", "") == told.replace(" ", "")


@given(text=st.text(max_size=200))
def test_clean_text_has_no_control_characters_and_one_direction(text: str) -> None:
    told = clean(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", told)


@given(numbers=st.sets(st.integers(1, 60), min_size=1))
def test_a_span_of_numbers_can_be_read_back(numbers: set[int]) -> None:
    read: set[int] = set()
    for part in span(numbers).split(", "):
        first, _, last = part.partition("–")
        read |= set(range(int(first), int(last or first) + 1))
    assert read == numbers


def test_the_same_letters_give_the_same_typeface() -> None:
    assert embedded("bold", "Palantir") == embedded("bold", "riPalant")
    assert len(embedded("regular", "Pa")) < 5_000


def test_letters_that_the_typeface_lacks_are_known() -> None:
    assert missing("Łódź, Ärzte, Αθήνα, Москва – “$5”") == ""
    assert missing("東京 Palantir") == "東京"
