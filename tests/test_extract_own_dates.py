"""When a statement holds: a relative clause is dated by its own words, and what held until a day is ended."""

import dataclasses
from pathlib import Path

import pytest

from loaders.documents.extracted import Extraction, Spoken
from loaders.documents.model.combination import candidates
from loaders.documents.model.edges import Edge
from tests.test_extract_prose import read


@pytest.mark.parametrize(
    ("text", "predicate", "start"),
    [
        ("Octasense was founded in 2016 by Yael Brandt, who now chairs its board.", "CHAIR_OF", None),
        ("Octasense was founded in 2016 by Yael Brandt, who now chairs its board.", "FOUNDED", "2016"),
        ("Octasense was founded in 2016 by Yael Brandt, who has chaired it since 2021.", "CHAIR_OF", "2021"),
        ("Octasense hired Dan Ober, who runs Tessera Drones, in 2019.", "EXECUTIVE_OF", None),
        ("In 2019 Octasense bought Tessera Drones, which develops the Petrel drone.", "DEVELOPS", None),
        ("In 2019 Octasense bought Tessera Drones, which develops the Petrel drone.", "ACQUIRED", "2019"),
        ("In 2019 Lefkara Group, which is owned by Nobel Holding, bought Tessera Drones.", "ACQUIRED", "2019"),
        ("In 2019 Lefkara Group, which is owned by Nobel Holding, bought Tessera Drones.", "OWNS", None),
        ("Octasense, which in 2021 was acquired by Lefkara Group, supplies ICE.", "ACQUIRED", "2021"),
        ("Octasense, which was acquired by Lefkara Group in 2022, supplies ICE.", "ACQUIRED", "2022"),
        ("In March 2020 ICE signed a contract with Octasense, which is chaired by Yael Brandt.", "CHAIR_OF", None),
        (
            "In March 2020 ICE signed a contract with Octasense, which is chaired by Yael Brandt.",
            "CONTRACTED_WITH",
            "2020-03",
        ),
    ],
)
def test_a_relative_clause_is_dated_by_its_own_words(
    tmp_path: Path, text: str, predicate: str, start: str | None
) -> None:
    [claim] = [claim for claim in read(tmp_path, text).claims if claim.predicate == predicate]
    assert claim.qualifiers.get("start") == start


def test_a_contract_keeps_the_year_that_stands_inside_its_relative_clause(tmp_path: Path) -> None:
    text = "The contract that in 2019 ICE awarded to Octasense was worth $3 million."
    [claim] = read(tmp_path, text).claims
    assert (claim.qualifiers["start"], claim.qualifiers["amount_usd"]) == ("2019", 3_000_000)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Halberd, a subsidiary of Lefkara Group until its buyout last year, declined to comment.", "SUBSIDIARY_OF"),
        ("Tessera Drones, a unit of Lefkara Group until 2021, makes drones.", "SUBSIDIARY_OF"),
        ("Tessera Drones was owned by Lefkara Group until 2021.", "OWNS"),
        ("Octasense, which was owned by Lefkara Group until last year, supplies ICE.", "OWNS"),
        ("Octasense was used by ICE until 2020.", "USES"),
    ],
)
def test_what_held_until_a_day_is_ended(tmp_path: Path, text: str, predicate: str) -> None:
    assert {claim.modality for claim in read(tmp_path, text).claims if claim.predicate == predicate} == {"ended"}


def test_what_goes_on_is_not_ended_by_an_until_of_something_else(tmp_path: Path) -> None:
    text = "Tessera Drones, a division of Lefkara Group, was not profitable until 2021."
    assert [claim.modality for claim in read(tmp_path, text).claims] == ["asserted"]


BOUGHT = "Octasense was bought by Lefkara Group, whose chief executive, Stavros Mina, welcomed it."
BESIDE = "Stavros Mina is chief executive of Lefkara Group, a neighbour of Octasense."
AND_BOTH = "Stavros Mina is chief executive of Lefkara Group and Octasense."


@pytest.mark.parametrize(("text", "kept"), [(BOUGHT, False), (BESIDE, False), (AND_BOTH, True)])
def test_the_network_gives_nobody_a_post_at_a_firm_beyond_the_one_that_the_words_give_it_at(
    tmp_path: Path, text: str, kept: bool
) -> None:
    found = read(tmp_path, text)
    places = {name: _place(found, text, name, number) for number, name in enumerate(("Octasense", "Lefkara Group"))}
    person = _place(found, text, "Stavros Mina", 2)
    spoken = dataclasses.replace(found, spoken=(*places.values(), person))
    network = Edge(person, "EXECUTIVE_OF", places["Octasense"], 0.9, "asserted")
    posts = {
        (c.claims[0].object.name if c.claims else places["Octasense"].name)
        for c in candidates(spoken, [network])
        if c.predicate == "EXECUTIVE_OF"
    }
    assert posts == ({"Lefkara Group", "Octasense"} if kept else {"Lefkara Group"})


def _place(found: Extraction, text: str, name: str, number: int) -> Spoken:
    """Where the document names it: the sentence begins with the claims' quotes."""
    start = min(claim.start for claim in found.claims) + text.index(name)
    kind = "Person" if number == 2 else "Company"
    return Spoken(start, start + len(name), kind, True, number, name, 1, False, False)
