"""Which vendors of records are one, which are not, and which wait for a person."""

import json
from pathlib import Path

import pytest

from graph.identity import Judgement
from graph.matching.compare import Outcome
from graph.matching.model import load_model
from tests.made_ledger import action
from tests.matching.compared import A, B, about, outcome, sold, subsidiary

ONE = [
    ("PALANTIR TECHNOLOGIES INC.", "PALANTIR TECHNOLOGIES INCORPORATED"),
    ("PEN-LINK, LTD.", "PEN-LINK, LIMITED"),
    ("M V M, INC.", "MVM INCORPORATED"),
    ("JANZ CORPORATION, THE", "THE JANZ CORP"),
    ("STARSIDE SECURITY & INVESTIGATION INC", "STARSIDE SECURITY AND INVESTIGATION INCORPORATED"),
    ("INTERNATIONAL BUSINESS MACHINE", "INTERNATIONAL BUSINESS MACHINES CORPORATION"),
    ("ORDWELL NETWORK AND INFORMATIO", "ORDWELL NETWORK AND INFORMATION SYSTEMS LLC"),
    ("CLARKSTEAD COUNTY", "COUNTY OF CLARKSTEAD"),
    ("MICROSOFT CORPORATION", "MICROSOFT CORPORATION SITZ IN REDMOND CORPORATION"),
    ("HOLLOWAY SVCS LLC", "HOLLOWAY SERVICES LLC"),
    ("BRENTMOR GmbH", "Brentmor Gesellschaft mit beschränkter Haftung"),
]
TWO = [
    ("EVIGILANT.COM, LLC", "VIGILANT SOLUTIONS, LLC"),
    ("A&A HARRIS ENTERPRISES", "L3HARRIS TECHNOLOGIES, INC."),
    ("MAGNET YOUR EVENT LLC", "MAGNET FORENSICS, LLC"),
    ("RYDELL AUTO CENTER INC", "DELL MARKETING L.P."),
    ("CADDELL CONSTRUCTION CO. (DE), LLC", "DELL FEDERAL SYSTEMS L.P."),
    ("PARAGON SYSTEMS INC", "PARAGON SOLUTIONS (US) INC"),
    ("PALANTIR TECHNOLOGIES INC.", "PALANTIR USG, INC."),
    ("LEXISNEXIS RISK SOLUTIONS INC", "LEXISNEXIS SPECIAL SERVICES INC"),
    ("PERATON ENTERPRISE SOLUTIONS LLC", "PERSPECTA ENTERPRISE SOLUTIONS LLC"),
    ("HP ENTERPRISE SERVICES, LLC", "ENTERPRISE SERVICES LLC"),
    ("CACI NSS, LLC", "CACI-ISS, LLC"),
    ("BRANCH 12 LOGISTICS LLC", "BRANCH 13 LOGISTICS LLC"),
    ("LIONSTEAD GLOBAL II INC", "LIONSTEAD GLOBAL III INC"),
    ("THE JOHNS HOPKINS UNIVERSITY", "THE JOHNS HOPKINS UNIVERSITY APPLIED PHYSICS LABORATORY LLC"),
]
"""False friends, relatives and numbered sisters."""


@pytest.fixture(scope="module")
def all_compared(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    names = dict.fromkeys(name for pair in (*ONE, *TWO) for name in pair)
    return outcome(tmp_path_factory.mktemp("all"), [sold(number, name) for number, name in enumerate(names, 1)])


@pytest.mark.parametrize(("one", "other"), ONE)
def test_a_name_written_otherwise_is_the_same_vendor(all_compared: Outcome, one: str, other: str) -> None:
    found = about(all_compared, one, other)
    assert found is not None
    assert found.judgement == "same"
    assert found.score >= 0.95


@pytest.mark.parametrize(("one", "other"), TWO)
def test_false_friends_relatives_and_numbers_are_not_one(all_compared: Outcome, one: str, other: str) -> None:
    found = about(all_compared, one, other)
    assert found is None or (found.judgement == "unsure" and found.score < 0.9)


def test_a_slip_of_a_letter_waits_for_a_person_unless_an_award_stands_under_both(tmp_path: Path) -> None:
    one, other = "THERMAL HOLDBROOK TECHNOLIGIES", "THERMAL HOLDBROOK TECHNOLOGIES"
    apart = about(outcome(tmp_path / "apart", [sold(1, one), sold(2, other)]), one, other)
    shared = [action(A, 1, "C1", one, "0", 1), action(A, 2, "C1", other, "1", 1)]
    together = about(outcome(tmp_path / "together", shared), one, other)
    assert (apart and apart.judgement, together and together.judgement) == ("unsure", "same")


def test_two_registered_vendors_of_one_name_wait_for_a_person(tmp_path: Path) -> None:
    rows = [sold(1, "uei:AAAAAAAAAAA1", "HOLLOWAY LLC"), sold(2, "uei:AAAAAAAAAAA2", "HOLLOWAY LLC")]
    found = about(outcome(tmp_path, rows), "uei:AAAAAAAAAAA1", "uei:AAAAAAAAAAA2")
    assert found is not None
    assert found.judgement == "unsure"
    assert "two registrations of one register" in found.why


def test_registered_vendors_of_one_name_and_one_parent_are_one(tmp_path: Path) -> None:
    keys = [("uei:AAAAAAAAAAA1", "HOLLOWAY LLC"), ("uei:AAAAAAAAAAA2", "HOLLOWAY LLC")]
    parent = ("uei:PPPPPPPPPPP1", "ORDWELL CORP")
    rows = [sold(n, key, name) for n, (key, name) in enumerate(keys, 1)]
    found = outcome(tmp_path, [*rows, *(subsidiary(n, key, parent) for n, key in enumerate(keys, 3))])
    verdict = about(found, keys[0][0], keys[1][0])
    assert verdict is not None
    assert verdict.judgement == "same"


def test_a_name_that_several_registered_vendors_bear_is_given_to_none(tmp_path: Path) -> None:
    rows = [
        sold(1, "uei:AAAAAAAAAAA1", "HOLLOWAY, LLC"),
        sold(2, "uei:AAAAAAAAAAA2", "HOLLOWAY L.L.C."),
        sold(3, "HOLLOWAY LIMITED LIABILITY COMPANY"),
    ]
    found = outcome(tmp_path, rows)
    assert {verdict.judgement for verdict in found.verdicts} == {"unsure"}
    told = about(found, "HOLLOWAY LIMITED LIABILITY COMPANY", "uei:AAAAAAAAAAA1")
    assert told is not None
    assert "2 vendors of one register answer to it" in told.why


def test_a_parent_and_its_subsidiary_are_two(tmp_path: Path) -> None:
    child, parent = ("uei:AAAAAAAAAAA1", "HOLLOWAY GROUP LLC"), ("duns:000000011", "HOLLOWAY INC")
    rows = [sold(1, *child), sold(2, *parent), subsidiary(3, child, parent)]
    assert about(outcome(tmp_path, rows), child[0], parent[0]) is None


def test_sole_proprietors_without_a_name_are_compared_with_nobody(tmp_path: Path) -> None:
    rows = [sold(n, f"duns:00000001{n}", "(sole proprietor)") for n in (1, 2)]
    assert outcome(tmp_path, rows).verdicts == ()


def test_each_judgement_says_what_it_rests_on(tmp_path: Path) -> None:
    found = about(
        outcome(tmp_path, [sold(1, "HOLLOWAY LLC"), sold(2, "HOLLOWAY, INC.")]), "HOLLOWAY LLC", "HOLLOWAY, INC."
    )
    assert found is not None
    assert found.why == "“HOLLOWAY, INC.” and “HOLLOWAY LLC”: the same name, another legal form, a rare word in common."
    features = json.loads(found.features)
    bits = sum(feature["bits"] for feature in features.values())
    assert features["name"]["level"] == "the same name"
    assert found.score == pytest.approx(load_model().probability(bits), abs=1e-4)


def test_the_case_s_thresholds_part_same_from_unsure_from_nothing(tmp_path: Path) -> None:
    rows = [sold(1, "HOLLOWAY LLC"), sold(2, "HOLLOWAY, INC.")]
    kinds = []
    for place, (same, different) in enumerate([(0.9, 0.5), (0.99, 0.5), (0.999, 0.99)]):
        found = outcome(tmp_path / str(place), rows, same=same, different=different)
        kinds.append([verdict.judgement for verdict in found.verdicts])
    assert kinds == [["same"], ["unsure"], []]


@pytest.mark.parametrize("judgement", ["same", "different", "unsure"])
def test_what_a_person_decided_is_judged_no_more(tmp_path: Path, judgement: str) -> None:
    rows = [sold(1, "HOLLOWAY LLC"), sold(2, "HOLLOWAY, INC.")]
    decided = Judgement("company:holloway-inc", "company:holloway-llc", judgement, "a.reader", "Read it.")
    assert outcome(tmp_path, rows, judgements=[decided]).verdicts == ()


def test_the_same_names_give_the_same_judgements(tmp_path: Path) -> None:
    rows = [sold(n, name) for n, name in enumerate(["HOLLOWAY LLC", "HOLLOWAY, INC.", "HOLLOWAY", "ORDWELL CO"], 1)]
    turned = [{**row, "row": 10 - row["row"]} for row in reversed(rows)]
    one, other = outcome(tmp_path / "a", rows), outcome(tmp_path / "b", turned)
    assert one.verdicts == other.verdicts


def test_no_names_are_no_error(tmp_path: Path) -> None:
    assert outcome(tmp_path, []).verdicts == ()


def test_two_downloads_of_one_award_tell_of_one_vendor(tmp_path: Path) -> None:
    rows = [
        sold(1, "CHEVO LLC"),
        {**sold(1, "CHEVO CONSULTING LLC", source=A), "row": 2, "claim_id": f"r-{B[:12]}-2-X"},
    ]
    found = about(outcome(tmp_path, rows), "CHEVO LLC", "CHEVO CONSULTING LLC")
    assert found is not None
    assert found.judgement == "same"
    assert "one award action under both names" in found.why


def test_levels_of_a_feature_weigh_differently_so_that_a_weight_tells_its_level() -> None:
    for levels in load_model().comparisons.values():
        assert len({level.bits for level in levels}) == len(levels)
        assert levels[-1].when is None
