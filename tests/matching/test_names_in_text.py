"""Names in documents and sheets, and the vendors that they mean."""

from pathlib import Path

import pytest

from graph.matching.compare import Outcome
from graph.matching.judging import Verdict
from graph.matching.mentions import relation
from tests.made_ledger import Row, said
from tests.matching.compared import B, about, outcome, sold, subsidiary

TECHNOLOGIES = ("duns:362130952", "PALANTIR TECHNOLOGIES INC.")
USG = ("duns:825284321", "PALANTIR USG, INC.")
PALANTIR = [sold(1, *TECHNOLOGIES), sold(2, *USG)]


def mentioned(*names: str) -> list[Row]:
    return [said(B, "Agency agency:7012", "CONTRACTED_WITH", f"Company {name}") for name in names]


def meant(folder: Path, records: list[Row], name: str, vendor: str) -> Verdict | None:
    return about(outcome(folder, records, mentioned(name)), name, vendor)


def judged(verdict: Verdict | None) -> str | None:
    return verdict.judgement if verdict else None


def test_a_short_name_means_the_parent_of_all_that_begin_so(tmp_path: Path) -> None:
    family = [*PALANTIR, subsidiary(3, USG, TECHNOLOGIES)]
    found = outcome(tmp_path, family, mentioned("Palantir"))
    assert judged(about(found, "Palantir", TECHNOLOGIES[0])) == "same"
    assert about(found, "Palantir", USG[0]) is None


def test_without_a_word_on_who_is_the_parent_a_person_decides(tmp_path: Path) -> None:
    found = meant(tmp_path, PALANTIR, "Palantir", TECHNOLOGIES[0])
    assert judged(found) == "unsure"
    assert found is not None
    assert "others begin so, too" in found.why


PRESS = [
    ("Motorola Solutions", "MOTOROLA SOLUTIONS, INC.", "same"),
    ("Clearview AI", "CLEARVIEW AI, INC.", "same"),
    ("Thomson Reuters Special Services", "THOMSON REUTERS SPECIAL SERVICES LLC", "same"),
    ("GEO Group", "THE GEO GROUP, INC.", "same"),
    ("Paragon Solutions", "PARAGON SOLUTIONS (US) INC", "same"),
    ("Vigilant", "VIGILANT SOLUTIONS, LLC", "same"),
    ("IBM", "INTERNATIONAL BUSINESS MACHINES CORPORATION", "unsure"),
    ("Thomson Reuters", "THOMSON REUTERS SPECIAL SERVICES LLC", "unsure"),
    ("Amazon", "AMAZON WEB SERVICES, INC.", None),
    ("Vigilant", "EVIGILANT.COM, LLC", None),
    ("Dell", "RYDELL AUTO CENTER INC", None),
    ("Harris", "A&A HARRIS ENTERPRISES", None),
    ("Reuters", "THOMSON REUTERS SPECIAL SERVICES LLC", None),
    ("Services", "SERVICES UNLIMITED LLC", None),
]


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    vendors, names = (list(dict.fromkeys(row[place] for row in PRESS)) for place in (1, 0))
    records = [sold(number, str(vendor)) for number, vendor in enumerate(vendors, 1)]
    return outcome(tmp_path_factory.mktemp("press"), records, mentioned(*map(str, names)))


@pytest.mark.parametrize(("name", "vendor", "expected"), PRESS)
def test_names_as_the_press_has_them(press: Outcome, name: str, vendor: str, expected: str | None) -> None:
    assert judged(about(press, name, vendor)) == expected


def test_a_name_that_several_vendors_begin_with_is_given_to_none(tmp_path: Path) -> None:
    rows = [sold(1, "PARAGON SYSTEMS INC"), sold(2, "PARAGON SOLUTIONS (US) INC")]
    found = outcome(tmp_path, rows, mentioned("Paragon"))
    assert "same" not in {verdict.judgement for verdict in found.verdicts}


def test_a_former_name_of_a_registered_vendor_means_it(tmp_path: Path) -> None:
    key = "duns:159734151"
    rows = [sold(1, key, "CORRECTIONS CORP OF AMERICA INC."), sold(2, key, "CORECIVIC, INC.")]
    found = outcome(tmp_path, rows, mentioned("Corrections Corp of America", "CoreCivic"))
    assert {(v.left, v.right, v.judgement) for v in found.verdicts} == {
        ("company:corrections-corp-of-america", key, "same"),
        ("company:corecivic", key, "same"),
    }


@pytest.mark.parametrize(
    ("said_", "known", "expected"),
    [
        ("palantir", "palantir technologies", "short for it, without what it does"),
        ("palantir", "palantir usg", "short for it, without a corporate arm"),
        ("paragon solutions", "paragon solutions us", "short for it, without its country"),
        ("amazon", "amazon web services", "begins its name"),
        ("enterprise", "enterprise services", "begins its name"),
        ("cellebrit", "cellebrite", "misspelt"),
        ("hpe", "hewlett packard enterprise", "its initials"),
        ("reuters", "thomson reuters", "other words"),
        ("branch 12", "branch 13", "other words"),
    ],
)
def test_how_the_words_in_text_stand_to_those_of_the_records(said_: str, known: str, expected: str) -> None:
    assert relation(said_, known) == expected
