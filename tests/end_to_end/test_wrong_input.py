"""Wrong input of each kind: one plain line or a problem document, and the last good graph still answers."""

import gzip
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from app.cli import main
from tests.end_to_end.commands import command, findings, mixed_case, rows_of
from tests.processes import AWARDS, serving, vendorgraph
from tests.usaspending_rows import write_rows

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(shutil.copytree(mixed_case(), tmp_path / "case"))


def refused(capsys: Capture, *words: str | Path) -> tuple[int, str]:
    """Exit status and the one line of a command that must fail."""
    capsys.readouterr()
    status = main([str(word) for word in words])
    told = capsys.readouterr()
    assert status != 0, told.out
    lines = told.err.splitlines()
    assert len(lines) == 1, told.err
    assert "Traceback" not in lines[0] and "Something went wrong" not in lines[0], lines[0]
    assert lines[0].endswith(".") and len(lines[0]) > 20
    return status, lines[0]


def answers(case: Path) -> None:
    """The last good graph does."""
    agencies = {row["agency"] for row in rows_of(case, "spending", "--by", "agency", "--as-recorded")}
    assert agencies == {"ICE", "CBP"}


def cut_zip(file: Path) -> None:
    whole = file.with_suffix(".whole")
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(write_rows(file.with_suffix(".csv"), 500), "awards.csv")
    file.write_bytes(whole.read_bytes()[:-4000])


def cut_gzip(file: Path) -> None:
    rows = write_rows(file.with_suffix(".csv"), 500).read_bytes()
    file.write_bytes(gzip.compress(rows)[:-3000])


def zip_of_nothing_known(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("picture.bin", bytes(range(256)) * 20)


def unknown_columns(file: Path) -> None:
    file.write_text("colour,shape,weight,height,age\n" + "red,round,1,2,3\n" * 5)


WRONG: dict[str, Callable[[Path], object]] = {
    "cut.zip": cut_zip,
    "cut.csv.gz": cut_gzip,
    "other.zip": zip_of_nothing_known,
    "binary.csv": lambda file: file.write_bytes(bytes(range(256)) * 40),
    "empty.csv": lambda file: file.write_bytes(b""),
    "spaces.csv": lambda file: file.write_bytes(b"\n\n   \n"),
    "colours.csv": unknown_columns,
    "folder.csv": lambda file: file.mkdir(),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_cannot_be_read_is_refused_before_it_is_archived(
    case: Path, tmp_path: Path, capsys: Capture, name: str
) -> None:
    WRONG[name](tmp_path / name)
    before = sorted(case.rglob("*"))
    status, line = refused(capsys, "add", case, tmp_path / name)
    assert status == 4
    assert name in line
    assert sorted(case.rglob("*")) == before
    answers(case)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_award_records_in_another_encoding_are_read_or_refused_in_one_line(
    tmp_path: Path, capsys: Capture, encoding: str
) -> None:
    file = tmp_path / "awards.csv"
    file.write_bytes(AWARDS.replace("HOLLOWAY", "HOLLÓWAY").encode(encoding))
    command("new", tmp_path / "new")
    if main(["add", str(tmp_path / "new"), str(file)]):
        capsys.readouterr()
        refused(capsys, "add", tmp_path / "new", file)
        return
    command("build", tmp_path / "new")
    names = {row["recipient"] for row in rows_of(tmp_path / "new", "spending", "--by", "recipient", "--as-recorded")}
    assert "HOLLÓWAY ANALYTICS, INC." in names or list(findings(tmp_path / "new", "reject"))


def test_a_source_that_vanished_is_a_reject_of_its_own(case: Path) -> None:
    [sheet] = case.glob("sources/*claims.yaml")
    sheet.unlink()
    command("build", case)
    [reject] = findings(case, "reject")
    assert sheet.name in reject["file"] and "no file" in reject["detail"]
    answers(case)


def test_an_archived_record_that_was_changed_stops_the_build(case: Path, capsys: Capture) -> None:
    [awards] = case.glob("sources/*awards.csv")
    awards.chmod(0o644)
    awards.write_text(awards.read_text("utf-8").replace("850000.00", "950000.00"), "utf-8")
    status, line = refused(capsys, "build", case)
    assert status == 5
    assert "is not the file that was archived" in line
    answers(case)


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("case.yaml", "name: [", "case.yaml"),
        ("case.yaml", "", "case.yaml"),
        ("case.yaml", "name: x\ncolour: red\n", "line 2: colour: no such setting"),
        ("case.yaml", "name: x\nacceptance: {documents: perhaps}\n", "line 2"),
        ("sources.csv", "colour,shape\nred,round\n", "sources.csv, line 1"),
        ("identity.csv", "left\nx\n", "identity.csv, line 1"),
    ],
)
def test_a_damaged_table_of_the_case_is_named_with_its_line(
    case: Path, capsys: Capture, file: str, text: str, told: str
) -> None:
    whole = (case / file).read_bytes()
    (case / file).write_text(text, "utf-8")
    status, line = refused(capsys, "build", case)
    assert status == 3
    assert told in line
    (case / file).write_bytes(whole)
    answers(case)


def test_a_damaged_graph_says_to_build_again_and_building_mends_it(case: Path, capsys: Capture) -> None:
    (case / ".build" / "graph.sqlite").write_bytes(b"SQLite format 3\0 and then nothing of use" * 100)
    status, line = refused(capsys, "query", case, "contracts")
    assert status == 7
    assert "build" in line
    command("build", case)
    answers(case)


def test_neo4j_that_is_down_is_one_line_and_leaves_the_file_alone(case: Path) -> None:
    variables = {"VENDORGRAPH_NEO4J_PASSWORD": "some-password-1"}
    where = ("--store", "neo4j", "--uri", "bolt://127.0.0.1:9")
    done = vendorgraph("build", case, *where, variables=variables)
    assert done.returncode == 7
    assert len(done.stderr.splitlines()) == 1 and "127.0.0.1:9" in done.stderr
    answers(case)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with serving(mixed_case()) as address, httpx.Client(base_url=f"{address}/api/v1", timeout=60) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("entities/company:nobody", 404, "not-found"),
        ("edges/0000000000000000/evidence", 404, "not-found"),
        ("claims/t-none", 404, "not-found"),
        ("sources/none", 404, "not-found"),
        ("contracts?since=yesterday", 422, "bad-date"),
        ("contracts?as_of=2023-02-30", 422, "bad-date"),
        ("spending?by=colour", 422, "bad-filter"),
        ("contracts?cursor=foreign", 422, "bad-cursor"),
        ("entities/agency:7012/edges?predicate=LIKES", 422, "bad-filter"),
    ],
)
def test_a_wrong_question_over_http_is_a_problem_document(
    client: httpx.Client, path: str, status: int, code: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"].endswith(code)
    assert problem["detail"] and "Traceback" not in answer.text
    assert client.get("contracts").status_code == 200


def test_words_that_are_no_text_and_names_that_are_too_long_are_one_line_each(case: Path, capsys: Capture) -> None:
    assert refused(capsys, "query", case, "entity", "\udcff")[0] == 2
    status, told = refused(capsys, "query", "x" * 5_000, "contracts")
    assert status == 10 and "too long" in told and len(told) < 2_500
    assert len(refused(capsys, "query", case, "entity", "x" * 50_000)[1]) < 2_500


def test_a_folder_in_place_of_a_table_and_links_in_a_circle_are_refused_in_one_line(
    case: Path, capsys: Capture
) -> None:
    (case / "identity.csv").unlink()
    (case / "identity.csv").mkdir()
    assert refused(capsys, "build", case) == (10, f"{case}/identity.csv: Is a directory. Check the name.")
    (case / "identity.csv").rmdir()
    [source, *_] = sorted((case / "sources").iterdir())
    source.unlink()
    source.symlink_to(source.name)
    status, told = refused(capsys, "build", case)
    assert status == 3 and "circle of links" in told


def test_a_full_disk_is_one_line_and_a_device_stays_one(case: Path, tmp_path: Path, capsys: Capture) -> None:
    full = tmp_path / "full"
    full.symlink_to("/dev/full")
    status, told = refused(capsys, "export", case, "--format", "graphml", "-o", full)
    assert status == 4 and "No space left on device" in told
    assert full.is_symlink() and Path("/dev/full").is_char_device()


def test_an_export_through_a_link_leaves_the_link(case: Path, tmp_path: Path) -> None:
    link, file = tmp_path / "link.graphml", tmp_path / "file.graphml"
    link.symlink_to(file)
    assert main(["export", str(case), "--format", "graphml", "-o", str(link)]) == 0
    assert link.is_symlink() and file.read_text().startswith("<?xml")
