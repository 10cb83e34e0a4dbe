"""Building again: nothing changes without a change, and any history of a case gives what a fresh build gives."""

import datetime
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.case import open_case
from graph.model import load_schema
from graph.stores import SqliteLocation, open_reader
from tests.end_to_end.commands import command, findings, mixed_case, new_case, rows_of, write
from tests.processes import AWARDS, PATIENCE, environment
from tests.usaspending_rows import write_rows

CORRECTED = AWARDS.replace("1200000.00", "1250000.00").replace("TERN RIDGE CLOUD LLC", "TERN RIDGE LLC")


def tables(case: Path) -> dict[str, list[dict[str, Any]]]:
    """Every table of the built graph, claims in an order of their own."""
    reader = open_reader(SqliteLocation(case / ".build" / "graph.sqlite"))
    try:
        found = {name: [dict(row) for row in reader.table(name)] for name in load_schema().tables}
    finally:
        reader.close()
    return {name: sorted(rows, key=repr) if name == "claim" else rows for name, rows in found.items()}


def clone(case: Path, folder: Path) -> Path:
    """A copy as version control would give it: without what was built and without the ledger."""
    shutil.copytree(case, folder, ignore=shutil.ignore_patterns(".build", "ledger"))
    command("build", folder)
    return folder


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Content and time of change of every file."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


@pytest.fixture(scope="module")
def built() -> Path:
    return mixed_case()


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(built, tmp_path / "case"))


def test_building_again_touches_neither_the_graph_nor_the_ledger(built: Path) -> None:
    before = files(built)
    command("build", built)
    after = files(built)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed <= {".build/hashes.json"}


def test_the_same_case_gives_the_same_graph_byte_for_byte(case: Path) -> None:
    graph = case / ".build" / "graph.sqlite"
    before = graph.read_bytes()
    shutil.rmtree(case / ".build")
    command("build", case)
    assert graph.read_bytes() == before


def test_a_fresh_clone_gives_the_same_graph(built: Path, tmp_path: Path) -> None:
    fresh = clone(built, tmp_path / "clone")
    assert tables(fresh) == tables(built)
    assert (fresh / ".build" / "graph.sqlite").read_bytes() == (built / ".build" / "graph.sqlite").read_bytes()


def test_a_source_that_was_removed_leaves_the_graph_of_the_others(case: Path, tmp_path: Path) -> None:
    case_file = case / "sources.csv"
    rows = case_file.read_text("utf-8").splitlines()
    kept = [row for row in rows if "claims.yaml" not in row]
    [gone] = [row.split(",")[1] for row in rows if "claims.yaml" in row]
    case_file.write_text("\n".join(kept) + "\n", "utf-8")
    (case / gone).unlink()
    before = list((case / "ledger" / "sightings.csv").read_text().splitlines())
    command("build", case)
    assert tables(case) == tables(clone(case, tmp_path / "clone"))
    assert not [row for row in tables(case)["entity"] if row["type"] == "Person" and "Whitlock" not in row["name"]]
    log = (case / "ledger" / "sightings.csv").read_text().splitlines()
    assert log[: len(before)] == before
    assert [line.rsplit(",", 1)[1] for line in log[len(before) :]] == ["retired"]


def test_a_newer_download_corrects_and_gives_what_a_fresh_build_gives(case: Path, tmp_path: Path) -> None:
    newer = write(tmp_path / "new", "awards-2.csv", CORRECTED)
    command("add", case, newer, "--retrieved", "2024-01-15")
    command("build", case)
    assert tables(case) == tables(clone(case, tmp_path / "clone"))
    assert len(list(findings(case, "correction"))) == 2
    now = {row["recipient"]: row["obligated"] for row in spending(case)}
    assert now["HOLLOWAY ANALYTICS, INC."] == "1550000.10"
    assert "TERN RIDGE CLOUD LLC" not in now
    then = {row["recipient"]: row["obligated"] for row in spending(case, "--known-at", "2023-12-31")}
    assert (then["HOLLOWAY ANALYTICS, INC."], then["TERN RIDGE CLOUD LLC"]) == ("1500000.10", "850000.00")


def spending(case: Path, *more: str) -> list[dict[str, str]]:
    return rows_of(case, "spending", "--by", "recipient", "--as-recorded", *more)


def test_a_source_that_was_removed_and_came_back_is_as_if_it_had_never_gone(case: Path, built: Path) -> None:
    whole = (case / "sources.csv").read_text("utf-8")
    rows = whole.splitlines(keepends=True)
    (case / "sources.csv").write_text("".join(row for row in rows if "article" not in row), "utf-8")
    [article] = case.glob("sources/*article*")
    aside = article.rename(case.parent / article.name)
    command("build", case)
    assert tables(case)["document_text"] == []
    aside.rename(article)
    (case / "sources.csv").write_text(whole, "utf-8")
    command("build", case)
    assert tables(case) == tables(built)
    assert (case / "ledger" / "sightings.csv").read_text().splitlines()[-1].endswith(",returned")


def test_a_claims_sheet_edited_in_place_is_read_anew(case: Path, tmp_path: Path) -> None:
    [sheet] = case.glob("sources/*claims.yaml")
    sheet.write_text(sheet.read_text("utf-8").replace("chief executive", "chief scientist"), "utf-8")
    told = command("build", case)
    assert "source edited" in told
    assert any('"role":"chief scientist"' in row["qualifiers"] for row in tables(case)["claim"])
    [row] = [line for line in (case / "sources.csv").read_text("utf-8").splitlines() if "claims.yaml" in line]
    assert row.endswith(datetime.datetime.now(datetime.UTC).date().isoformat())
    assert tables(case) == tables(clone(case, tmp_path / "clone"))
    command("check", case)
    before = files(case / ".build")
    command("build", case)
    assert files(case / ".build")["graph.sqlite"] == before["graph.sqlite"]


def test_a_judgement_of_either_order_is_taken_back_by_the_last_one(case: Path, built: Path) -> None:
    identity = case / "identity.csv"
    header = identity.read_text("utf-8").splitlines()[0]
    pair = ("company:holloway-analytics", "company:holloway-analytics-inc")

    def judge(*rows: tuple[str, str, str]) -> None:
        lines = [",".join([left, right, word, *[""] * (header.count(",") - 2)]) for left, right, word in rows]
        identity.write_text("\n".join([header, *lines]) + "\n", "utf-8")
        command("build", case)

    judge((*pair, "same"))
    merged = tables(case)
    keys = {row["key"]: row["entity_id"] for row in merged["entity_key"]}
    keys |= {row["public_id"]: row["id"] for row in merged["entity"]}
    assert keys[pair[0]] == keys[pair[1]]
    judge((*pair, "same"), (pair[1], pair[0], "unsure"))
    apart = {name: rows for name, rows in tables(case).items() if name not in ("judgement", "build")}
    assert apart == {name: rows for name, rows in tables(built).items() if name not in ("judgement", "build")}


def test_a_bad_row_in_a_table_of_the_case_is_reported_though_nothing_else_changed(case: Path, built: Path) -> None:
    with (case / "sources.csv").open("a", encoding="utf-8") as table:
        table.write("not-a-hash,sources/nothing.csv\n")
    command("build", case)
    assert [row["file"] for row in findings(case, "reject")] == ["sources.csv"]
    assert tables(case)["edge"] == tables(built)["edge"]


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[Path]:
    """A case with a good graph of many rows, and a second build of more of them that was killed while it wrote."""
    folder = new_case(tmp_path / "case", write_rows(tmp_path / "first.csv", 400))
    command("add", folder, write_rows(tmp_path / "second.csv", 12_000, seed=2), "--retrieved", "2030-01-01")
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli", "build", str(folder)],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + PATIENCE
    while not list((folder / ".build").glob(".graph.sqlite.*.draft")) and time.monotonic() < until:
        assert process.poll() is None
        time.sleep(0.002)
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait(PATIENCE) == -signal.SIGKILL
    yield folder


def test_a_killed_build_leaves_the_last_good_graph_and_the_next_one_works(killed: Path) -> None:
    assert sum(int(row["actions"]) for row in rows_of(killed, "spending", "--by", "agency", "--as-recorded")) == 400
    command("build", killed)
    assert sum(int(row["actions"]) for row in rows_of(killed, "spending", "--by", "agency", "--as-recorded")) == 12_000
    left = {path.name for path in (killed / ".build").iterdir()}
    assert left == {"findings.csv", "graph.sqlite", "hashes.json", "rejects.csv", "summary.json"}


def test_a_graph_that_is_another_build_s_is_written_anew(case: Path) -> None:
    summary = (case / ".build" / "summary.json").read_bytes()
    config = yaml.safe_load((case / "case.yaml").read_text("utf-8"))
    (case / "case.yaml").write_text(yaml.safe_dump({**config, "acceptance": {"documents": "accepted"}}), "utf-8")
    command("build", case)
    (case / "case.yaml").write_text(yaml.safe_dump(config), "utf-8")
    (case / ".build" / "summary.json").write_bytes(summary)
    assert any(row["evidence_kind"] == "text" and row["status"] == "accepted" for row in tables(case)["claim"])
    command("build", case)
    assert not any(row["evidence_kind"] == "text" and row["status"] == "accepted" for row in tables(case)["claim"])
    assert open_case(case).settings.acceptance.documents == "proposed"
