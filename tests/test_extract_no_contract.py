"""Deals with public bodies that buy nothing are no contracts, whoever reads them; deals that serve an aim are."""

from pathlib import Path

import pytest

from tests.test_extract_prose import read

NONE = [
    "On Wednesday, the Justice Department announced it had reached a deal with Octasense to avoid prosecution.",
    "Octasense signed a plea agreement with the Department of Justice in 2019.",
    "Octasense entered into a non-prosecution agreement with the SEC and paid $4 million.",
    "Octasense struck a deferred prosecution deal with the Serious Fraud Office.",
    "Under a consent agreement with the FTC, Octasense must delete the faces.",
    "Octasense reached a $3 million agreement with the Federal Trade Commission to settle claims that it sold faces.",
    "Octasense struck a deal with the Department of Justice to testify against its founder.",
    "Octasense signed a data-sharing agreement with Kent Police.",
]
DEALS = [
    "Kent Police signed a £2m deal with Octasense to avoid delays in court.",
    "Kent Police reached a three-year agreement with Octasense to end paper records.",
    "Kent Police struck a deal with Octasense to settle new recruits in its software.",
]


def _deals(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    claims = read(tmp_path, text).claims
    return [(c.subject.name, c.object.name) for c in claims if c.predicate in ("CONTRACTED_WITH", "SUPPLIES")]


@pytest.mark.parametrize("text", NONE)
def test_a_deal_that_ends_a_quarrel_or_shares_data_is_no_contract(tmp_path: Path, text: str) -> None:
    assert _deals(tmp_path, text) == []


@pytest.mark.parametrize("text", DEALS)
def test_a_deal_with_an_aim_is_a_contract(tmp_path: Path, text: str) -> None:
    assert _deals(tmp_path, text) == [("Kent Police", "Octasense")]


def test_who_settles_with_one_body_keeps_the_contract_with_another(tmp_path: Path) -> None:
    text = "Octasense, which signed a plea agreement with the SEC, has a $3 million contract with ICE."
    assert _deals(tmp_path, text) == [("ICE", "Octasense")]
