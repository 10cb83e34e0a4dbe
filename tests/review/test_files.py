"""The files of decisions: added to line by line, by several at once, after a process was killed, with hostile cells."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.case import Case, new_case
from graph.case_journal import record
from graph.case_rows import JudgementRow, ReviewRow
from graph.errors import AlreadyDecided, NotWritten
from graph.review import reviews_of, standing_judgements, standing_reviews
from tests.processes import environment

WHOLE = ReviewRow(claim_id="t-1", decision="accept", by="Ana", at="2026-01-02T03:04:05Z", content="c-" + "0" * 20)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return new_case(tmp_path / "case")


def add(case: Case, row: ReviewRow = WHOLE) -> None:
    record(case.reviews, lambda table: row)


def test_a_decision_stands_at_the_end_of_its_file_and_nothing_else_is_touched(case: Case) -> None:
    add(case)
    before = case.reviews.path.read_bytes()
    add(case, WHOLE.model_copy(update={"claim_id": "t-2"}))
    assert case.reviews.path.read_bytes().startswith(before)
    assert [row.claim_id for row in case.reviews.read().rows] == ["t-1", "t-2"]


def test_a_file_of_an_earlier_version_gets_the_columns_that_it_lacks(case: Case) -> None:
    case.reviews.path.write_text("claim_id,decision,by,mood\nt-0,reject,Ben,sure\n")
    add(case)
    header, first, _ = case.reviews.path.read_text().splitlines()
    assert header.startswith("claim_id,decision,by,mood,at,") and header.endswith(",content")
    assert first.startswith("t-0,reject,Ben,sure")
    assert [row.decision for row in case.reviews.read().rows] == ["reject", "accept"]


@pytest.mark.parametrize("left", range(1, 70))
def test_a_line_that_a_killed_process_left_is_reported_and_never_lost(case: Case, left: int) -> None:
    add(case)
    add(case, WHOLE.model_copy(update={"claim_id": "t-2", "why": 'He said "no",\nthen “yes”.'}))
    content = case.reviews.path.read_bytes()
    case.reviews.path.write_bytes(content[:-left])
    cut = case.reviews.read()
    whole = content[:-left] in (
        content.removesuffix(b"\n"),
        content.rpartition(b"c-")[0],
    )  # all but how to find it again
    assert (len(cut.rows), len(cut.problems)) == ((2, 0) if whole else (1, 1))
    add(case, WHOLE.model_copy(update={"claim_id": "t-3"}))
    after = case.reviews.read()
    assert after.rows[-1].claim_id == "t-3" and after.rows[: len(cut.rows)] == cut.rows
    assert [problem.row for problem in after.problems] == [problem.row for problem in cut.problems]
    assert content[:-left] in case.reviews.path.read_bytes()


def test_a_cell_without_measure_is_reported_with_its_row_and_the_others_are_read(case: Case) -> None:
    add(case)
    add(case, WHOLE.model_copy(update={"claim_id": "t-2", "why": "x" * 1_000_000}))
    add(case, WHOLE.model_copy(update={"claim_id": "t-3", "why": "x" * 120_000}))
    add(case, WHOLE.model_copy(update={"claim_id": "t-4"}))
    read = case.reviews.read()
    assert [row.claim_id for row in read.rows] == ["t-1", "t-4"]
    assert [(problem.file, problem.row) for problem in read.problems] == [("reviews.csv", 2), ("reviews.csv", 3)]


def test_a_folder_that_cannot_be_written_is_one_plain_line(case: Case, tmp_path: Path) -> None:
    case.reviews.path.unlink()
    case.reviews.path.mkdir()
    with pytest.raises(NotWritten, match="cannot be written"):
        add(case)


def test_a_refusal_leaves_no_trace(case: Case) -> None:
    before = case.reviews.path.read_bytes()

    def refuse(table: object) -> ReviewRow:
        raise AlreadyDecided("No.")

    with pytest.raises(AlreadyDecided):
        record(case.reviews, refuse)
    assert case.reviews.path.read_bytes() == before


WRITER = """
import sys
from pathlib import Path
from graph.case import open_case
from graph.case_journal import record
from graph.case_rows import ReviewRow
case = open_case(Path(sys.argv[1]))
for number in range(20):
    named = lambda table: f"{sys.argv[2]}-{len(table.rows)}"
    record(case.reviews, lambda table: ReviewRow(claim_id=named(table), decision="accept", why="w" * 500))
"""


def test_writers_of_several_processes_wait_for_one_another(case: Case) -> None:
    words = [sys.executable, "-c", WRITER, str(case.folder)]
    running = [subprocess.Popen([*words, name], env=environment()) for name in ("a", "b", "c")]
    assert [process.wait(120) for process in running] == [0, 0, 0]
    read = case.reviews.read()
    assert read.problems == () and len(read.rows) == 60
    assert [row.claim_id.split("-")[1] for row in read.rows] == [str(number) for number in range(60)]


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80)


@settings(deadline=None, max_examples=60)
@given(why=TEXT, by=TEXT)
def test_any_text_comes_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, why: str, by: str) -> None:
    case = Case(tmp_path_factory.mktemp("case"), new_case(tmp_path_factory.mktemp("empty") / "case").settings)
    add(case, WHOLE.model_copy(update={"why": why, "by": by}))
    [row] = case.reviews.read().rows
    assert (row.why or "", row.by or "") == (why.strip(), by.strip())


def test_undo_takes_back_the_last_decision_that_stands() -> None:
    def rows(*decisions: str) -> list[ReviewRow]:
        told = [{"claim_id": "t-1", "decision": name, "why": str(number)} for number, name in enumerate(decisions)]
        return [ReviewRow.model_validate(row) for row in told]

    for decisions, holds in (
        (("accept", "reject"), "reject"),
        (("accept", "reject", "undo"), "accept"),
        (("accept", "reject", "undo", "undo"), None),
        (("undo", "accept"), "accept"),
        (("accept", "undo", "undo", "edit"), "edit"),
    ):
        standing = standing_reviews(rows(*decisions))
        assert [row.decision for row in standing] == ([holds] if holds else [])
    assert [review.why for review in reviews_of(rows("accept", "reject", "undo"))] == ["0"]


def test_a_judgement_is_about_a_pair_whichever_key_comes_first() -> None:
    told = [("a:1", "b:1", "same"), ("b:1", "a:1", "different"), ("c:1", "d:1", "unsure"), ("d:1", "c:1", "undo")]
    rows = [JudgementRow.model_validate(dict(zip(("left", "right", "judgement"), row, strict=True))) for row in told]
    assert [row.judgement for row in standing_judgements(rows)] == ["different"]
