"""Who owns, holds and buys what: named units, shares in per cent, stakes that change hands, parts of bodies."""

from pathlib import Path

import pytest

from tests.test_extract_prose import edges, read

PART, WHOLE = "Marlow Technologies", "Oakmere Group"
SUBSIDIARY, PART_OF, OWNS, INVESTED = "SUBSIDIARY_OF", "PART_OF", "OWNS", "INVESTED_IN"
MINISTRY = "Ministry of Transport"


@pytest.mark.parametrize(
    "sentence",
    [
        "Oakmere Group said its Marlow Technologies unit won the order.",
        "Oakmere Group's Marlow Technologies subsidiary won the order.",
        "The Marlow Technologies division of Oakmere Group won the order.",
        "Oakmere Group won the order through its Marlow Technologies arm.",
        "Marlow Technologies, an offshoot of Oakmere Group, won the order.",
        "Marlow Technologies and its parent group Oakmere Group won the order.",
        "Marlow Technologies won the order. The company's parent, Oakmere Group, makes drones.",
    ],
)
def test_a_unit_with_a_name_is_a_subsidiary(tmp_path: Path, sentence: str) -> None:
    assert (PART, SUBSIDIARY, WHOLE) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Oakmere Group won the order through its US subsidiary.",
        "The Indian arm of Oakmere Group won the order.",
        "Oakmere Group's cloud division won the order.",
    ],
)
def test_a_unit_without_a_name_is_no_firm(tmp_path: Path, sentence: str) -> None:
    assert not [edge for edge in edges(read(tmp_path, sentence)) if edge[1] == SUBSIDIARY]


@pytest.mark.parametrize(
    "sentence",
    [
        "Oakmere Group, which owns 60% of Marlow Technologies, makes drones.",
        "Oakmere Group owns 60 per cent of Marlow Technologies.",
        "Oakmere Group controls 60 percent of Marlow Technologies.",
        "Marlow Technologies is 46%-owned by Oakmere Group.",
        "Marlow Technologies, 51% owned by Oakmere Group, makes drones.",
        "Oakmere Group (which owns Marlow Technologies) makes drones.",
        "Oakmere Group owns the Marlow Technologies chain.",
    ],
)
def test_a_share_in_per_cent_is_owned(tmp_path: Path, sentence: str) -> None:
    assert (WHOLE, OWNS, PART) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Oakmere Group bought 10% of Marlow Technologies.",
        "Oakmere Group is to buy 10 per cent of Marlow Technologies.",
        "Marlow Technologies sold a minority stake to Oakmere Group.",
        "Harbour Systems sold its stake in Marlow Technologies to Oakmere Group.",
        "Oakmere Group owns shares in Marlow Technologies.",
        "Marlow Technologies has received investment from Oakmere Group.",
    ],
)
def test_a_share_that_is_bought_is_an_investment(tmp_path: Path, sentence: str) -> None:
    assert (WHOLE, INVESTED, PART) in edges(read(tmp_path, sentence))


def test_a_stake_that_is_sold_on_is_none_in_its_seller(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Harbour Systems sold its stake in Marlow Technologies to Oakmere Group."))
    assert (WHOLE, INVESTED, "Harbour Systems") not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Oakmere Group took control of Marlow Technologies.",
        "Oakmere Group made acquisitions such as Marlow Technologies.",
    ],
)
def test_a_takeover_is_understood_in_other_words(tmp_path: Path, sentence: str) -> None:
    assert (WHOLE, "ACQUIRED", PART) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Technologies will be merged with Oakmere Group.",
        "Marlow Technologies's merger with Oakmere Group was cleared.",
    ],
)
def test_a_merger_is_understood_in_other_words(tmp_path: Path, sentence: str) -> None:
    assert (PART, "MERGED_INTO", WHOLE) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The Border Data Agency within the Ministry of Transport bought it.",
        "The Border Data Agency of the Ministry of Transport bought it.",
        "The Ministry of Transport and its Border Data Agency bought it.",
        "The Ministry of Transport buys it through its Border Data Agency.",
    ],
)
def test_a_body_within_another_is_part_of_it(tmp_path: Path, sentence: str) -> None:
    assert ("Border Data Agency", PART_OF, MINISTRY) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Technologies donated to the Open Border Foundation.",
        "The Open Border Foundation's donors include Marlow Technologies.",
        "Marlow Technologies, a donor to the Open Border Foundation, spoke first.",
        "Marlow Technologies is a sponsor of the Open Border Foundation.",
    ],
)
def test_donors_and_sponsors_fund(tmp_path: Path, sentence: str) -> None:
    assert ("Open Border Foundation", "FUNDED_BY", PART) in edges(read(tmp_path, sentence))


def test_a_donor_who_also_founded_a_firm_does_not_fund_it(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Jane Doe, a party donor and co-founder of Marlow Technologies, spoke first."))
    assert ("Jane Doe", "FOUNDED", PART) in found
    assert not [edge for edge in found if edge[1] == "FUNDED_BY"]


def test_the_country_of_a_subsidiary_is_not_its_parent(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Oakmere Group closed its US subsidiary Marlow Technologies."))
    assert (PART, SUBSIDIARY, WHOLE) in found
    assert (PART, SUBSIDIARY, "US") not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The Marlow are part of a Dutch-speaking people of the coast.",
        "Oakmere Group operates ten depots within the Border Data Agency.",
        "The Ministry of Transport wrote to the Chief of Staff of the Armed Forces.",
    ],
)
def test_peoples_depots_and_offices_are_no_parts(tmp_path: Path, sentence: str) -> None:
    assert not [edge for edge in edges(read(tmp_path, sentence)) if edge[1] in (SUBSIDIARY, PART_OF)]


@pytest.mark.parametrize("owner", ["Quennor", "Quennor Holdings"])
@pytest.mark.parametrize("title", ["the owner", "owner", "the majority owner"])
def test_an_owner_may_be_a_firm(tmp_path: Path, owner: str, title: str) -> None:
    assert (owner, OWNS, PART) in edges(
        read(tmp_path, f"{owner}, {title} of Marlow Technologies, declined to comment.")
    )
