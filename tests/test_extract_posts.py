"""Who holds which post: titles with ages and lists, posts left and taken, boards, posts that are no firm's."""

from pathlib import Path

import pytest

from tests.test_extract_prose import edges, read

WOMAN, MAN, FIRM = "Jane Doe", "Robert Hale", "Marlow Technologies"
EXECUTIVE, BOARD, FOUNDED = "EXECUTIVE_OF", "BOARD_MEMBER_OF", "FOUNDED"


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Doe, 54, chief executive of Marlow Technologies, spoke first.",
        "Jane Doe (54), chief executive of Marlow Technologies, spoke first.",
        "Jane Doe, then chief executive of Marlow Technologies, spoke first.",
        "Jane Doe, a former judge and now chief executive of Marlow Technologies, spoke first.",
        "Jane Doe, chief executive of hospital and prison contractor Marlow Technologies, spoke first.",
        "Jane Doe, MD and CEO of Marlow Technologies, spoke first.",
        "Jane Doe, ex-chief financial officer at Marlow Technologies, spoke first.",
        "Jane Doe, co-head of Marlow Technologies, spoke first.",
        "Jane Doe, associate director of Marlow Technologies, spoke first.",
        "Jane Doe, founder of Harbour Systems and chief executive of Marlow Technologies, spoke first.",
        "Robert Hale sued Marlow Technologies, which in turn is run by Jane Doe.",
        "Marlow Technologies won the order. Senior vice president Jane Doe spoke first.",
        "Jane Doe (CEO, Marlow Technologies) spoke first.",
        "Jane Doe left Marlow Technologies, where she was chief operating officer.",
        "Marlow Technologies ousted Jane Doe as chief executive in May.",
        "Marlow Technologies promoted Jane Doe to chief operating officer.",
        "Jane Doe was promoted to president of Marlow Technologies.",
        "Jane Doe spent ten years as chief executive of Marlow Technologies.",
        "Jane Doe holds the post of chief executive of Marlow Technologies.",
        "Jane Doe is leaving her job as chief executive of Marlow Technologies.",
        "Jane Doe's appointment as chief executive of Marlow Technologies was welcomed.",
        "Jane Doe has taken the helm of Marlow Technologies.",
        "Marlow Technologies won the order. Chief financial officer Jane Doe spoke first.",
        "Marlow Technologies won the order. Managing director Jane Doe spoke first.",
    ],
)
def test_a_post_is_understood_in_many_words(tmp_path: Path, sentence: str) -> None:
    assert (WOMAN, EXECUTIVE, FIRM) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Doe replaced Robert Hale as chief executive of Marlow Technologies.",
        "Robert Hale was replaced by Jane Doe as chief executive of Marlow Technologies.",
        "Marlow Technologies executives Jane Doe and Robert Hale spoke first.",
        "Marlow Technologies, its chief executive Jane Doe and chief operating officer Robert Hale were fined.",
    ],
)
def test_two_people_of_one_sentence_both_hold_the_post(tmp_path: Path, sentence: str) -> None:
    assert {(WOMAN, EXECUTIVE, FIRM), (MAN, EXECUTIVE, FIRM)} <= edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Technologies's board of directors includes Jane Doe, a former judge, and former minister Robert Hale.",
        "The board of Marlow Technologies includes former minister Jane Doe.",
        "Jane Doe has a seat on Marlow Technologies's board.",
        "Jane Doe earns money as a non-executive director of Marlow Technologies.",
        "Marlow Technologies, where Jane Doe is a board member, makes cameras.",
        "Jane Doe, vice-chairman of Marlow Technologies, spoke first.",
    ],
)
def test_a_seat_on_a_board_is_understood_in_many_words(tmp_path: Path, sentence: str) -> None:
    assert (WOMAN, BOARD, FIRM) in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Doe went on to found Marlow Technologies.",
        "Marlow Technologies co-founders Robert Hale and Jane Doe spoke first.",
        "Marlow Technologies, set up by army officer and farmer Jane Doe, makes cameras.",
    ],
)
def test_who_founded_a_firm_is_understood_in_many_words(tmp_path: Path, sentence: str) -> None:
    assert (WOMAN, FOUNDED, FIRM) in edges(read(tmp_path, sentence))


def test_a_post_once_held_has_ended(tmp_path: Path) -> None:
    claims = read(tmp_path, "Jane Doe, formerly chief executive of Marlow Technologies, spoke first.").claims
    assert {c.modality for c in claims if c.predicate == EXECUTIVE} == {"ended"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Marlow Technologies won the order. French President Jane Doe spoke first.",
        "Marlow Technologies sued, and US Vice-President Jane Doe spoke first.",
        "Marlow Technologies won the order. Robert Hale's finance chief Jane Doe spoke first.",
        "Marlow Technologies was not replaced by Jane Doe as chief executive.",
        "Jane Doe is in charge of the Ridge.",
        "Jane Doe is best known for directing The Long Ridge.",
        "Jane Doe is Marlow Technologies's first head of delegation.",
    ],
)
def test_a_post_of_somebody_else_is_none_of_the_firm(tmp_path: Path, sentence: str) -> None:
    assert not [edge for edge in edges(read(tmp_path, sentence)) if edge[:2] == (WOMAN, EXECUTIVE)]


def test_a_hired_hand_does_not_make_the_hirer_a_director(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Jane Doe suspended Robert Hale as chief executive of Marlow Technologies."))
    assert (MAN, EXECUTIVE, FIRM) in found
    assert (WOMAN, EXECUTIVE, FIRM) not in found


def test_who_runs_a_firm_and_is_its_chief_executive_is_a_person(tmp_path: Path) -> None:
    text = "Marlow Technologies, which is run by Dana Whitlow, its chief executive, makes cameras."
    assert ("Dana Whitlow", EXECUTIVE, FIRM) in edges(read(tmp_path, text))


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenjiro Oda, Velder's president of electronic systems, spoke first.",
        "Kenjiro Oda, Velder's chief technology officer, told the newspaper.",
        "Kenjiro Oda, Velder's chief financial officer and the son of its founder, was charged.",
        "Kenjiro Oda, Velder's head of sales until May, spoke first.",
    ],
)
def test_who_holds_a_firms_post_is_a_person_by_whatever_name(tmp_path: Path, sentence: str) -> None:
    assert ("Kenjiro Oda", EXECUTIVE, "Velder") in edges(read(tmp_path, sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Jane Doe, acting chief executive of Marlow Technologies, spoke first.",
        "Jane Doe was appointed as acting chief executive of Marlow Technologies.",
        "Marlow Technologies named Jane Doe acting managing director.",
    ],
)
def test_who_acts_in_a_post_holds_it(tmp_path: Path, sentence: str) -> None:
    assert (WOMAN, EXECUTIVE, FIRM) in edges(read(tmp_path, sentence))
