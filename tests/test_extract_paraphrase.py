"""The same business in other words: verbs of two words, nouns of action, several subjects, bodies with their staff."""

from pathlib import Path

import pytest

from loaders.documents.pipeline import extract_document
from loaders.documents.text import read_document
from tests.test_extract_prose import CONTRACT, edges, read

FIRM, BODY, TOOL = "Marlow Technologies", "Kent Police", "Falcon"
USES, SUPPLIES, DEVELOPS, SHARES = "USES", "SUPPLIES", "DEVELOPS", "SHARES_DATA_WITH"


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police is rolling out the Falcon platform across the county.",
        "The Falcon platform was rolled out by Kent Police in 2015.",
        "Kent Police went live with the Falcon platform in May.",
        "Kent Police moved to the Falcon platform.",
        "Kent Police ran 300 searches in the Falcon platform.",
        "Kent Police identified the man with the help of the Falcon platform.",
        "Kent Police holds licences for the Falcon platform.",
        "Officers at Kent Police use the Falcon platform.",
        "Kent Police and the Interior Ministry use the Falcon platform.",
        "Users of the Falcon platform include Kent Police and the Interior Ministry.",
        "Kent Police is among the users of the Falcon platform.",
        "Kent Police uses tools including the Falcon platform.",
        "The Falcon platform has been in use with Kent Police since 2015.",
        "The Falcon platform provides Kent Police with a map of crimes.",
        "The Falcon platform was installed at Kent Police.",
        "Kent Police ran a trial of the Falcon platform.",
    ],
)
def test_a_body_that_uses_a_system_is_understood_in_many_words(tmp_path: Path, sentence: str) -> None:
    assert (BODY, USES, TOOL) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Technologies has teamed up with Kent Police on the drones.",
        "Marlow Technologies maintains Kent Police's cameras.",
        "Marlow Technologies operates the e-gates on behalf of Kent Police.",
        "Marlow Technologies helped Kent Police set up a database.",
        "Marlow Technologies leases drones to Kent Police.",
        "Kent Police has done business with Marlow Technologies since 2012.",
        "Kent Police subscribes to a service from Marlow Technologies.",
        "Kent Police switched from Harbour Systems to Marlow Technologies.",
        "The sale of cameras by Marlow Technologies to Kent Police was criticised.",
        "Kent Police's use of Marlow Technologies' software was criticised.",
        "Kent Police's dealings with Marlow Technologies were criticised.",
        "Kent Police announced that Marlow Technologies would supply the drones.",
        "Kent Police bought a tool named Falcon from Marlow Technologies.",
    ],
)
def test_a_firm_that_works_for_a_body_is_understood_in_many_words(tmp_path: Path, sentence: str) -> None:
    assert (FIRM, SUPPLIES, BODY) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police has outsourced visa processing to Marlow Technologies.",
        "Kent Police appointed Marlow Technologies to supply passports.",
        "Kent Police signed up Marlow Technologies to run the helpdesk.",
        "As part of its contract with Kent Police, Marlow Technologies provides drones.",
    ],
)
def test_a_contract_is_understood_without_the_words_of_an_award(tmp_path: Path, sentence: str) -> None:
    assert (BODY, CONTRACT, FIRM) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Technologies hopes to win a contract from Kent Police.",
        "Marlow Technologies is set to land a contract with Kent Police.",
        "Kent Police will work with Marlow Technologies on the removal.",
    ],
)
def test_what_a_firm_is_only_about_to_win_is_no_business(tmp_path: Path, sentence: str) -> None:
    found = edges(read(tmp_path, sentence))
    assert not {(BODY, CONTRACT, FIRM), (FIRM, SUPPLIES, BODY)} & found


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        ("Marlow Technologies, best known for the Falcon platform, grew.", (FIRM, DEVELOPS, TOOL)),
        ("Marlow Technologies powers the Falcon platform.", (FIRM, DEVELOPS, TOOL)),
        ("Marlow Technologies' engineers built the Falcon platform.", (FIRM, DEVELOPS, TOOL)),
        ("Marlow Technologies is the developer and operator of the Falcon platform.", (FIRM, DEVELOPS, TOOL)),
        ("Harbour Systems was taken over by Marlow Technologies.", (FIRM, "ACQUIRED", "Harbour Systems")),
        ("Harbour Systems belongs to Marlow Technologies.", (FIRM, "OWNS", "Harbour Systems")),
        ("Harbour Systems is a Marlow Technologies company.", ("Harbour Systems", "SUBSIDIARY_OF", FIRM)),
        ("Marlow Technologies, which was set up by Jane Doe, makes drones.", ("Jane Doe", "FOUNDED", FIRM)),
        ("Marlow Technologies, founded in 2013 by Jane Doe, was bought.", ("Jane Doe", "FOUNDED", FIRM)),
        ("Jane Doe, who leads Marlow Technologies' drone business, left.", ("Jane Doe", "EXECUTIVE_OF", FIRM)),
        ("Jane Doe, a member of the board of Marlow Technologies, left.", ("Jane Doe", "BOARD_MEMBER_OF", FIRM)),
        ("Data from Kent Police is shared with the Border Guard Agency.", (BODY, SHARES, "Border Guard Agency")),
        ("Kent Police has access to data from the Border Guard Agency.", ("Border Guard Agency", SHARES, BODY)),
        ("The Falcon platform is connected to the SkyTrace system.", (TOOL, SHARES, "SkyTrace")),
    ],
)
def test_who_makes_owns_leads_and_shares_is_understood_in_other_words(
    tmp_path: Path, sentence: str, edge: tuple[str, str, str]
) -> None:
    assert edge in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    ("sentences", "edge"),
    [
        (("Kent Police has bought 40 drones.", "They are made by Marlow Technologies."), (FIRM, SUPPLIES, BODY)),
        (("Kent Police uses a new tool.", "The tool is supplied by Marlow Technologies."), (FIRM, SUPPLIES, BODY)),
        (
            ("Kent Police put the contract out to tender.", "It was won by Marlow Technologies."),
            (BODY, CONTRACT, FIRM),
        ),
    ],
)
def test_the_maker_of_what_was_bought_may_be_told_a_sentence_later(
    tmp_path: Path, sentences: tuple[str, ...], edge: tuple[str, str, str]
) -> None:
    assert edge in edges(read(tmp_path, *sentences))


@pytest.mark.parametrize(
    "sentence",
    [
        "Several agencies use the Falcon platform, including Kent Police and the Border Guard Agency.",
        "Several agencies, including Kent Police and the Border Guard Agency, use the Falcon platform.",
        "Agencies that have bought the Falcon platform include Kent Police and the Border Guard Agency.",
    ],
)
def test_those_who_are_counted_among_a_group_do_what_the_group_does(tmp_path: Path, sentence: str) -> None:
    assert {(BODY, USES, TOOL), ("Border Guard Agency", USES, TOOL)} <= edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police would not confirm that it uses the Falcon platform.",
        "Kent Police declined to say if it uses the Falcon platform.",
        "Kent Police decided against buying the Falcon platform.",
    ],
)
def test_what_a_body_leaves_open_or_decides_against_is_not_told(tmp_path: Path, sentence: str) -> None:
    assert not edges(read(tmp_path, sentence))


def test_a_headline_with_nothing_but_an_infinitive_tells_a_plan(tmp_path: Path) -> None:
    (claim,) = read(tmp_path, "Marlow Technologies to supply drones to Kent Police").claims
    assert (claim.subject.name, claim.predicate, claim.modality) == (FIRM, SUPPLIES, "planned")


@pytest.mark.parametrize(
    "sentence",
    [
        "Border Guard Agency allows Kent Police to search its database.",
        "Kent Police can access data collected by the Border Guard Agency.",
    ],
)
def test_who_lets_another_see_its_data_shares_them(tmp_path: Path, sentence: str) -> None:
    assert ("Border Guard Agency", SHARES, BODY) in edges(read(tmp_path, sentence))


def test_lines_of_a_list_are_not_joined_to_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(
        "Who watches whom\n\n"
        "This section is about companies that make and manage technology with which people are watched.\n\n"
        "The main companies of this sector are:\n"
        "Vantor Systems Inc, owned by Harbour Partners Inc of London (Private)\n"
        "Lumora Systems Inc, a subsidiary of Marlow Technologies Inc (NYSE: MAR)\n"
        "Orrin Services Inc of Leeds\n\n"
        "More about them is told in the pages that follow.\n"
    )
    found = edges(extract_document(read_document(path), network=False))
    assert ("Lumora Systems Inc", "SUBSIDIARY_OF", "Marlow Technologies Inc") in found
    assert ("Harbour Partners Inc", "OWNS", "Vantor Systems Inc") in found


@pytest.mark.parametrize(
    ("sentence", "edge"),
    [
        ("Kent Police has adopted a system equipped with Marlow Technologies' software.", (FIRM, SUPPLIES, BODY)),
        ("The kits held by Kent Police were bought from Marlow Technologies.", (FIRM, SUPPLIES, BODY)),
        ("Kent Police has handed Marlow Technologies £237,000 to test nets.", (FIRM, SUPPLIES, BODY)),
        ("Kent Police said the current provider, Marlow Technologies, sends bills.", (BODY, CONTRACT, FIRM)),
        ("Kent Police praised the contractor Marlow Technologies in May.", (BODY, CONTRACT, FIRM)),
        ("The contract with Kent Police was worth $2m and was awarded to Marlow Technologies.", (BODY, CONTRACT, FIRM)),
        ("Kent Police is buying a series of monitoring systems from Marlow Technologies.", (FIRM, SUPPLIES, BODY)),
        ("Kent Police works with the spy agency, the Border Guard Agency.", None),
        ("Harbour Systems was bought, but the Marlow Technologies business was sold to Vantor Inc.", None),
    ],
)
def test_parties_are_found_behind_goods_roles_and_sums(
    tmp_path: Path, sentence: str, edge: tuple[str, str, str] | None
) -> None:
    found = edges(read(tmp_path, sentence))
    assert edge in found if edge else not any(predicate in ("ACQUIRED", SUPPLIES) for _, predicate, _ in found)


def test_who_uses_a_thing_to_do_something_is_who_does_it(tmp_path: Path) -> None:
    found = edges(
        read(tmp_path, "Kent Police has been using these tools to unlock phones and install the Falcon platform.")
    )
    assert (BODY, USES, TOOL) in found
