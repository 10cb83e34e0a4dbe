"""How a statement stands: posts that were left, verbs that share a subject and no more. By classes."""

import csv
from pathlib import Path

import pytest

from loaders.documents.extract import extract
from loaders.documents.extracted import Extraction
from loaders.documents.model.source import model_source
from loaders.documents.text import read_document
from tests.test_extract_prose import edges, read

EXECUTIVE, CHAIR, CONTRACT = "EXECUTIVE_OF", "CHAIR_OF", "CONTRACTED_WITH"
TABLE = Path(__file__).with_name("standing.csv")
"""Sentences of a police force, a firm and its product: how what they tell stands, and whether the rules find it."""
OTHERS = Path(__file__).with_name("standing_others.csv")
"""The same of takeovers, stakes, goods and posts."""
SETTING = "The force is based in Maidstone, and FaceTrace is a facial recognition system made by Orbis Systems.\n\n"
NAVY, HARLOW, VELDER = "Navy", "Harlow Systems", "Velder Holdings"


def standing(tmp_path: Path, sentence: str) -> dict[tuple[str, str, str], str]:
    """How each edge of the sentence stands, by rules."""
    return {(c.subject.name, c.predicate, c.object.name): c.modality for c in read(tmp_path, sentence).claims}


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Doe stepped down as chief executive of Harlow Systems last year.",
        "Jane Doe retired as chief executive of Harlow Systems.",
        "Harlow Systems ousted Jane Doe as chief executive.",
        "Jane Doe was fired as chief executive of Harlow Systems.",
        "Jane Doe left her post as chief executive of Harlow Systems in 2021.",
        "Jane Doe, who resigned as Harlow Systems' chief executive in 2020, now teaches.",
        "Mark Reyes replaced Jane Doe as chief executive of Harlow Systems.",
        "Jane Doe was replaced as chief executive of Harlow Systems by Mark Reyes.",
        "Jane Doe was chief executive of Harlow Systems until 2019.",
        "Jane Doe served as chief executive of Harlow Systems from 2015 to 2019.",
        "Jane Doe was the chief executive of Harlow Systems between 2015 and 2019.",
        "Jane Doe, chief executive of Harlow Systems until last year, praised the deal.",
        "Then-chief executive Jane Doe of Harlow Systems signed the letter.",
        "Outgoing Harlow Systems chief executive Jane Doe praised the deal.",
        "Jane Doe, the one-time chief executive of Harlow Systems, signed the letter.",
        "Harlow Systems' chief executive Jane Doe was fired in January.",
        "Harlow Systems chief executive Jane Doe resigned on Monday.",
    ],
)
def test_a_post_that_was_left_is_told_as_ended(tmp_path: Path, sentence: str) -> None:
    assert standing(tmp_path, sentence)["Jane Doe", EXECUTIVE, HARLOW] == "ended"


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Doe will step down as chief executive of Harlow Systems in June.",
        "Jane Doe did not resign as chief executive of Harlow Systems.",
        "Jane Doe stepped in as chief executive of Harlow Systems.",
        "Jane Doe remains chief executive of Harlow Systems until June.",
        "Jane Doe replaced Mark Reyes as chief executive of Harlow Systems.",
        "Jane Doe left the Navy in 2019 to become chief executive of Harlow Systems.",
        "Harlow Systems removed Mark Reyes as chairman and named Jane Doe as chief executive.",
        "Harlow Systems chief executive Jane Doe was removed from a list of donors.",
    ],
)
def test_a_post_that_is_held_or_taken_up_is_not_ended(tmp_path: Path, sentence: str) -> None:
    assert standing(tmp_path, sentence)["Jane Doe", EXECUTIVE, HARLOW] == "asserted"


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Jane Doe will succeed Mark Reyes as chief executive of Harlow Systems in April.", "planned"),
        ("Jane Doe is to become chief executive of Harlow Systems.", "planned"),
        ("Jane Doe will be chief executive of Harlow Systems from June.", "planned"),
        ("Mark Reyes will be replaced by Jane Doe as chief executive of Harlow Systems.", "planned"),
        ("Jane Doe could become chief executive of Harlow Systems.", "hypothetical"),
        ("Jane Doe became chief executive of Harlow Systems in 2019.", "asserted"),
    ],
)
def test_a_post_to_come_is_not_held_yet(tmp_path: Path, sentence: str, modality: str) -> None:
    assert standing(tmp_path, sentence)["Jane Doe", EXECUTIVE, HARLOW] == modality


def test_who_is_about_to_be_succeeded_holds_the_post(tmp_path: Path) -> None:
    found = standing(tmp_path, "Jane Doe will succeed Mark Reyes as chief executive of Harlow Systems in April.")
    assert found["Mark Reyes", EXECUTIVE, HARLOW] == "asserted"


def test_of_two_posts_in_a_sentence_the_one_that_was_left_is_ended(tmp_path: Path) -> None:
    sentence = "Jane Doe stepped up as chairman of Harlow Systems after Mark Reyes resigned as its chief executive."
    found = standing(tmp_path, sentence)
    assert found["Jane Doe", CHAIR, HARLOW] == "asserted"
    assert found["Mark Reyes", EXECUTIVE, HARLOW] == "ended"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Navy rejected Harlow Systems' bid and picked Velder Holdings for the scanners.",
        "The Navy considered several offers and hired Velder Holdings.",
        "The Navy refused comment but hired Velder Holdings last year.",
        "The Navy did not hire Harlow Systems and picked Velder Holdings.",
        "The Navy expects savings and has hired Velder Holdings.",
        "Velder Holdings won blockchain contracts to supply the Navy.",
        "The Navy rejected Harlow Systems but gave Velder Holdings a contract to supply scanners.",
    ],
)
def test_a_verb_beside_another_stands_for_itself(tmp_path: Path, sentence: str) -> None:
    assert standing(tmp_path, sentence)[NAVY, CONTRACT, VELDER] == "asserted"


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The Navy denied having hired Velder Holdings.", "denied"),
        ("The Navy never hired Velder Holdings or used its scanners.", "denied"),
        ("The Navy plans to hire Velder Holdings and deploy its scanners.", "planned"),
        ("The Navy decided to sue and planned to hire Velder Holdings.", "planned"),
        ("If the Navy hires Velder Holdings, the scanners will come in May.", "hypothetical"),
        ("The senator asked the Navy to justify its contract with Velder Holdings.", "asserted"),
    ],
)
def test_a_verb_under_another_stands_as_that_one_says(tmp_path: Path, sentence: str, modality: str) -> None:
    assert standing(tmp_path, sentence)[NAVY, CONTRACT, VELDER] == modality


@pytest.mark.parametrize(
    "sentence",
    [
        "Harlow Systems challenged the $40 million contract that the Navy gave to Velder Holdings.",
        "Harlow Systems protested the award of a radar contract by the Navy to Velder Holdings.",
        "Harlow Systems has sued the Navy over the contract it gave to Velder Holdings.",
        "The Navy is being sued by Harlow Systems over the contract with Velder Holdings.",
        "Harlow Systems lodged a protest over the award to Velder Holdings by the Navy.",
        "Harlow Systems' protest of the contract between the Navy and Velder Holdings was dismissed.",
        "The Navy halted its contract with Velder Holdings after a protest by Harlow Systems.",
        "Harlow Systems was barred from contracts with the Navy.",
        "The Navy barred Harlow Systems from contracts.",
    ],
)
def test_who_contests_a_deal_or_is_kept_from_it_has_none(tmp_path: Path, sentence: str) -> None:
    found = edges(read(tmp_path, sentence)) | _with_network(tmp_path, sentence)
    assert not {(s, p, o) for s, p, o in found if p in (CONTRACT, "SUPPLIES") and HARLOW in (s, o)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Harlow Systems sued the Navy, saying it owed money under its contract.",
        "Harlow Systems, which has a contract with the Navy, filed a lawsuit against Velder Holdings.",
    ],
)
def test_who_goes_to_law_about_its_own_contract_has_it(tmp_path: Path, sentence: str) -> None:
    assert (NAVY, CONTRACT, HARLOW) in _with_network(tmp_path, sentence)


def test_whoever_has_the_contested_deal_keeps_it(tmp_path: Path) -> None:
    sentence = "Harlow Systems protested the award of a radar contract by the Navy to Velder Holdings."
    assert (NAVY, CONTRACT, VELDER) in _with_network(tmp_path, sentence)


def _with_network(tmp_path: Path, sentence: str) -> set[tuple[str, str, str]]:
    file = tmp_path / "article.txt"
    file.write_text(f"{sentence}\n", encoding="utf-8")
    return edges(model_source().extract(read_document(file)))


def test_the_day_of_what_is_over_is_its_end(tmp_path: Path) -> None:
    [claim] = read(tmp_path, "Kent Police stopped using the FaceTrace system in 2024.").claims
    assert (claim.modality, claim.qualifiers) == ("ended", {"end": "2024"})


with TABLE.open(encoding="utf-8", newline="") as _table:
    ROWS = [(row["stands"], row["found"] == "yes", row["sentence"]) for row in csv.DictReader(_table)]
with OTHERS.open(encoding="utf-8", newline="") as _table:
    OTHER_ROWS = [(row["stands"], row["sentence"]) for row in csv.DictReader(_table)]


@pytest.mark.parametrize(("stands", "found", "sentence"), ROWS, ids=[sentence for _, _, sentence in ROWS])
def test_nothing_is_told_more_surely_than_its_sentence_does(
    tmp_path: Path, stands: str, found: bool, sentence: str
) -> None:
    file = tmp_path / "article.txt"
    file.write_text(f"{SETTING}{sentence}\n", encoding="utf-8")
    document = read_document(file)
    by_rules = _of_the_force(extract(document))
    assert by_rules | _of_the_force(model_source().extract(document)) <= set(stands.split())
    assert bool(by_rules) == found


@pytest.mark.parametrize(("stands", "sentence"), OTHER_ROWS, ids=[sentence for _, sentence in OTHER_ROWS])
def test_takeovers_stakes_and_posts_stand_as_their_sentence_says(tmp_path: Path, stands: str, sentence: str) -> None:
    file = tmp_path / "article.txt"
    file.write_text(f"{SETTING}{sentence}\n", encoding="utf-8")
    document = read_document(file)
    claims = (*extract(document).claims, *model_source().extract(document).claims)
    assert {c.modality for c in claims if c.start >= len(SETTING)} <= set(stands.split())


def _of_the_force(extraction: Extraction) -> set[str]:
    told = (c for c in extraction.claims if c.start >= len(SETTING) and c.predicate in (CONTRACT, "SUPPLIES", "USES"))
    return {c.modality for c in told if "Kent Police" in (c.subject.name, c.object.name)}
