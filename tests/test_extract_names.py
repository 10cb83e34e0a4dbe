"""Names, where they begin and end, and what kind of thing they are. Sentences are made for the test."""

import pytest

from loaders.documents.document import Document, Zone
from loaders.documents.extract import extract


def names(text: str) -> dict[str, str]:
    document = Document(text, (Zone(0, len(text), "body"),), "0" * 64, "text/plain", "test")
    return {mention.text: mention.type for mention in extract(document).mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The New Haven Police Department bought it.", {"New Haven Police Department": "Agency"}),
        ("The Ministry of Health and Sport called.", {"Ministry of Health and Sport": "Agency"}),
        ("It went to the Port Essen County Sheriff's Office.", {"Port Essen County Sheriff's Office": "Agency"}),
        ("They met the Trump administration and the U.S. government.",
         {"Trump administration": "Agency", "U.S. government": "Agency"}),
        ("Chief Information Officer Maria Lindqvist spoke.", {"Maria Lindqvist": "Person"}),
        ("Halbrook CEO Maria Lindqvist spoke.", {"Halbrook": "Company", "Maria Lindqvist": "Person"}),
        ("Sen. John F. Doyle, a lawyer, spoke.", {"John F. Doyle": "Person"}),
        ("The startup Plover, based in Denver, raised money.", {"Plover": "Company", "Denver": "Location"}),
        ("Officers use a program called Nightwatch.", {"Nightwatch": "System"}),
        ("The Open Ledger Foundation sued.", {"Open Ledger Foundation": "Organization"}),
        ("The office bought CCTV and a GPS.", {}),
    ],
)  # fmt: skip
def test_a_name_has_its_bounds_and_its_kind(text: str, expected: dict[str, str]) -> None:
    assert names(text) == expected


def test_a_word_that_lost_its_space_is_cut_at_the_name() -> None:
    text = "Maria Lindqvist founded Halbrook Systems. Lindqvisthas sold it since. Lindqvist is rich."
    found = names(text)
    assert "Lindqvist" in found
    assert "Lindqvisthas" not in found


def test_a_last_name_and_an_acronym_take_the_kind_of_the_full_name() -> None:
    found = names("Ravi Thornhill runs the Norwick Border Service (NBS). Thornhill said NBS was ready.")
    assert (found["Thornhill"], found["NBS"]) == ("Person", "Agency")


def test_in_a_title_only_names_known_from_the_text_are_names() -> None:
    text = (
        "Big Firms Quietly Gain From Deals With Halbrook Systems\n\nHalbrook Systems sells radars to the Border Force."
    )
    headline = text.index("\n")
    zones = (Zone(0, headline, "headline"), Zone(headline + 2, len(text), "body"))
    document = Document(text, zones, "0" * 64, "text/plain", "test")
    assert [m.text for m in extract(document).mentions if m.zone == "headline"] == ["Halbrook Systems"]
