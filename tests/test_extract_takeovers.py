"""Firms that are bought: wholly, in part, not yet, not at all; and which sum of the sentence is their price."""

from pathlib import Path

import pytest

from loaders.documents.extracted import ExtractedClaim
from tests.test_extract_prose import read

BUYER, BOUGHT, ACQUIRED = "Marlow Systems Ltd", "Telbrook Ltd", "ACQUIRED"


def _told(folder: Path, text: str, predicate: str = ACQUIRED) -> list[ExtractedClaim]:
    return [claim for claim in read(folder, text).claims if claim.predicate == predicate]


def _modalities(folder: Path, text: str, predicate: str = ACQUIRED) -> set[str]:
    return {claim.modality for claim in _told(folder, text, predicate)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Systems Ltd, which reported revenue of $90 million, bought Telbrook Ltd in May.",
        "Marlow Systems Ltd, with $90 million in annual sales, bought Telbrook Ltd in May.",
        "Marlow Systems Ltd, valued at $900 million, bought Telbrook Ltd in May.",
        "Marlow Systems Ltd, which manages $4 billion, bought Telbrook Ltd in May.",
        "After raising $60 million, Marlow Systems Ltd bought Telbrook Ltd in May.",
        "Marlow Systems Ltd was fined $3 million a year after it bought Telbrook Ltd in May.",
        "Ann Sorley gave $1 million to the campaign; Marlow Systems Ltd bought Telbrook Ltd in May.",
    ],
)
def test_what_a_firm_earns_raises_or_is_worth_is_no_price(tmp_path: Path, sentence: str) -> None:
    (claim,) = _told(tmp_path, sentence)
    assert "amount_usd" not in claim.qualifiers


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Systems Ltd, valued at $900 million, bought Telbrook Ltd for $40 million.",
        "Marlow Systems Ltd bought Telbrook Ltd in a deal valued at $40 million.",
        "Marlow Systems Ltd bought Telbrook Ltd, valuing the firm at $40 million.",
        "Marlow Systems Ltd bought Telbrook Ltd; the deal was worth $40 million.",
        "Marlow Systems Ltd bought Telbrook Ltd, which has sales of $12 million, for $40 million.",
    ],
)
def test_the_price_is_told_beside_other_figures(tmp_path: Path, sentence: str) -> None:
    (claim,) = _told(tmp_path, sentence)
    assert claim.qualifiers["amount_usd"] == 40_000_000


def test_what_a_round_raised_is_what_its_investor_put_in(tmp_path: Path) -> None:
    text = "Marlow Systems Ltd raised $60 million from Brindle Capital at a valuation of $900 million."
    (claim,) = _told(tmp_path, text, "INVESTED_IN")
    assert claim.qualifiers["amount_usd"] == 60_000_000


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Systems Ltd has signed a definitive agreement to acquire Telbrook Ltd for $30 million.",
        "Marlow Systems Ltd announced the signing of an agreement to acquire Telbrook Ltd on Monday.",
        "Marlow Systems Ltd is to acquire Telbrook Ltd, according to a filing.",
        "Marlow Systems Ltd said it would buy Telbrook Ltd in May.",
        "The acquisition of Telbrook Ltd by Marlow Systems Ltd will close in May.",
        "The acquisition of Telbrook Ltd by Marlow Systems Ltd still needs approval.",
        "Once acquired by Marlow Systems Ltd, Telbrook Ltd will move to Leeds.",
    ],
)
def test_a_takeover_that_is_agreed_or_announced_is_planned(tmp_path: Path, sentence: str) -> None:
    assert _modalities(tmp_path, sentence) == {"planned"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Systems Ltd has an option to acquire Telbrook Ltd next year.",
        "Marlow Systems Ltd was tipped to buy Telbrook Ltd in May.",
        "Had Marlow Systems Ltd bought Telbrook Ltd, jobs would have been lost.",
        "Marlow Systems Ltd said it would buy Telbrook Ltd if the price fell.",
        "Marlow Systems Ltd said it would have bought Telbrook Ltd in May.",
    ],
)
def test_a_takeover_that_may_be_or_might_have_been_is_hypothetical(tmp_path: Path, sentence: str) -> None:
    assert _modalities(tmp_path, sentence) == {"hypothetical"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Systems Ltd has completed its $30 million deal to acquire Telbrook Ltd this week.",
        "Marlow Systems Ltd announced the completion of its agreement to acquire Telbrook Ltd on Monday.",
        "The acquisition of Telbrook Ltd by Marlow Systems Ltd closed in May.",
        "Marlow Systems Ltd previously acquired Telbrook Ltd in May.",
        "Marlow Systems Ltd once bought Telbrook Ltd in May.",
    ],
)
def test_a_takeover_that_is_done_stays_done(tmp_path: Path, sentence: str) -> None:
    assert _modalities(tmp_path, sentence) == {"asserted"}


@pytest.mark.parametrize("end", ["fell through in May", "collapsed in May", "was blocked by the regulator"])
def test_a_planned_takeover_that_came_to_nothing_is_none(tmp_path: Path, end: str) -> None:
    text = f"The planned takeover of Telbrook Ltd by Marlow Systems Ltd {end}."
    assert not _told(tmp_path, text)


@pytest.mark.parametrize(
    "what", ["100% of the capital of", "100 per cent of", "the entire share capital of", "all the shares in"]
)
def test_who_buys_all_of_a_firm_acquires_it(tmp_path: Path, what: str) -> None:
    text = f"Marlow Systems Ltd bought {what} Telbrook Ltd in May."
    assert _modalities(tmp_path, text) == {"asserted"}
    assert not _told(tmp_path, text, "INVESTED_IN")


@pytest.mark.parametrize("what", ["30% of", "30 per cent of the shares in", "shares in"])
def test_who_buys_a_part_of_a_firm_invests_in_it(tmp_path: Path, what: str) -> None:
    text = f"Marlow Systems Ltd bought {what} Telbrook Ltd in May."
    assert _told(tmp_path, text, "INVESTED_IN") and not _told(tmp_path, text)


def test_years_in_brackets_belong_to_the_firm_before_them(tmp_path: Path) -> None:
    found = _told(tmp_path, "Marlow Systems Ltd previously acquired Telbrook Ltd (2020) and Vesper Labs Ltd (2022).")
    assert {c.object.name: c.qualifiers["date"] for c in found} == {"Telbrook Ltd": "2020", "Vesper Labs Ltd": "2022"}


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Jane Dorrel, a co-founder of Telbrook Ltd, died in March 2022.", "FOUNDED"),
        ("The founder of Telbrook Ltd, Jane Dorrel, was arrested in 2021.", "FOUNDED"),
        ("Brindle Capital, an investor in Telbrook Ltd, moved to Leeds in 2019.", "INVESTED_IN"),
    ],
)
def test_the_year_of_something_else_is_not_when_a_state_began(tmp_path: Path, text: str, predicate: str) -> None:
    (claim,) = _told(tmp_path, text, predicate)
    assert not {"start", "date", "end"} & claim.qualifiers.keys()


def test_the_year_right_behind_a_state_is_its_own(tmp_path: Path) -> None:
    (claim,) = _told(tmp_path, "Brindle Capital, an investor in Telbrook Ltd since 2019, makes drones.", "INVESTED_IN")
    assert claim.qualifiers["start"] == "2019"


def test_what_was_once_owned_is_owned_no_more(tmp_path: Path) -> None:
    assert _modalities(tmp_path, "Telbrook Ltd, once owned by Marlow Systems Ltd, makes drones.", "OWNS") == {"ended"}
