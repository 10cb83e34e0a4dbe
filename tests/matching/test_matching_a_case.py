"""Comparing the names of a case: what is kept, what the next build makes of it, and how it is undone."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.ingest import add_source, build_case, check_case, match_case
from graph.case import new_case, open_case
from graph.case_rows import JudgementRow
from graph.matching.runs import last_run
from graph.stores import SqliteLocation, open_reader

HEADER = (
    "Agency,Award ID,Recipient Name,Federal Action Obligation,Action Date,Modification,"
    "Product/Service Description,NAICS Description,Transaction Description,Generated Award ID"
)
ROWS = [
    ("C1", "PEN-LINK, LTD.", "2020-01-01", "0"),
    ("C2", "PEN-LINK, LIMITED", "2021-01-01", "0"),
    ("C3", "HOLLOWAY ANALYTICS LLC", "2020-01-01", "0"),
    ("C3", "ORDWELL FORENSICS CORP", "2021-01-01", "P00001"),
    ("C4", "BRENTMOR LLC", "2021-01-01", "0"),
    ("C5", "BRENTMOR, INC.", "2021-01-01", "0"),
]
LTD, LIMITED = "company:pen-link-ltd", "company:pen-link-limited"


def award_file(folder: Path) -> Path:
    lines = [
        f'ICE,{award},"{name}",100.00,{day},{modification},IT,SOFTWARE,WORK,CONT_AWD_{award}_7012_-NONE-_-NONE-'
        for award, name, day, modification in ROWS
    ]
    file = folder / "awards.csv"
    file.write_text("\n".join([HEADER, *lines, ""]), "utf-8")
    return file


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    new_case(folder)
    add_source(folder, str(award_file(tmp_path)), {"retrieved": "2026-01-01"})
    return folder


@contextlib.contextmanager
def reader(case: Path) -> Iterator[Any]:
    with contextlib.closing(open_reader(SqliteLocation(case / ".build" / "graph.sqlite"))) as opened:
        yield opened


def entity_of(case: Path, key: str) -> int:
    with reader(case) as opened:
        keys = {row["key"]: row["entity_id"] for row in opened.table("entity_key")}
        keys |= {row["public_id"]: row["id"] for row in opened.table("entity")}
        return int(keys[key])


def predicates(case: Path) -> list[str]:
    with reader(case) as opened:
        return sorted({row["predicate"] for row in opened.table("edge")})


def test_a_build_tells_how_many_names_were_not_compared(case: Path) -> None:
    assert build_case(case).counts["not_compared"] == 6
    match_case(case)
    assert build_case(case).counts["not_compared"] == 0


def test_the_next_build_joins_what_is_the_same_and_shows_who_followed(case: Path) -> None:
    build_case(case)
    assert entity_of(case, LTD) != entity_of(case, LIMITED)
    assert "SUCCEEDED_BY" not in predicates(case)
    match_case(case)
    build_case(case)
    assert entity_of(case, LTD) == entity_of(case, LIMITED)
    assert "SUCCEEDED_BY" in predicates(case)
    assert check_case(case) == ()


def test_judgements_are_listed_with_who_when_why_and_how_much(case: Path) -> None:
    match_case(case)
    build_case(case)
    with reader(case) as opened:
        rows = {(row["left_key"], row["right_key"]): row for row in opened.table("judgement")}
    found = rows[LIMITED, LTD]
    assert (found["judgement"], found["by"]) == ("same", "names/2")
    assert found["at"]
    assert "the same name" in found["why"]
    assert found["score"] >= 0.95


def test_a_person_s_different_takes_a_merge_back(case: Path) -> None:
    match_case(case)
    build_case(case)
    row = JudgementRow(left=LTD, right=LIMITED, judgement="different", by="a.reader", at="2026-02-01", why="Two firms.")
    open_case(case).identity.append([row])
    build_case(case)
    assert entity_of(case, LTD) != entity_of(case, LIMITED)
    run, _ = match_case(case)
    assert (LIMITED, LTD) not in {(row["left"], row["right"]) for row in run.rows()}


def test_what_was_compared_is_not_compared_again(case: Path) -> None:
    first, fresh = match_case(case)
    second, again = match_case(case)
    assert (fresh, again) == (True, False)
    assert first.folder == second.folder


def test_runs_are_added_and_a_judgement_that_stands_keeps_its_day(case: Path) -> None:
    first, _ = match_case(case)
    settings = (case / "case.yaml").read_text("utf-8")
    (case / "case.yaml").write_text(f"{settings}thresholds: {{same: 0.999, different: 0.4}}\n", "utf-8")
    second, fresh = match_case(case)
    assert fresh
    assert [first.folder.name, second.folder.name] == ["0001", "0002"]
    assert {row["judgement"] for row in second.rows()} == {"unsure"}
    assert [row["at"] for row in first.rows()] == sorted(row["at"] for row in first.rows())


def test_a_damaged_run_is_told_in_one_line(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run, _ = match_case(case)
    (run.folder / "run.json").write_text("{", "utf-8")
    assert main(["match", str(case)]) == 3
    assert capsys.readouterr().err.strip().endswith("delete its folder and compare names again.")


def test_the_command_counts_for_people_and_lists_for_programs(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", str(case)]) == 0
    told = capsys.readouterr().out
    assert "names compared" in told
    assert f"vendorgraph build {case}" in told
    assert main(["match", str(case), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["compared"], answer["same"], answer["successions"]) == (False, 2, 1)
    assert {pair["judgement"] for pair in answer["pairs_judged"]} == {"same"}
    assert json.loads(answer["pairs_judged"][0]["features"])


def test_where_there_is_no_case_the_command_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["match", str(tmp_path / "nowhere")]) == 3
    assert "vendorgraph new" in capsys.readouterr().err


def test_a_case_without_sources_has_nothing_to_compare(tmp_path: Path) -> None:
    new_case(tmp_path / "case")
    run, _ = match_case(tmp_path / "case")
    assert (run.counts["names"], run.rows()) == (0, [])
    assert last_run(tmp_path / "case" / "ledger") == run
