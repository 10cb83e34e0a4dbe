"""A figure's file is read with plain errors that name the file and the line, and within bounds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.specification import read_file
from graph.errors import InvalidCase, MissingFile, VendorgraphError

WHOLE = """\
figure: 1
kind: people
title: Boards
as_of: 2026-02-13
show:
  entities: [person:one, person:two]
  also: [supports]
names:
  person:one: One
layout:
  full:
    positions:
      person:one: [10, 20.5]
order: [person:two]
"""


def test_a_figure_is_a_small_file_that_a_person_can_write(tmp_path: Path) -> None:
    file = tmp_path / "boards.yaml"
    file.write_text(WHOLE)
    stored = read_file(file)
    assert (stored.id, stored.specification.kind, stored.specification.review) == ("boards", "people", "accepted")
    assert stored.specification.layout.full.positions == {"person:one": (10.0, 20.5)}
    assert stored.specification.moment.as_of == "2026-02-13"


@pytest.mark.parametrize(
    ("said", "instead", "told"),
    [
        ("kind: people", "kind: pie", "line 2: kind: Input should be 'network'"),
        ("title: Boards", "titel: Boards", "line 3: titel: there is no such entry"),
        ("title: Boards\n", "", "title: it is missing"),
        ("2026-02-13", "13 February 2026", "line 4: as_of: '13 February 2026' is no day"),
        ("[10, 20.5]", "[10, far]", "line 13: layout.full.positions.person:one.1"),
        ("also: [supports]", "also: [befriends]", "line 7: show.also.0: 'BEFRIENDS' is not known"),
        ("figure: 1", "figure: &a 1", None),
        ("order: [person:two]", "order: *a", "aliases"),
        ("kind: people", "kind: ego", "an ego figure needs 'around: KEY'"),
        ("figure: 1\n", "- figure\n", "line"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(tmp_path: Path, said: str, instead: str, told: str | None) -> None:
    file = tmp_path / "boards.yaml"
    file.write_text(WHOLE.replace(said, instead))
    if told is None:
        assert read_file(file).id == "boards"
        return
    with pytest.raises(InvalidCase) as caught:
        read_file(file)
    assert told in str(caught.value) and "boards.yaml" in str(caught.value) and "\n" not in str(caught.value)


def test_a_file_that_is_not_there_or_far_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        read_file(tmp_path / "none.yaml")
    large = tmp_path / "large.yaml"
    large.write_text("figure: 1\n" + "# x\n" * 100_000)
    with pytest.raises(InvalidCase, match="larger than"):
        read_file(large)


@given(text=st.text(max_size=400))
def test_any_text_is_a_figure_or_a_plain_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.yaml"
    file.write_text(text, "utf-8", errors="ignore")
    try:
        read_file(file)
    except VendorgraphError as error:
        assert str(error)
