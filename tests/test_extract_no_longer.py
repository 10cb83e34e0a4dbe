"""What was so and is so no more: "no longer", "until", a post that was left; and what a pronoun goes on speaking of."""

from pathlib import Path

import pytest

from tests.test_extract_prose import edges, read

Edge = tuple[str, str, str]


def _stands(folder: Path, text: str) -> dict[Edge, str]:
    return {(c.subject.name, c.predicate, c.object.name): c.modality for c in read(folder, text).claims}


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        (
            "Ann Sorley is no longer the chief executive of Telbrook Ltd in Leeds.",
            ("Ann Sorley", "EXECUTIVE_OF", "Telbrook Ltd"),
        ),
        (
            "Ann Sorley no longer sits on the board of Telbrook Ltd in Leeds.",
            ("Ann Sorley", "BOARD_MEMBER_OF", "Telbrook Ltd"),
        ),
        ("Ann Sorley no longer chairs Telbrook Ltd in Leeds.", ("Ann Sorley", "CHAIR_OF", "Telbrook Ltd")),
        (
            "Telbrook Ltd, no longer part of Brindle Group, won the tender.",
            ("Telbrook Ltd", "SUBSIDIARY_OF", "Brindle Group"),
        ),
        ("Telbrook Ltd is no longer owned by Brindle Group.", ("Brindle Group", "OWNS", "Telbrook Ltd")),
        ("The Home Office no longer uses Telbrook Ltd's cameras.", ("Telbrook Ltd", "SUPPLIES", "Home Office")),
        (
            "Telbrook Ltd is no longer under contract with the Home Office.",
            ("Home Office", "CONTRACTED_WITH", "Telbrook Ltd"),
        ),
        (
            "Telbrook Ltd, a subsidiary of Brindle Group until 2019, makes drones.",
            ("Telbrook Ltd", "SUBSIDIARY_OF", "Brindle Group"),
        ),
        (
            "Brindle Group, an investor in Telbrook Ltd until 2019, is Swiss.",
            ("Brindle Group", "INVESTED_IN", "Telbrook Ltd"),
        ),
        (
            "Ann Sorley, chief executive of Telbrook Ltd, was succeeded by Piers Wadlow.",
            ("Ann Sorley", "EXECUTIVE_OF", "Telbrook Ltd"),
        ),
        (
            "Ann Sorley, chief executive of Telbrook Ltd, was dismissed on a technicality.",
            ("Ann Sorley", "EXECUTIVE_OF", "Telbrook Ltd"),
        ),
        (
            "Ann Sorley, chief executive of Telbrook Ltd, stepped down in May.",
            ("Ann Sorley", "EXECUTIVE_OF", "Telbrook Ltd"),
        ),
        (
            "Ann Sorley spent five years as chief executive of Telbrook Ltd before she retired.",
            ("Ann Sorley", "EXECUTIVE_OF", "Telbrook Ltd"),
        ),
        (
            "Marlow Systems Ltd poached Telbrook Ltd's head of sales, Ann Sorley, in May.",
            ("Ann Sorley", "EXECUTIVE_OF", "Telbrook Ltd"),
        ),
    ],
)
def test_what_is_no_longer_so_is_told_as_ended(tmp_path: Path, sentence: str, edge: Edge) -> None:
    assert _stands(tmp_path, sentence).get(edge) == "ended"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Sorley, chief executive of Telbrook Ltd, resigned from the government's council on privacy.",
        "Ann Sorley, chief executive of Telbrook Ltd, stood down as a member of parliament.",
        "Ann Sorley, chief executive of Telbrook Ltd, left the meeting early.",
        "Ann Sorley, chief executive of Telbrook Ltd, was replaced on the panel.",
        "Ann Sorley, chief executive of Telbrook Ltd, spent five years at Marlow Systems Ltd as head of sales.",
        "Ann Sorley, chief executive of Telbrook Ltd, will resign in May.",
        "Ann Sorley has spent five years as chief executive of Telbrook Ltd in Leeds.",
        "Marlow Systems Ltd sued Telbrook Ltd's chief executive, Ann Sorley, in May.",
        "Marlow Systems Ltd recruited Telbrook Ltd's chief executive, Ann Sorley, to its board.",
        "Marlow Systems Ltd will hire Telbrook Ltd's chief executive, Ann Sorley, in May.",
    ],
)
def test_who_leaves_something_else_or_later_has_the_post_still(tmp_path: Path, sentence: str) -> None:
    assert _stands(tmp_path, sentence)["Ann Sorley", "EXECUTIVE_OF", "Telbrook Ltd"] == "asserted"


def test_what_somebody_no_longer_wants_takes_nothing_else_back(tmp_path: Path) -> None:
    text = "The Home Office no longer wants to pay, but Telbrook Ltd supplies the Home Office."
    assert _stands(tmp_path, text)["Telbrook Ltd", "SUPPLIES", "Home Office"] == "asserted"


@pytest.mark.parametrize("told", ["tipped to succeed Bill Trask as", "likely to become", "in line to become"])
def test_a_post_that_somebody_may_get_is_hypothetical(tmp_path: Path, told: str) -> None:
    found = _stands(tmp_path, f"Ann Sorley is {told} chairman of Telbrook Ltd in Leeds.")
    assert found["Ann Sorley", "CHAIR_OF", "Telbrook Ltd"] == "hypothetical"


def test_a_successor_keeps_the_post_of_now_until_then(tmp_path: Path) -> None:
    found = _stands(
        tmp_path,
        "Telbrook Ltd's chief executive, Ann Sorley, will be succeeded by Piers Wadlow, now finance director of "
        "Marlow Systems Ltd in Leeds.",
    )
    assert found == {
        ("Ann Sorley", "EXECUTIVE_OF", "Telbrook Ltd"): "asserted",
        ("Piers Wadlow", "EXECUTIVE_OF", "Telbrook Ltd"): "planned",
        ("Piers Wadlow", "EXECUTIVE_OF", "Marlow Systems Ltd"): "asserted",
    }


def test_it_goes_on_to_mean_what_the_last_it_meant(tmp_path: Path) -> None:
    text = (
        "Marlow Systems Ltd makes cameras. It counts Brindle Capital, which led a round in 2021, among its backers. "
        "In 2022 it bought Telbrook Ltd in Leeds."
    )
    found = edges(read(tmp_path, text))
    assert ("Marlow Systems Ltd", "ACQUIRED", "Telbrook Ltd") in found
    assert ("Brindle Capital", "ACQUIRED", "Telbrook Ltd") not in found


def test_what_is_bought_from_its_founders_was_founded_by_them(tmp_path: Path) -> None:
    found = edges(
        read(tmp_path, "Marlow Systems Ltd bought Telbrook Ltd from its founders, Ann Sorley and Bill Trask.")
    )
    founded = {edge for edge in found if edge[1] == "FOUNDED"}
    assert founded == {("Ann Sorley", "FOUNDED", "Telbrook Ltd"), ("Bill Trask", "FOUNDED", "Telbrook Ltd")}


def test_who_founded_a_firm_founded_it_whenever_they_left(tmp_path: Path) -> None:
    found = _stands(tmp_path, "Ann Sorley, a founder of Telbrook Ltd and its chairman until 2019, lives in Leeds.")
    assert found["Ann Sorley", "FOUNDED", "Telbrook Ltd"] == "asserted"


@pytest.mark.parametrize("told", ["was an adviser to", "advised"])
def test_an_adviser_on_a_purchase_buys_nothing(tmp_path: Path, told: str) -> None:
    text = f"Vesper Labs Ltd {told} Brindle Group on its purchase of Telbrook Ltd in May."
    assert {e for e in edges(read(tmp_path, text)) if e[1] == "ACQUIRED"} == {
        ("Brindle Group", "ACQUIRED", "Telbrook Ltd")
    }
