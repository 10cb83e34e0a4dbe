"""Who bid and lost, and goods whose maker or former supplier a sentence tells by the way. By classes."""

from pathlib import Path

import pytest

from loaders.documents.model.source import model_source
from loaders.documents.text import read_document
from tests.test_extract_prose import edges, read

SUPPLIES = "SUPPLIES"
COMPETED = "COMPETED_FOR"
HARLOW, RIDGE = "Harlow Systems", "Ridge Corp."


@pytest.mark.parametrize(
    "sentence",
    [
        "Tolvane Inc. has beaten Harlow Systems and Ridge Corp. to a contract with the Navy.",
        "Tolvane Inc. beat out Harlow Systems and Ridge Corp. for the contract.",
        "Tolvane Inc. won the contract ahead of Harlow Systems and Ridge Corp.",
        "Tolvane Inc. won the tender over Harlow Systems and Ridge Corp. last year.",
        "Two rivals, Harlow Systems and Ridge Corp., also bid for the contract.",
        "Harlow Systems and Ridge Corp. submitted losing bids for the contract.",
        "Harlow Systems and Ridge Corp. lost out on the contract.",
        "Harlow Systems and Ridge Corp. competed for a share of the work.",
    ],
)
def test_firms_that_bid_and_lost_competed(tmp_path: Path, sentence: str) -> None:
    bidders = {firm for firm, predicate, _ in edges(read(tmp_path, sentence)) if predicate == COMPETED}
    assert bidders >= {HARLOW, RIDGE}


@pytest.mark.parametrize(
    "sentence",
    ["Losing bidder Harlow Systems challenged the award.", "The losing bidder, Harlow Systems, protested the award."],
)
def test_who_is_called_a_losing_bidder_competed(tmp_path: Path, sentence: str) -> None:
    assert (HARLOW, COMPETED, "the award") in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Harlow Systems and Ridge Corp. submitted losing bids.",
        "Harlow Systems submitted a report on the contract.",
        "Harlow Systems won the contract over objections from Ridge Corp.",
        "Harlow Systems may win the contract ahead of Ridge Corp.",
        "The bidder, Harlow Systems, praised the award.",
    ],
)
def test_bids_for_nothing_that_is_told_and_objections_are_no_competition(tmp_path: Path, sentence: str) -> None:
    assert not any(predicate == COMPETED for _, predicate, _ in edges(read(tmp_path, sentence)))


def test_who_supplied_what_is_replaced_was_a_supplier(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "The Navy replaced an older database provided by Harlow Systems."))
    assert (HARLOW, SUPPLIES, "Navy") in found
    found = edges(read(tmp_path, "The Navy has not replaced an older database provided by Harlow Systems."))
    assert (HARLOW, SUPPLIES, "Navy") not in found


def test_a_preposition_that_comes_again_goes_on_with_the_list(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "The FBI has shared travel data with the Navy and with the Coast Guard."))
    assert {("FBI", "SHARES_DATA_WITH", "Navy"), ("FBI", "SHARES_DATA_WITH", "Coast Guard")} <= set(found)


def test_the_maker_of_goods_with_a_name_makes_what_is_named(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Harlow Systems, the maker of the Skelwatch camera mast, sells to the Navy."))
    assert (HARLOW, "DEVELOPS", "Skelwatch") in found
    found = edges(read(tmp_path, "Harlow Systems, the maker of the Ridge Corp. camera mast, sells to the Navy."))
    assert not any(predicate == "DEVELOPS" for _, predicate, _ in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Velder beat Harlow Systems to the Navy contract.",
        "Harlow Systems was beaten to the Navy contract by Velder.",
        "Harlow Systems was outbid by Velder for the Navy contract.",
        "Harlow Systems missed out on the Navy contract.",
        "Harlow Systems was denied the Navy contract.",
        "Harlow Systems contested the Navy contract that went to Velder Holdings.",
    ],
)
def test_who_did_not_get_a_contract_has_none(tmp_path: Path, sentence: str) -> None:
    found = edges(read(tmp_path, sentence))
    assert not {(s, p, o) for s, p, o in found if p in ("CONTRACTED_WITH", "SUPPLIES") and "Harlow Systems" in (s, o)}


def test_who_beats_others_to_a_contract_has_it_whichever_way_it_is_told(tmp_path: Path) -> None:
    for sentence in (
        "Velder Holdings beat Harlow Systems to the Navy contract.",
        "Harlow Systems was beaten to the Navy contract by Velder Holdings.",
    ):
        assert ("Navy", "CONTRACTED_WITH", "Velder Holdings") in edges(read(tmp_path, sentence))


def test_the_network_gives_no_contract_to_who_lost_it(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text("Velder beat Harlow Systems to the Navy contract.", encoding="utf-8")
    found = {(c.subject.name, c.object.name) for c in model_source().extract(read_document(file)).claims}
    assert ("Navy", "Harlow Systems") not in found
