"""How reports put deals, posts and money: sums and terms, places with their states, boards, rounds, stakes, parents."""

from pathlib import Path

import pytest

from loaders.documents.words.money import find_money
from tests.test_extract_prose import read

DEAL, MAKES, SELLS, USE = "CONTRACTED_WITH", "DEVELOPS", "SUPPLIES", "USES"
SEATED, CHAIRS, LEADS, FOUNDED = "BOARD_MEMBER_OF", "CHAIR_OF", "EXECUTIVE_OF", "FOUNDED"
INVESTED, OWNS, BELOW = "INVESTED_IN", "OWNS", "SUBSIDIARY_OF"


def _said(tmp_path: Path, text: str) -> set[tuple[str, str, str]]:
    return {(c.subject.name, c.predicate, c.object.name) for c in read(tmp_path, text).claims}


@pytest.mark.parametrize(
    ("phrase", "amount"),
    [
        ("a £3 million, five-year contract", "3000000"),
        ("a five-year, £3 million contract", "3000000"),
        ("a £3 million, 10-year contract", "3000000"),
        ("a 10-year, £3 million contract", "3000000"),
        ("a new £3 million, five-year contract", "3000000"),
        ("a £3 million, five-year, no-bid contract", "3000000"),
        ("an initial three-year, £3 million agreement", "3000000"),
    ],
)
def test_sum_and_term_of_a_contract_come_in_any_order(tmp_path: Path, phrase: str, amount: str) -> None:
    [claim] = read(tmp_path, f"Kent Police signed {phrase} with Nicera Systems.").claims
    assert (claim.subject.name, claim.predicate, claim.object.name) == ("Kent Police", DEAL, "Nicera Systems")
    assert claim.qualifiers["amount"] == amount


def test_a_sum_between_commas_joins_no_other_phrase(tmp_path: Path) -> None:
    text = "Kent Police spent $3 million, 10 per cent of its budget, on Nicera Systems' cameras."
    assert ("Nicera Systems", SELLS, "Kent Police") in _said(tmp_path, text)
    assert not {row for row in _said(tmp_path, "Kent Police paid $3 million, Nicera Systems said.") if row[1] == DEAL}


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        ("Dallas, Texas, signed a contract with Nicera Systems.", ("Dallas", DEAL, "Nicera Systems")),
        ("Elmvale, Ohio, signed a contract with Nicera Systems.", ("Elmvale", DEAL, "Nicera Systems")),
        ("Pinellas County, Florida, hired Nicera Systems.", ("Pinellas County", DEAL, "Nicera Systems")),
        ("Pinellas County bought cameras from Nicera Systems.", ("Nicera Systems", SELLS, "Pinellas County")),
    ],
)
def test_a_place_told_with_its_state_is_the_place(tmp_path: Path, sentence: str, edge: tuple[str, str, str]) -> None:
    found = _said(tmp_path, sentence)
    assert edge in found
    assert not {end for row in found for end in (row[0], row[2])} & {"Texas", "Ohio", "Florida"}


def test_countries_in_a_list_are_each_told(tmp_path: Path) -> None:
    found = _said(tmp_path, "Nicera Systems sold cameras to Kenya, France and Togo.")
    assert {("Nicera Systems", SELLS, land) for land in ("Kenya", "France", "Togo")} <= found


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Nicera's board includes John Ash, Jack Quill and Red Combs.", {"John Ash", "Jack Quill", "Red Combs"}),
        ("Nicera's board includes former minister Ann Dole and retired general Bob Marsh.", {"Ann Dole", "Bob Marsh"}),
        (
            "Nicera's board of directors included powerful figures: former minister Ann Dole, and banker Bob Marsh.",
            {"Ann Dole", "Bob Marsh"},
        ),
    ],
)
def test_a_board_is_told_with_what_its_members_were(tmp_path: Path, sentence: str, people: set[str]) -> None:
    assert {row[0] for row in _said(tmp_path, sentence) if row[1:] == (SEATED, "Nicera")} == people


def test_whose_friend_a_member_is_sits_on_no_board(tmp_path: Path) -> None:
    text = "Nicera's board includes former minister Ann Dole, and Epstein associate Nicole Junker."
    assert "Epstein" not in {row[0] for row in _said(tmp_path, text)}


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        ("Lou Joy served as CEO of Nicera and on its board until 2018.", ("Lou Joy", SEATED, "Nicera")),
        ("Nicera's leadership included Ehud Barr as chairman, and others.", ("Ehud Barr", CHAIRS, "Nicera")),
        ("Run by Barak Elan, a former officer, Nicera was acquired by Velder Ltd.", ("Barak Elan", LEADS, "Nicera")),
        ("Founded by Barak Elan, an engineer, Nicera was bought by Velder Ltd.", ("Barak Elan", FOUNDED, "Nicera")),
        ("Pekka Lund, President and CEO, Nicera Systems, said no.", ("Pekka Lund", LEADS, "Nicera Systems")),
        ("Nicera chairman, former Deloitte partner John Conn, resisted.", ("John Conn", CHAIRS, "Nicera")),
        ("Jo Gill, a game developer who had licensed Tetris, became Nicera's CEO.", ("Jo Gill", LEADS, "Nicera")),
        ("Nicera Ltd's director, Ann Dole, said it was surprised.", ("Ann Dole", LEADS, "Nicera Ltd")),
        ("Ann Dole is a director of Nicera Systems.", ("Ann Dole", SEATED, "Nicera Systems")),
    ],
)
def test_posts_are_told_around_the_name(tmp_path: Path, sentence: str, edge: tuple[str, str, str]) -> None:
    text = f"{sentence} Nicera Ltd makes software." if "Nicera Ltd" in sentence else sentence
    assert edge in _said(tmp_path, text)


def test_the_role_of_somebody_is_in_the_words_of_the_text(tmp_path: Path) -> None:
    claims = read(tmp_path, "Ann Dole, director of marketing at Nicera Ltd, said so.").claims
    assert {c.qualifiers.get("role") for c in claims} <= {"director"}


def test_a_medical_officer_of_a_state_has_no_post_at_the_firm_spoken_of(tmp_path: Path) -> None:
    text = "The test was made by iAbra Ltd. The row comes as chief medical officer Chris Witt spoke of iAbra Ltd."
    assert LEADS not in {row[1] for row in _said(tmp_path, text)}


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        (
            "Founders Fund led a $15 million investment in Nicera Systems.",
            ("Founders Fund", INVESTED, "Nicera Systems"),
        ),
        ("Ann Dole holds a $4 million stake in Nicera Systems.", ("Ann Dole", INVESTED, "Nicera Systems")),
        ("Peter Thiel was one of the first outside investors in Nicera.", ("Peter Thiel", INVESTED, "Nicera")),
        ("In-Q-Tel, the CIA's venture arm, invested in Nicera Systems.", ("In-Q-Tel", INVESTED, "Nicera Systems")),
        ("Edge View, a joint venture between Nicera Ltd and Velder Ltd, said no.", ("Velder Ltd", OWNS, "Edge View")),
        ("Apple sued NSO Group and its parent company Quill Ltd in May.", ("NSO Group", BELOW, "Quill Ltd")),
    ],
)
def test_whose_a_firm_is_and_who_put_money_in(tmp_path: Path, sentence: str, edge: tuple[str, str, str]) -> None:
    assert edge in _said(tmp_path, sentence)


def test_who_led_a_round_is_told_a_sentence_later(tmp_path: Path) -> None:
    found = _said(tmp_path, "Nicera Ltd closed a $25 million funding round. Peter Thiel's Founders Fund led the round.")
    assert ("Founders Fund", INVESTED, "Nicera Ltd") in found


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        ("Kent Police ordered nine drones from Nicera Systems.", ("Kent Police", DEAL, "Nicera Systems")),
        ("Nicera Systems invoiced Kent Police for the work.", ("Kent Police", DEAL, "Nicera Systems")),
        ("Kent Police has roped in Nicera Systems to build an app.", ("Kent Police", DEAL, "Nicera Systems")),
        (
            "The papers show a contract between Kent Police, the county's force, and a firm based in Mexico called "
            "Nicera Systems.",
            ("Kent Police", DEAL, "Nicera Systems"),
        ),
        (
            "Nicera Systems' contracts include a $4 million deal with Kent Police and the Home Office's tagging deal.",
            ("Home Office", DEAL, "Nicera Systems"),
        ),
        (
            "Kent Police has paid Nicera Systems more than $2 million since 2019.",
            ("Nicera Systems", SELLS, "Kent Police"),
        ),
        (
            "Nicera Systems is used by 12 groups within the government including the FBI, DHS and NSA.",
            ("Nicera Systems", SELLS, "DHS"),
        ),
    ],
)
def test_deals_are_told_in_many_ways(tmp_path: Path, sentence: str, edge: tuple[str, str, str]) -> None:
    assert edge in _said(tmp_path, sentence)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Nicera Ltd won a contract with the CIA. The contract faced legal challenges from IBM.", "IBM"),
        ("Nicera Ltd won a contract with the CIA. IBM protested the contract.", "IBM"),
        ("The contract, first reported by the Guardian, was signed by Kent Police and Nicera Ltd.", "Guardian"),
        ("The CIA is a client. Nicera Ltd signed an agreement with Velder Ltd.", "Velder Ltd"),
        ("Kent Police signed a nondisclosure agreement with Nicera Ltd.", "Nicera Ltd"),
        ("Kent Police and Nicera Ltd signed a memorandum of understanding.", "Nicera Ltd"),
        ("The CIA awarded its Cloud Enterprise (C2E) contract to Nicera Ltd.", "Cloud Enterprise"),
        ("Kent Police signed a contract with a Hertfordshire company.", "Hertfordshire"),
    ],
)
def test_who_has_no_contract(tmp_path: Path, text: str, never: str) -> None:
    assert never not in {row[2] for row in _said(tmp_path, text) if row[1] == DEAL}


@pytest.mark.parametrize(
    ("sentence", "made"),
    [
        (
            "Nicera Systems' platforms, including the Roadrunner interceptor and Lattice software, are new.",
            {"Roadrunner", "Lattice"},
        ),
        ("Nicera Systems makes cameras such as the Harrier.", {"Harrier"}),
        ("Kent Police uses Nicera Systems' Kestrel drones and Osprey cameras.", {"Kestrel", "Osprey"}),
        ("Nicera Systems sold its Pegasus-like spyware, Falcon, to Kent Police.", {"Falcon"}),
    ],
)
def test_whose_products_are_told_together(tmp_path: Path, sentence: str, made: set[str]) -> None:
    assert {row[2] for row in _said(tmp_path, sentence) if row[1] == MAKES} == made


@pytest.mark.parametrize(
    "sentence",
    [
        "Google has created a custom Android app.",
        "Nicera Systems released an iPhone app.",
        "Axon makes Taser-equipped drones.",
    ],
)
def test_what_a_product_runs_on_or_carries_is_not_made_with_it(tmp_path: Path, sentence: str) -> None:
    made = {row[2] for row in _said(tmp_path, sentence) if row[1] == MAKES}
    assert not made & {"Android", "iPhone", "Taser", "Taser-equipped"}


def test_police_in_a_state_are_not_the_state(tmp_path: Path) -> None:
    found = _said(tmp_path, "Nicera Systems makes Falcon, an app that is used by police in Uttar Pradesh and Punjab.")
    assert not {row for row in found if row[1] == USE}


def test_who_is_picked_to_develop_a_product_develops_it(tmp_path: Path) -> None:
    found = _said(tmp_path, "The Home Office picked Nicera Systems to develop Falcon, a recognition app.")
    assert ("Nicera Systems", MAKES, "Falcon") in found
    assert ("Home Office", MAKES, "Falcon") not in found


def test_half_of_a_firm_is_owned(tmp_path: Path) -> None:
    assert ("Nicera Systems", OWNS, "Velder Ltd") in _said(tmp_path, "Nicera Systems owns half of Velder Ltd today.")


def test_a_contract_with_another_body_is_told_behind_a_clause(tmp_path: Path) -> None:
    text = "Nicera Systems won contracts with Kent Police, which uses its Gotham tool, and with Europol."
    assert {row[0] for row in _said(tmp_path, text) if row[1] == DEAL} == {"Kent Police", "Europol"}


def test_a_share_paid_for_is_an_investment(tmp_path: Path) -> None:
    found = _said(tmp_path, "Corvane Ltd paid $71 million for 60 percent of TrackLine Systems, a filing says.")
    assert ("Corvane Ltd", INVESTED, "TrackLine Systems") in found


def test_a_chief_financial_officer_is_told_so(tmp_path: Path) -> None:
    [claim] = read(tmp_path, "Corvane Ltd's chief financial officer, Dana Whitt, told investors so.").claims
    assert claim.qualifiers["role"] == "chief financial officer"


def test_whose_round_was_led_is_told_by_the_round(tmp_path: Path) -> None:
    found = _said(tmp_path, "Sequoia Capital led Nicera Systems' Series B round in May.")
    assert ("Sequoia Capital", INVESTED, "Nicera Systems") in found


def test_a_firm_named_only_later_has_not_the_chief_executive(tmp_path: Path) -> None:
    text = "The sale ends a rule. Peter Vance, who has been chief executive since 2014, leaves; Velder Ltd said so."
    assert not {row for row in _said(tmp_path, text) if row[1] == LEADS}


def test_a_firm_may_be_named_like_a_person(tmp_path: Path) -> None:
    found = _said(tmp_path, "Magnetar Ltd was taken private in 2023 by the U.S. equity firm Thomas Bravo.")
    assert ("Thomas Bravo", "ACQUIRED", "Magnetar Ltd") in found


def test_missiles_sold_to_a_country_are_supplied(tmp_path: Path) -> None:
    text = "Raytheon continued selling additional missiles and upgrades to Saudi Arabia."
    assert ("Raytheon", SELLS, "Saudi Arabia") in _said(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("RM 3.1 million", "MYR"),
        ("45 million CFA francs", "XOF"),
        ("Tk 45 crore", "BDT"),
        ("₱288.9 million", "PHP"),
        ("GH¢94 million", "GHS"),
        ("4 billion Ugandan shillings", "UGX"),
        ("12 million leva", "BGN"),
    ],
)
def test_money_of_more_countries_is_read(text: str, currency: str) -> None:
    [money] = find_money(text)
    assert money.currency == currency
