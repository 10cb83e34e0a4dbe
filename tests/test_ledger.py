"""The ledger: parts are written once and whole, and the log of sightings only grows."""

import dataclasses
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claim import CLAIMS, PARTIES
from graph.errors import InvalidCase, UnreadableFile
from graph.ledger import Ledger
from graph.part import Cited, Finding, Report, SourceFile, Zone

REPORT = Report(
    kind="document",
    format="text/plain",
    loader="made/1",
    rows_in=3,
    rows_loaded=2,
    rows_rejected=1,
    findings=(Finding("reject", "No date: „never“ 😀", 3, "k3"),),
    cited=(Cited("cited-1", "A paper", origin="The Times"),),
    title="A title",
    zones=(Zone(0, 5, "headline"), Zone(5, 9, "body")),
)


@dataclasses.dataclass
class Made:
    """A loader that counts how often it is asked, and fails or dies when told to."""

    name: str = "made"
    version: str = "1"
    formats: str = "anything"
    loads: int = 0
    failure: BaseException | None = None

    def recognises(self, path: Path) -> str | None:
        return "text/plain"

    def begin(self, sources: Sequence[SourceFile]) -> None:
        pass

    def load(self, source: SourceFile, part: Path) -> Report:
        self.loads += 1
        pq.write_table(pa.Table.from_pylist([], CLAIMS), part / "claims.parquet")
        if self.failure:
            raise self.failure
        pq.write_table(pa.Table.from_pylist([], PARTIES), part / "parties.parquet")
        (part / "text.txt").write_bytes("Line one\r\nLine two 😀".encode())
        return REPORT


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger")


@pytest.fixture
def source(tmp_path: Path) -> SourceFile:
    return SourceFile(tmp_path / "a.txt", "ab" * 32)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_part_is_made_once_and_read_back_as_it_was_told(ledger: Ledger, source: SourceFile) -> None:
    loader = Made()
    assert not ledger.has(source, loader)
    first, second = ledger.part(source, loader), ledger.part(source, loader)
    assert ledger.has(source, loader)
    assert first == second
    assert first.report == REPORT
    assert loader.loads == 1


def test_a_document_s_text_keeps_its_line_ends(ledger: Ledger, source: SourceFile) -> None:
    part = ledger.part(source, Made())
    assert part.text() == "Line one\r\nLine two 😀"
    (part.folder / "text.txt").unlink()
    assert part.text() is None


def test_another_version_of_the_loader_makes_another_part_beside_the_old_one(
    ledger: Ledger, source: SourceFile
) -> None:
    old, new = ledger.part(source, Made()), ledger.part(source, Made(version="2"))
    assert old.folder != new.folder
    assert old.claims.exists() and new.claims.exists()


@pytest.mark.parametrize("failure", [UnreadableFile("It is damaged."), KeyboardInterrupt(), MemoryError()])
def test_a_load_that_fails_leaves_nothing_behind(ledger: Ledger, source: SourceFile, failure: BaseException) -> None:
    with pytest.raises(type(failure)):
        ledger.part(source, Made(failure=failure))
    assert files(ledger.folder) == {}
    assert ledger.part(source, Made()).report == REPORT


def test_what_a_killed_load_left_half_done_is_made_anew(ledger: Ledger, source: SourceFile) -> None:
    part = ledger.part(source, Made())
    whole = files(ledger.folder)
    (part.folder / "report.json").unlink()
    (part.folder / "claims.parquet").write_bytes(b"half")
    left = part.folder.with_name(f".{part.name}.new")
    left.mkdir()
    (left / "claims.parquet").write_bytes(b"half")
    assert ledger.part(source, Made()).report == REPORT
    assert files(ledger.folder) == whole


@pytest.mark.parametrize("text", ["", "{", "[]", '{"kind": 1}', '{"findings": 3, "cited": [], "zones": []}'])
def test_a_damaged_report_says_which_folder_to_delete(ledger: Ledger, source: SourceFile, text: str) -> None:
    part = ledger.part(source, Made())
    (part.folder / "report.json").write_text(text)
    with pytest.raises(InvalidCase, match="delete its folder and build again"):
        ledger.part(source, Made())


def events(ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    return ((s.build_id, s.part, s.event) for s in ledger.sightings())


def test_sightings_tell_what_came_went_and_came_back(ledger: Ledger) -> None:
    for number, parts in enumerate([{"a", "b"}, {"a"}, {"a", "b", "c"}, set[str]()]):
        ledger.record(parts, f"2024-01-0{number + 1}T00:00:00+00:00", f"build-{number}")
    assert list(events(ledger)) == [
        ("build-0", "a", "first_seen"),
        ("build-0", "b", "first_seen"),
        ("build-1", "b", "retired"),
        ("build-2", "b", "returned"),
        ("build-2", "c", "first_seen"),
        ("build-3", "a", "retired"),
        ("build-3", "b", "retired"),
        ("build-3", "c", "retired"),
    ]
    assert ledger.active() == set()


@settings(deadline=None, max_examples=40)
@given(builds=st.lists(st.sets(st.sampled_from("abcd")), min_size=1, max_size=8))
def test_the_log_only_grows_and_always_tells_what_the_last_build_saw(
    tmp_path_factory: pytest.TempPathFactory, builds: list[set[str]]
) -> None:
    ledger = Ledger(tmp_path_factory.mktemp("ledger"))
    log, before = ledger.folder / "sightings.csv", b""
    for number, parts in enumerate(builds):
        added = ledger.record(parts, "2024-01-01T00:00:00+00:00", f"b{number}")
        content = log.read_bytes() if log.exists() else b""
        assert content.startswith(before)
        assert (content == before) == (added == 0)
        assert ledger.active() == parts
        assert ledger.record(parts, "2024-01-02T00:00:00+00:00", "again") == 0
        before = content


def test_the_log_is_a_table_that_any_tool_reads(ledger: Ledger) -> None:
    ledger.record({"a"}, "2024-01-01T00:00:00+00:00", "b")
    assert (ledger.folder / "sightings.csv").read_text() == (
        "at,build_id,part,event\n2024-01-01T00:00:00+00:00,b,a,first_seen\n"
    )


def test_a_report_is_json_that_a_person_can_read(ledger: Ledger, source: SourceFile) -> None:
    part = ledger.part(source, Made())
    told = json.loads((part.folder / "report.json").read_text("utf-8"))
    assert told["findings"][0]["detail"] == "No date: „never“ 😀"
