"""The composition root: which loader takes what, and what a build makes of a case's folder."""

import shutil
from pathlib import Path

import pytest

from app.hashes import FileHashes, digest
from app.ingest import add_source, build_case, extract_files
from app.summary import read_summary
from graph.case import new_case, open_case
from graph.errors import InvalidCase, MissingFile, UnknownFormat
from loaders.registry import each_loader, loader_of
from tests.end_to_end.commands import ARTICLE, write
from tests.processes import AWARDS, SHEET

TEXTS = {"awards.csv": AWARDS, "claims.yaml": SHEET, "article.txt": ARTICLE}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "case")
    return tmp_path / "case"


def test_every_loader_has_a_name_of_its_own_a_version_and_formats_for_people() -> None:
    loaders = tuple(each_loader())
    assert len({loader.name for loader in loaders}) == len(loaders) == 3
    assert all(loader.version and loader.formats for loader in loaders)


@pytest.mark.parametrize(
    ("name", "loader"), [("awards.csv", "records"), ("claims.yaml", "claims_sheet"), ("article.txt", "documents")]
)
def test_a_file_is_known_by_its_content_and_not_by_its_name(tmp_path: Path, name: str, loader: str) -> None:
    file = write(tmp_path, "a-file-of-any-name", TEXTS[name])
    assert loader_of(file, each_loader())[0].name == loader


def test_what_nobody_knows_is_refused_with_the_formats_that_are_known(tmp_path: Path) -> None:
    file = tmp_path / "noise.bin"
    file.write_bytes(bytes(range(256)) * 9)
    with pytest.raises(UnknownFormat, match=r"(?s)Known are: .*claims sheets.*documents"):
        loader_of(file, each_loader())
    with pytest.raises(MissingFile, match="check the name"):
        loader_of(tmp_path / "none", each_loader())


def test_a_refused_file_leaves_no_trace_in_the_case(case: Path, tmp_path: Path) -> None:
    before = sorted(case.rglob("*"))
    with pytest.raises(MissingFile):
        add_source(case, str(tmp_path / "none.csv"), {})
    assert sorted(case.rglob("*")) == before


def test_a_build_tells_rows_counts_and_where_it_is(case: Path, tmp_path: Path) -> None:
    add_source(case, str(write(tmp_path, "awards.csv", AWARDS)), {"retrieved": "2023-07-01"})
    write(case / "sources", "dropped.yaml", SHEET)
    told: list[tuple[str, float]] = []
    summary = build_case(case, progress=lambda stage, share: told.append((stage, share)))
    assert summary.rows == {"rows_in": 11, "rows_loaded": 11, "rows_rejected": 0, "rows_duplicate": 0}
    assert [line.kind for line in summary.sources] == ["records", "claims_sheet"]
    assert summary.counts["obligated"] == 2_350_980_10
    assert {"identity", "claims", "edges", "entities", "conflicts", "writing"} <= {stage for stage, _ in told}
    assert all(0 <= share <= 1 for _, share in told)
    assert [row.file for row in open_case(case).sources.read().rows][1] == "sources/dropped.yaml"
    kept = read_summary(case / ".build")
    assert kept is not None and kept.build_id == summary.build_id
    assert build_case(case).unchanged


def test_a_graph_that_lies_otherwise_is_written_anew(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build_case(case)
    monkeypatch.setattr("app.building.layout_digest", lambda: "another")
    second = build_case(case)
    assert not second.unchanged and second.build_id != first.build_id


def test_an_empty_case_builds_an_empty_graph(case: Path) -> None:
    assert build_case(case).counts["entities"] == 0


def test_a_damaged_summary_is_no_summary(tmp_path: Path) -> None:
    for text in ("", "[]", '{"sources": [{}]}'):
        write(tmp_path, "summary.json", text)
        assert read_summary(tmp_path) is None


def test_claims_of_documents_alone_need_no_case(tmp_path: Path) -> None:
    lines = list(extract_files([write(tmp_path, "article.txt", ARTICLE)]))
    assert any(line.get("predicate") == "CONTRACTED_WITH" for line in lines)


def test_a_sum_is_taken_anew_only_where_the_file_changed(tmp_path: Path) -> None:
    file, kept = write(tmp_path, "a.txt", "one"), tmp_path / "hashes.json"
    first = FileHashes(kept)
    assert first.of(file) == digest(file)
    first.remember()
    file.write_text("two and more")
    assert FileHashes(kept).of(file) == digest(file)
    kept.write_text("not json")
    assert FileHashes(kept).of(file) == digest(file)


@pytest.mark.parametrize("name", ["claims.parquet", "parties.parquet"])
def test_a_damaged_part_of_the_ledger_is_named_with_what_mends_it(case: Path, tmp_path: Path, name: str) -> None:
    add_source(case, str(write(tmp_path, "awards.csv", AWARDS)), {})
    build_case(case)
    add_source(case, str(write(tmp_path, "claims.yaml", SHEET)), {})
    [part] = case.glob(f"ledger/parts/*-records-*/{name}")
    part.write_bytes(part.read_bytes()[:40])
    with pytest.raises(InvalidCase, match=f"{part} is damaged: delete the folder"):
        build_case(case)
    shutil.rmtree(part.parent)
    assert build_case(case).rows["rows_loaded"] == 11


def test_a_part_whose_rows_are_damaged_behind_a_whole_end_is_named_too(case: Path, tmp_path: Path) -> None:
    add_source(case, str(write(tmp_path, "awards.csv", AWARDS)), {})
    build_case(case)
    add_source(case, str(write(tmp_path, "claims.yaml", SHEET)), {})
    [part] = case.glob("ledger/parts/*-records-*/claims.parquet")
    content = bytearray(part.read_bytes())
    content[4 : len(content) // 2] = b"\xff" * (len(content) // 2 - 4)
    part.write_bytes(content)
    with pytest.raises(InvalidCase, match=f"{part} is damaged: delete the folder"):
        build_case(case)


def test_a_link_that_leads_nowhere_is_no_empty_table(case: Path) -> None:
    (case / "reviews.csv").unlink(missing_ok=True)
    (case / "reviews.csv").symlink_to(case / "reviews.csv")
    with pytest.raises(InvalidCase, match="a link that leads to no file"):
        build_case(case)
