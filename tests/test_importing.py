"""What is exported as FollowTheMoney and imported again is the same graph; what means nothing here is left out."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.processes import sample_case, vendorgraph


def edges(case: Path, folder: Path) -> set[tuple[str, ...]]:
    target = folder / case.name
    assert vendorgraph("export", case, "--format", "csv", "-o", target).returncode == 0
    rows = csv.DictReader(io.StringIO((target / "edges.csv").read_text()))
    told = ("subject", "predicate", "object", "obligated", "valid_from", "valid_to", "status")
    return {tuple(row[name] for name in told) for row in rows if row["implied"] == "false"}


def imported(folder: Path, content: str, *words: str) -> tuple[Path, str]:
    case, file = folder / "case", folder / "given.ftm.jsonl"
    file.write_text(content)
    assert vendorgraph("new", case).returncode == 0
    done = vendorgraph("import", case, file, *words)
    assert done.returncode == 0, done.stderr
    return case, done.stdout + done.stderr


def test_edges_come_back_with_their_ends_sums_and_dates(tmp_path: Path) -> None:
    target = tmp_path / "sample.ftm.jsonl"
    assert vendorgraph("export", sample_case(), "--format", "ftm", "-o", target).returncode == 0
    case, told = imported(tmp_path, target.read_text())
    assert "Left out" not in told
    assert vendorgraph("build", case).returncode == 0
    before, after = edges(sample_case(), tmp_path), edges(case, tmp_path)
    assert before == after
    sources = vendorgraph("query", "sources", case, "--format", "csv").stdout
    assert "NBC News" in sources and "Tech companies quietly work with ICE" in sources


def line(number: str, schema: str, **properties: Any) -> str:
    return json.dumps({"id": number, "schema": schema, "properties": properties}) + "\n"


FOREIGN = (
    line("c1", "Company", name=["Tern Ridge Cloud"], uniqueEntityId=["ABCDEFGHJKL1"])
    + line("c2", "Company", name=["=HYPERLINK(1)"])
    + line("p1", "Person", name=["Dana Whitlock"])
    + line("p2", "Person", name=["A Private Person"])
    + line("b1", "PublicBody", name=["Example Agency"])
    + line("k1", "Contract", title=["Order 7"], authority=["b1"])
    + line(
        "d1", "Document", fileName=["report.pdf"], title=["A report"], publisher=["The Paper"], publishedAt=["2024-02"]
    )
    + line("o1", "Ownership", owner=["c1"], asset=["c2"], startDate=["2020-05-01T00:00:00"], proof=["d1"])
    + line("x1", "Directorship", director=["p1"], organization=["c1"], role=["Chief Executive"])
    + line("x2", "Directorship", director=["p1"], organization=["c2"], role=["member"], endDate=["not a date"])
    + line("w1", "ContractAward", contract=["k1"], supplier=["c1"], amount=["1500.50"], currency=["USD"])
    + line("f1", "Associate", person=["p1"], associate=["p2"])
    + line("e1", "Employment", employee=["p2"], employer=["c1"], role=["clerk"])
    + line("u1", "Ownership", owner=["nobody"], asset=["c2"])
    + "not json\n"
    + "[" * 100_000
    + "\n"
)


def test_a_file_made_elsewhere_becomes_claims_with_their_documents(tmp_path: Path) -> None:
    case, told = imported(tmp_path, FOREIGN, "--publisher", "The Example Archive", "--retrieved", "2026-01-02")
    assert "4 statements" in told
    assert vendorgraph("build", case).returncode == 0
    found = {row[:3] for row in edges(case, tmp_path)}
    assert ("uei:ABCDEFGHJKL1", "OWNS", "company:hyperlink-1") in found
    assert ("person:dana-whitlock", "EXECUTIVE_OF", "uei:ABCDEFGHJKL1") in found
    assert ("person:dana-whitlock", "BOARD_MEMBER_OF", "company:hyperlink-1") in found
    assert {row[1] for row in found} == {"OWNS", "EXECUTIVE_OF", "BOARD_MEMBER_OF", "CONTRACTED_WITH"}
    sources = vendorgraph("query", "sources", case, "--format", "csv").stdout
    assert "The Paper" in sources and "The Example Archive" in sources


def test_people_without_a_public_role_stay_out_and_what_is_left_out_is_told(tmp_path: Path) -> None:
    case, told = imported(tmp_path, FOREIGN)
    sheet = next((case / "sources").glob("*.csv")).read_text()
    assert "A Private Person" not in sheet
    for reason in (
        "1 × Associate",
        "1 × Employment",
        "1 × Ownership: an end is missing",
        "2 × lines that are no entity",
    ):
        assert reason in told, told


def test_the_file_itself_is_kept_and_importing_it_again_adds_nothing(tmp_path: Path) -> None:
    case, _ = imported(tmp_path, FOREIGN)
    kept = list((case / "imports").iterdir())
    assert [path.read_text() for path in kept] == [FOREIGN]
    assert vendorgraph("import", case, tmp_path / "given.ftm.jsonl").returncode == 0
    assert len(list((case / "sources").glob("*.csv"))) == 1
    assert vendorgraph("build", case).returncode == 0 and vendorgraph("check", case).returncode == 0


@pytest.mark.parametrize(("content", "status"), [("", 4), ("{}\n", 4), (None, 4)])
def test_what_is_no_such_file_is_refused_in_one_line(content: str | None, status: int, tmp_path: Path) -> None:
    case, file = tmp_path / "case", tmp_path / "given.jsonl"
    assert vendorgraph("new", case).returncode == 0
    if content is not None:
        file.write_text(content)
    done = vendorgraph("import", case, file)
    assert done.returncode == status and len(done.stderr.splitlines()) == 1
    assert not (case / "imports").exists()
