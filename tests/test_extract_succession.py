"""Posts and holdings told over several sentences: who succeeds whom, whose board "its" is, whose shares are held."""

from pathlib import Path

import pytest

from tests.test_extract_prose import edges, read

WOMAN, MAN, FIRM, EXECUTIVE = "Jane Doe", "Robert Hale", "Marlow Technologies", "EXECUTIVE_OF"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Marlow Technologies named Jane Doe chief executive on Monday. She succeeds Robert Hale.", MAN),
        ("Jane Doe is chief executive of Marlow Technologies. Doe succeeded Robert Hale in May.", MAN),
        ("Robert Hale stepped down as CEO of Marlow Technologies in 2021 and was succeeded by Jane Doe.", WOMAN),
        ("Robert Hale, president of Marlow Technologies, died in May. He was succeeded by Jane Doe.", WOMAN),
    ],
)
def test_who_succeeds_somebody_holds_the_same_post(tmp_path: Path, text: str, person: str) -> None:
    assert (person, EXECUTIVE, FIRM) in edges(read(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe is chief executive of Marlow Technologies. She did not succeed Robert Hale.",
        "Jane Doe is chief executive of Marlow Technologies. She succeeded Robert Hale as mayor of Elmville.",
        "Jane Doe is chief executive of Marlow Technologies. The talks succeeded. Robert Hale spoke first.",
    ],
)
def test_another_post_is_not_passed_on(tmp_path: Path, text: str) -> None:
    assert (MAN, EXECUTIVE, FIRM) not in edges(read(tmp_path, text))


def test_its_means_whom_the_sentence_before_began_with(tmp_path: Path) -> None:
    text = (
        "Marlow Technologies won the order. Its chief engineer, Jane Doe, previously worked at Velder Systems. "
        "Retired general Robert Hale joined its board."
    )
    assert (MAN, "BOARD_MEMBER_OF", FIRM) in edges(read(tmp_path, text))
    assert (MAN, "BOARD_MEMBER_OF", "Velder Systems") not in edges(read(tmp_path, text))


def test_whom_a_firm_counts_among_its_backers_has_invested_in_it(tmp_path: Path) -> None:
    found = edges(read(tmp_path, "Marlow Technologies counts Jane Doe and Quennor Partners among its backers."))
    assert {(who, "INVESTED_IN", FIRM) for who in (WOMAN, "Quennor Partners")} <= found


def test_whom_a_firm_counts_among_its_friends_has_not(tmp_path: Path) -> None:
    assert not edges(read(tmp_path, "Marlow Technologies counts Jane Doe among its friends."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Quennor Capital holds 30 percent of Marlow Technologies' shares.",
        "Quennor Capital will keep a 15 per cent stake in Marlow Technologies.",
        "Quennor Capital retained a small stake in Marlow Technologies.",
    ],
)
def test_who_holds_or_keeps_shares_owns(tmp_path: Path, sentence: str) -> None:
    assert ("Quennor Capital", "OWNS", FIRM) in edges(read(tmp_path, sentence))


def test_who_is_a_longtime_holder_of_a_firms_post_makes_it_a_firm(tmp_path: Path) -> None:
    text = "Jane Doe, Velder's longtime CEO, was ousted in April."
    assert (WOMAN, EXECUTIVE, "Velder") in edges(read(tmp_path, text))


@pytest.mark.parametrize("post", ["non-executive chairman", "executive chair"])
def test_a_chair_without_a_firm_is_that_of_the_firm_spoken_of(tmp_path: Path, post: str) -> None:
    text = f"Marlow Technologies makes cameras. Jane Doe stays on as {post}."
    assert (WOMAN, "CHAIR_OF", FIRM) in edges(read(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        "Marlow Technologies makes cameras. Velder leaves it in June, and Jane Doe goes with it as CEO.",
        "Marlow Technologies makes cameras. Elmville Radio, of which Jane Doe is executive chair, is another matter.",
    ],
)
def test_a_post_elsewhere_is_none_of_the_firm_spoken_of(tmp_path: Path, text: str) -> None:
    assert not [edge for edge in edges(read(tmp_path, text)) if edge[0] == WOMAN and edge[2] == FIRM]
