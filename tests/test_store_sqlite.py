"""What is SQLite's own: one file, written beside the served one and renamed."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadCursor, NoBuild, QueryTimeout, StoreUnavailable
from graph.model import load_schema
from graph.store import EdgeFilter
from graph.stores import SqliteLocation, open_reader, open_writer
from graph.stores.cursors import fingerprint, make_cursor, read_cursor
from graph.stores.sqlite.backend import SqliteBackend
from graph.stores.sqlite.folding import Forms
from tests.parts import ROOT
from tests.small_build import small_build
from tests.small_claims import ICE, PALANTIR

HANGING = """
import sys, time
from pathlib import Path
from graph.stores import SqliteLocation, open_writer
from tests.small_build import small_build

def hang(table, rows):
    if table == "claim":
        print("reached", flush=True)
        time.sleep(600)

open_writer(SqliteLocation(Path(sys.argv[1]))).write(small_build("build-2"), hang)
"""


@pytest.fixture
def location(tmp_path: Path) -> SqliteLocation:
    place = SqliteLocation(tmp_path / "graph.sqlite")
    open_writer(place).write(small_build())
    return place


def interrupted_write(path: Path) -> None:
    """A write in a process of its own that is killed in the midst of the claims."""
    with subprocess.Popen([sys.executable, "-c", HANGING, str(path)], stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"reached\n"
        os.kill(process.pid, signal.SIGKILL)


def test_a_killed_write_leaves_the_old_graph(location: SqliteLocation) -> None:
    before = location.path.read_bytes()
    interrupted_write(location.path)
    assert location.path.read_bytes() == before
    reader = open_reader(location)
    assert reader.build()["build_id"] == "build-1"
    assert reader.entity(PALANTIR).name == "Palantir Technologies Inc."
    reader.close()


def test_the_next_write_clears_what_a_killed_one_left(location: SqliteLocation) -> None:
    interrupted_write(location.path)
    assert len(list(location.path.parent.iterdir())) == 2
    open_writer(location).write(small_build("build-3"))
    assert [file.name for file in location.path.parent.iterdir()] == ["graph.sqlite"]


def test_a_failed_write_leaves_the_old_graph_and_no_draft(location: SqliteLocation) -> None:
    def fail(table: str, rows: int) -> None:
        if table == "edge":
            raise RuntimeError("stop here")

    with pytest.raises(RuntimeError, match="stop here"):
        open_writer(location).write(small_build("build-2"), fail)
    assert [file.name for file in location.path.parent.iterdir()] == ["graph.sqlite"]
    reader = open_reader(location)
    assert reader.build()["build_id"] == "build-1"
    reader.close()


def test_a_running_reader_sees_the_new_build_and_finishes_what_it_began_on_the_old(location: SqliteLocation) -> None:
    reader = open_reader(location)
    begun = reader.table("build")
    assert next(begun)["build_id"] == "build-1"
    listed = reader.table("claim")
    first = next(listed)
    open_writer(location).write(small_build("build-2"))
    assert reader.build()["build_id"] == "build-2"
    assert len([first, *listed]) == len(list(reader.table("claim")))
    reader.close()


def test_the_same_build_gives_the_same_file_byte_for_byte(location: SqliteLocation, tmp_path: Path) -> None:
    again = SqliteLocation(tmp_path / "again.sqlite")
    open_writer(again).write(small_build())
    assert again.path.read_bytes() == location.path.read_bytes()


def test_any_tool_finds_every_table_of_the_schema_in_the_file(location: SqliteLocation) -> None:
    connection = sqlite3.connect(location.path)
    for table in load_schema().tables.values():
        found = {column[0] for column in connection.execute(f"select * from {table.name}").description}
        assert found >= {column.name for column in table.columns}
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    connection.close()


def test_readers_cannot_write(location: SqliteLocation) -> None:
    with SqliteBackend(location.path, False).snapshot() as held:
        for statement in ("delete from entity", "create table x (a)", "pragma query_only = off; delete from entity"):
            with pytest.raises(sqlite3.Error):
                held._connection.execute(statement)  # type: ignore[attr-defined]


def test_many_threads_read_while_builds_are_written(location: SqliteLocation) -> None:
    reader, done = open_reader(location), threading.Event()
    failures: list[Exception] = []

    def ask() -> None:
        while not done.is_set():
            try:
                assert reader.edges(ICE, EdgeFilter()).total == 6
                assert reader.entity(PALANTIR).counts["CONTRACTED_WITH"] == 2
            except Exception as error:
                failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for number in range(8):
        open_writer(location).write(small_build(f"build-{number}"))
    done.set()
    for thread in threads:
        thread.join()
    reader.close()
    assert failures == []


def test_without_a_file_there_is_no_build(tmp_path: Path) -> None:
    with pytest.raises(NoBuild, match="build the case first"):
        open_reader(SqliteLocation(tmp_path / "none.sqlite")).build()


@pytest.mark.parametrize("content", [b"", b"no database at all " * 500, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_file_that_is_no_graph_is_told_so_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "graph.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreUnavailable, match="build the case again") as told:
        open_reader(SqliteLocation(path)).build()
    assert "\n" not in str(told.value)


def test_a_place_that_cannot_be_written_is_told_so_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match="Check the folder and the free space") as told:
        open_writer(SqliteLocation(tmp_path / "file" / "graph.sqlite")).write(small_build())
    assert "\n" not in str(told.value)


def test_a_question_that_takes_too_long_is_ended(location: SqliteLocation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.stores.sqlite.backend._STEPS", 1)
    with SqliteBackend(location.path, False, seconds=0).snapshot() as held, pytest.raises(QueryTimeout, match="narrow"):
        held.ask("interlocks", predicates=["CHAIR_OF"], after_rank=None, after_person=None, limit=5)


def test_progress_tells_the_rows_of_every_table(tmp_path: Path) -> None:
    told: dict[str, int] = {}
    open_writer(SqliteLocation(tmp_path / "graph.sqlite")).write(small_build(), told.__setitem__)
    assert told["claim"] == len(small_build().tables["claim"].batches().read_all())


FEW = st.sampled_from([None, "", "a", "b", "ä"])


@given(st.lists(st.lists(st.tuples(FEW, FEW, st.sampled_from([None, 0, 1])), max_size=20), max_size=4))
def test_folded_columns_unfold_to_what_they_were(
    batches: list[list[tuple[str | None, str | None, int | None]]],
) -> None:
    schema = pa.schema([("x", pa.string()), ("y", pa.string()), ("n", pa.int64())])
    forms = Forms(schema.names)
    numbers: list[int] = []
    for rows in filter(None, batches):
        columns = [pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=True)]
        numbers += forms.fold(pa.RecordBatch.from_arrays(columns, schema=schema)).to_pylist()
    table = forms.table(schema).to_pylist()
    unfolded = {row["number"]: (row["x"], row["y"], row["n"]) for row in table}
    assert [unfolded[number] for number in numbers] == [row for rows in batches for row in rows]
    assert sum(row["rows"] for row in table) == len(numbers)


@given(st.text(max_size=100), st.integers(-(2**63), 2**63 - 1), st.text(max_size=20))
def test_a_cursor_leads_back_to_its_place_and_nothing_else_does(text: str, number: int, word: str) -> None:
    bound = fingerprint("question", number)
    assert read_cursor(bound, make_cursor(bound, [number, word]), (int, str)) == [number, word]
    with pytest.raises(BadCursor):
        read_cursor(bound, text, (int, str))
    with pytest.raises(BadCursor):
        read_cursor(fingerprint("other", number), make_cursor(bound, [number, word]), (int, str))
