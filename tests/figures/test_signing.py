"""A figure that was signed off says when its facts or its words have changed since: at the build, over HTTP, in the
picture if asked."""

import shutil
from pathlib import Path

import pytest

from app.cli import main
from app.figures.drawn import drawing_of
from app.figures.signing import sign, standing_of
from app.figures.specification import read_figure
from graph.case import Case, open_case
from tests.figures.pictures import pdf_text, public_reader
from tests.processes import copy_of, sample_case

BOARDS = "people-and-boards"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return copy_of(sample_case(), tmp_path / "case")


def signed(case: Path) -> Case:
    opened = open_case(case)
    stored = read_figure(opened, BOARDS)
    with public_reader(case) as reader:
        sign(stored, drawing_of(reader, stored.specification), "A. Reader", "2026-11-20")
    return opened


def standing(case: Path) -> tuple[str, str]:
    stored = read_figure(open_case(case), BOARDS)
    with public_reader(case) as reader:
        found = standing_of(stored.specification, drawing_of(reader, stored.specification))
    return found.state, " ".join(found.changes)


def test_a_figure_stays_signed_as_long_as_nothing_changes(case: Path) -> None:
    assert standing(case) == ("unsigned", "")
    before = read_figure(open_case(case), BOARDS).text
    signed(case)
    text = read_figure(open_case(case), BOARDS).text
    assert standing(case) == ("signed", "")
    assert text.startswith(before.rstrip("\n")) and "by: A. Reader" in text
    signed(case)
    assert read_figure(open_case(case), BOARDS).text == text


def test_an_edited_caption_is_told(case: Path) -> None:
    signed(case)
    file = case / "figures" / f"{BOARDS}.yaml"
    file.write_text(file.read_text().replace("Roles as reported", "Roles as they are reported"))
    assert standing(case) == ("changed", "Its title, caption, names or dates were edited.")


def test_a_build_names_the_footnotes_that_have_changed(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    signed(case)
    [sheet] = (case / "sources").glob("*nbc-news-2018.yaml")
    sheet.write_text(sheet.read_text().replace("Peter Thiel is Palantir's chairman.", "Peter Thiel chairs Palantir."))
    assert main(["build", str(case)]) == 0
    told = capsys.readouterr().out
    assert f"figures/{BOARDS}.yaml: Changed since A. Reader signed it off on 20 November 2026: 1 statement is" in told
    assert "figure_changed" in (case / ".build" / "findings.csv").read_text()
    state, changes = standing(case)
    assert state == "changed" and changes.startswith("1 statement is changed [")


def test_the_picture_warns_if_the_figure_asks_for_it(case: Path) -> None:
    signed(case)
    file = case / "figures" / f"{BOARDS}.yaml"
    out = case / "out.pdf"
    file.write_text(file.read_text().replace("as_of: 2018-07-10", "as_of: 2018-07-09\ntell_changes: yes"))
    assert main(["figure", str(case), BOARDS, "-o", str(out)]) == 0
    assert "Changed since A. Reader signed it off" in pdf_text(out.read_bytes())


def test_a_figure_that_cannot_be_drawn_any_more_is_told_at_the_build(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed(case)
    shutil.copy(case / "figures" / f"{BOARDS}.yaml", case / "figures" / "broken.yaml")
    (case / "figures" / "broken.yaml").write_text("figure: 1\nkind: pie\n")
    assert main(["build", str(case)]) == 0
    assert "figures/broken.yaml" in capsys.readouterr().out
