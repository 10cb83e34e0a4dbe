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
        ("Kent Police used Quennor's software.", {"Quennor": "Company"}),
        ("Sightline, built by Quennor, reads number plates.", {"Sightline": "System", "Quennor": "Company"}),
        ("Sightline runs on Stratus's cloud.", {"Sightline": "System", "Stratus": "Company"}),
        ("Ottrey owns 60 per cent of Quennor.", {"Ottrey": "Company", "Quennor": "Company"}),
        ("Its rivals include Quennor, Velder and Ottrey.", dict.fromkeys(("Quennor", "Velder", "Ottrey"), "Company")),
        ("It was awarded to companies Quennor, Velder and Ottrey.",
         dict.fromkeys(("Quennor", "Velder", "Ottrey"), "Company")),
        ("It has dealt with firms such as Quennor, Velder and Ottrey.",
         dict.fromkeys(("Quennor", "Velder", "Ottrey"), "Company")),
        ("A deal between Quennor and the Home Office was announced.", {"Quennor": "Company", "Home Office": "Agency"}),
        ("Malcolm Quarne, security expert at Quennor, said so.", {"Malcolm Quarne": "Person", "Quennor": "Company"}),
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
        "The Quennor deal with the Home Office ended.",
        "Velder's deal with the Home Office was criticised.",
        "Quennor appointed Sully Garrick to the board of Easter Bank.",
        "It was part of the Quennor group.",
        "Quennor holds a stake in the outcome.",
        "Kent Police used Velder's cameras.",
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
        ("It condemned Velder's purchase of Quennor and Orwave's purchase of Ottrey.",
         ("Orwave", "ACQUIRED", "Ottrey")),
    ],
)  # fmt: skip
def test_what_bare_names_do_is_stated(tmp_path: Path, text: str, edge: tuple[str, str, str]) -> None:
    assert edge in edges(read(tmp_path, text))


def test_every_verb_of_the_frames_is_one_that_sentences_are_read_by() -> None:
    lemmas = {verb.lemma for verb in load_lexicon().verbs.values()} | load_lexicon().phrasal | {"be"}
    assert set(kind_frames("kind_verbs.csv")) <= lemmas


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Physicist Harold Quenby is developing it.", {"Harold Quenby": "Person"}),
        ("U.S. Attorney Ryan Quenby of the Southern District of Texas called it so.", {"Ryan Quenby": "Person"}),
        ("It was told by Secretary of State Condoleezza Quarne.", {"Condoleezza Quarne": "Person"}),
        ("Undersecretary of Ports for Acquisition Ellen Quarne was asked.", {"Ellen Quarne": "Person"}),
        ("Former White House Chief of Staff John Quarne left.", {"White House": "Agency", "John Quarne": "Person"}),
        ("It was paid for by the actor Quellan Ostrey.", {"Quellan Ostrey": "Person"}),
        ("It met Quality Director Martin Velder Systems there.", {"Martin Velder": ""}),
    ],
)
def test_titles_in_capitals_are_no_part_of_a_persons_name(text: str, expected: dict[str, str]) -> None:
    assert_named(text, expected)
