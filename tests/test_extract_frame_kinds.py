"""What a name that nothing else tells is, by what is done to it and by whom."""

from pathlib import Path

import pytest

from loaders.documents.meanings.frame_kinds import kind_frames
from loaders.documents.words.lexicon import load_lexicon
from tests.test_extract_kinds import assert_named
from tests.test_extract_names import names
from tests.test_extract_prose import edges, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenjiro Oda runs Quennor.", {"Kenjiro Oda": "Person", "Quennor": "Company"}),
        ("Quennor, led by Kenjiro Oda, makes drones.", {"Kenjiro Oda": "Person", "Quennor": "Company"}),
        ("Quennor appointed Kenjiro Oda to its board.", {"Kenjiro Oda": "Person", "Quennor": "Company"}),
        ("Quennor named Kenjiro Oda chief executive.", {"Kenjiro Oda": "Person", "Quennor": "Company"}),
        ("Quennor hired Kenjiro Oda as chief executive.", {"Kenjiro Oda": "Person", "Quennor": "Company"}),
        ("The FBI spent $5 million on Quennor's phone-cracking tools.", {"Quennor": "Company"}),
        ("The FBI, a Quennor customer, declined to comment.", {"Quennor": "Company"}),
        ("Quennor's contract with the Home Office ended.", {"Quennor": "Company"}),
        ("Quennor's $12 million Home Office contract ended.", {"Quennor": "Company"}),
        ("Quennor lost out to Velder for the Home Office contract.", {"Quennor": "Company", "Velder": "Company"}),
        ("Ottrey's 2019 acquisition of Quennor was criticised.", {"Quennor": "Company", "Ottrey": "Company"}),
        ("Ottrey completed its takeover of Quennor.", {"Quennor": "Company", "Ottrey": "Company"}),
        ("Ottrey led a $10 million funding round in Quennor.", {"Quennor": "Company", "Ottrey": "Company"}),
        ("Quennor, backed by Ottrey, said so.", {"Quennor": "Company", "Ottrey": "Company"}),
        ("Quennor, part of the Ottrey group, said so.", {"Quennor": "Company", "Ottrey": "Company"}),
        ("Sightline runs on Stratus's cloud.", {"Sightline": "System", "Stratus": "Company"}),
    ],
)  # fmt: skip
def test_a_bare_name_is_what_its_frame_asks_for(text: str, expected: dict[str, str]) -> None:
    assert_named(text, expected)


def test_every_place_of_a_name_counts_and_it_has_one_kind() -> None:
    found = names("Quennor moved to Leeds. Kenjiro Oda runs Quennor. Kenjiro Oda met nobody from Quennor in Leeds.")
    assert (found["Quennor"], found["Kenjiro Oda"], found["Leeds"]) == ("Company", "Person", "Location")


@pytest.mark.parametrize(
    "text",
    [
        "Kenjiro Oda runs marathons in Velder.",
        "Kent Police chairs the Easter committee.",
        "Christmas runs from Monday to Friday at the Home Office.",
        "Kenjiro Oda would run Quennor if he could.",
        "Kenjiro Oda does not run Quennor.",
        "Kenjiro Oda heads Leeds.",
        "The Guardian, backed by Easter, said so.",
    ],
)
def test_no_frame_makes_a_name_of_what_may_be_or_is_none(text: str) -> None:
    assert {"Company", "Person"}.isdisjoint(
        kind for name, kind in names(text).items() if name in ("Velder", "Easter", "Christmas", "Quennor", "Leeds")
    )


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Quennor's contract with the Home Office ended.", ("Home Office", "CONTRACTED_WITH", "Quennor")),
        ("Kenjiro Oda chairs Quennor.", ("Kenjiro Oda", "CHAIR_OF", "Quennor")),
        ("Ottrey led a $10 million funding round in Quennor.", ("Ottrey", "INVESTED_IN", "Quennor")),
        ("The FBI, a Quennor customer, declined to comment.", ("Quennor", "SUPPLIES", "FBI")),
    ],
)
def test_what_bare_names_do_is_stated(tmp_path: Path, text: str, edge: tuple[str, str, str]) -> None:
    assert edge in edges(read(tmp_path, text))


def test_every_verb_of_the_frames_is_one_that_sentences_are_read_by() -> None:
    lemmas = {verb.lemma for verb in load_lexicon().verbs.values()} | load_lexicon().phrasal
    assert set(kind_frames("kind_verbs.csv")) <= lemmas
