from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.documents.words.money import find_money

WORDS = {"million": 6, "m": 6, "bn": 9, "billion": 9, "thousand": 3, "crore": 7, "lakh": 5}


@pytest.mark.parametrize(
    ("said", "amount", "currency"),
    [
        ("$39 million", "39000000", "USD"),
        ("US$1.2bn", "1200000000", "USD"),
        ("£4.5m", "4500000", "GBP"),
        ("€300,000", "300000", "EUR"),
        ("€300.000", "300000", "EUR"),
        ("$14,870,200.50", "14870200.50", "USD"),
        ("1.234,56 €", "1234.56", "EUR"),
        ("C$40 million", "40000000", "CAD"),
        ("NOK 48,000,000", "48000000", "NOK"),
        ("Rs 2.5 crore", "25000000", "INR"),
        ("2.5 crore rupees", "25000000", "INR"),
        ("1.4 million pesos", "1400000", "MXN"),
        ("¥48 million", "48000000", "JPY"),
    ],
)
def test_a_sum_keeps_its_value_and_its_currency(said: str, amount: str, currency: str) -> None:
    (money,) = find_money(f"It cost {said} in all")
    assert (money.amount, money.currency) == (Decimal(amount), currency)
    assert f"It cost {said} in all"[money.start : money.end] == said


@pytest.mark.parametrize(
    ("before", "qualifier"),
    [
        ("more than", "at_least"),
        ("at least", "at_least"),
        ("nearly", "approx"),
        ("about", "approx"),
        ("up to", "at_most"),
    ],
)
def test_words_before_a_sum_say_how_exact_it_is(before: str, qualifier: str) -> None:
    (money,) = find_money(f"It spent {before} $800,000 on it.")
    assert money.qualifier == qualifier


@pytest.mark.parametrize("text", ["206e5", "13 companies", "2 million records", "in 2015", "$", "$ million", "A4 5"])
def test_numbers_without_a_currency_are_no_money(text: str) -> None:
    assert not list(find_money(text))


@given(st.integers(1, 999), st.sampled_from(sorted(WORDS)), st.sampled_from("$£€"))
def test_scale_words_multiply(number: int, scale: str, sign: str) -> None:
    (money,) = find_money(f"{sign}{number} {scale} over four years")
    assert money.amount == number * Decimal(10) ** WORDS[scale]


@given(st.integers(0, 10**12))
def test_grouped_digits_give_the_number_they_group(number: int) -> None:
    (money,) = find_money(f"a total of ${number:,}.")
    assert money.amount == number


@given(st.text(max_size=200))
def test_any_text_gives_sums_that_stand_in_it(text: str) -> None:
    for money in find_money(text):
        assert 0 <= money.start < money.end <= len(text)
        assert money.amount >= 0


def test_the_end_of_a_firms_name_is_no_circa() -> None:
    [money] = find_money("The office pays Acme Inc. $1.2 million a year.")
    assert money.qualifier == "exact"
