"""Who has nothing to do with a statement of the same sentence is given no part in it."""

from pathlib import Path

import pytest

from tests.test_extract_prose import read


def _said(tmp_path: Path, text: str) -> set[tuple[str, str, str, str]]:
    claims = read(tmp_path, text).claims
    return {(c.subject.name, c.predicate, c.object.name, c.modality) for c in claims}


@pytest.mark.parametrize(
    "text",
    [
        "According to Kent Police, the cameras were supplied by Brightmoor.",
        "According to the Local Democracy Reporting Service, the panels were being supplied by Brightmoor.",
        "Tessera signed a deal to open a laboratory with Brightmoor, a firm that was blacklisted by the Home Office.",
        "Brightmoor lost money on the deal.",
        "Brightmoor has supplied scanners to the Beijing Olympics and the Brazilian World Cup.",
        "KXLV-TV reported on the prison. Last year it looked at the firm's parent company, Lefkara Group.",
        "Yael Brandt is slated to be chairman of the PC and printer business.",
        "Brightmoor makes drones. The firm grows. Its rival, said casino boss Andy Brandt, does not.",
        "Brightmoor makes drones. The firm grows. A critic of it, fast-food CEO Andy Brandt, opposes that.",
    ],
)
def test_whoever_only_stands_nearby_is_no_party(tmp_path: Path, text: str) -> None:
    assert _said(tmp_path, text) == set()


def test_who_hired_a_consultant_has_hired_no_firm_that_is_named_before(tmp_path: Path) -> None:
    text = "I heard that CGI was behind it, said Dan Ober, a consultant who was hired by the Home Office in 2008."
    assert not {row for row in _said(tmp_path, text) if row[1] in ("CONTRACTED_WITH", "SUPPLIES")}


def test_what_one_of_several_makes_is_told_of_that_one_alone(tmp_path: Path) -> None:
    text = "Firms such as Octasense, Tessera and Lefkara, and Brightmoor, which produces the Falconet spyware, grow."
    assert {row[:3] for row in _said(tmp_path, text)} == {("Brightmoor", "DEVELOPS", "Falconet")}


def test_what_several_make_is_told_of_each(tmp_path: Path) -> None:
    text = "Octasense and Tessera, which produce the Falconet spyware, are based in Leeds."
    assert {row[0] for row in _said(tmp_path, text) if row[1] == "DEVELOPS"} == {"Octasense", "Tessera"}


def test_who_keeps_a_firm_among_its_own_hosts_nothing_of_it(tmp_path: Path) -> None:
    found = _said(tmp_path, "Lefkara spun off Tessera and housed Octasense as a subsidiary of Tessera.")
    assert {row[1] for row in found} == {"SPUN_OFF_FROM", "SUBSIDIARY_OF"}


def test_who_resigned_from_running_a_firm_runs_it_no_more(tmp_path: Path) -> None:
    found = _said(tmp_path, "Anna Mina has resigned from running Tessera Drones.")
    assert {row[3] for row in found} == {"ended"}


@pytest.mark.parametrize("words", ["cautions the Home Office from doing", "stopped the Home Office from doing"])
def test_what_somebody_is_kept_from_is_denied(tmp_path: Path, words: str) -> None:
    found = _said(tmp_path, f"The report {words} business with Brightmoor.")
    assert {row[3] for row in found} <= {"denied"}


def test_an_adverb_between_commas_leaves_a_relative_clause_to_its_noun(tmp_path: Path) -> None:
    text = "The Minas sold their shares in Brightmoor to Leeds-based Tessera, which in turn, is owned by Lefkara Fund."
    assert {row[:3] for row in _said(tmp_path, text) if row[1] == "OWNS"} == {("Lefkara Fund", "OWNS", "Tessera")}


def test_what_befell_a_chief_is_no_part_of_the_name_of_the_firm(tmp_path: Path) -> None:
    text = "Ousted Brightmoor CEO Adam Mina stayed away. Disgraced Tessera founder Dan Ober left."
    assert {row[2] for row in _said(tmp_path, text)} == {"Brightmoor", "Tessera"}


@pytest.mark.parametrize(
    ("words", "founders"),
    [
        ("while entrepreneur Dan Ober has said he is keen to start a rival", {"Yael Brandt"}),
        ("which entrepreneur Dan Ober admires", {"Yael Brandt"}),
    ],
)
def test_who_stands_in_the_clause_beside_founded_nothing(tmp_path: Path, words: str, founders: set[str]) -> None:
    found = _said(tmp_path, f"Yael Brandt recently set up Tessera Drones, {words}.")
    assert {row[0] for row in found if row[1] == "FOUNDED"} == founders
