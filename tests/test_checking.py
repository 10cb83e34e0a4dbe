"""The proof of a case: one character changed anywhere is found, and the claims that rest on it are named."""

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from app.ingest import build_case, check_case
from app.opening import location_of
from graph.case import new_case, open_case
from graph.claim import CLAIMS, claim_ids, with_claim_ids
from graph.errors import NoBuild
from graph.matching.runs import write_run
from tests.end_to_end.commands import mixed_case


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(shutil.copytree(mixed_case(), tmp_path / "case"))


def source(case: Path, name: str) -> Path:
    [file] = case.glob(f"sources/*{name}")
    file.chmod(0o644)
    return file


def part(case: Path, loader: str) -> Path:
    [folder] = case.glob(f"ledger/parts/*-{loader}-*")
    return folder


def claims(case: Path, loader: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = with_claim_ids(pq.read_table(part(case, loader) / "claims.parquet")).to_pylist()
    return rows


def ids(case: Path, loader: str) -> set[object]:
    return {row["claim_id"] for row in claims(case, loader)}


def named(case: Path) -> set[str]:
    return {problem.where for problem in check_case(case)}


def test_a_case_as_it_was_built_holds(case: Path) -> None:
    assert check_case(case) == ()


def test_a_case_without_a_graph_cannot_be_proved(tmp_path: Path) -> None:
    new_case(tmp_path / "empty")
    with pytest.raises(NoBuild, match="build"):
        check_case(tmp_path / "empty")


@pytest.mark.parametrize(
    ("name", "loader", "old", "new"),
    [
        ("awards.csv", "records", "300000.10", "300000.11"),
        ("awards.csv", "records", "Recipient Name", "Recipient Nane"),
        ("claims.yaml", "claims_sheet", "Alder Group", "Elder Group"),
        ("claims.yaml", "claims_sheet", "claims_sheet: 1", "claims_sheep: 1"),
        ("article.txt", "documents", "$1.2 million", "$1.3 million"),
        ("article.txt", "documents", "WASHINGTON", "WASHINGTOM"),
    ],
)
def test_one_changed_character_of_a_source_names_the_claims(
    case: Path, name: str, loader: str, old: str, new: str
) -> None:
    file = source(case, name)
    text = file.read_bytes().decode()
    assert text.count(old) >= 1
    file.write_bytes(text.replace(old, new, 1).encode())
    assert named(case) & ids(case, loader)


def test_only_the_claims_that_changed_are_named_where_the_others_can_be_read_again(case: Path) -> None:
    file = source(case, "awards.csv")
    file.write_bytes(file.read_bytes().replace(b"300000.10", b"300000.11"))
    [changed] = [row["claim_id"] for row in claims(case, "records") if row["row"] == 2]
    assert named(case) & ids(case, "records") == {changed}


@pytest.mark.parametrize("loader", ["documents", "records", "claims_sheet"])
def test_a_claim_that_was_tampered_with_in_the_ledger_is_named(case: Path, loader: str) -> None:
    file = part(case, loader) / "claims.parquet"
    table = pq.read_table(file)
    place = table.schema.names.index("object_name")
    first = pa.array([place == 0 for place in range(len(table))])
    table = table.set_column(place, "object_name", pc.if_else(first, "Somebody Else", table["object_name"]))
    pq.write_table(table.cast(CLAIMS), file)
    assert named(case) == {claim_ids(table)[0].as_py()}


def test_a_quote_that_the_text_does_not_hold_is_named(case: Path) -> None:
    text = part(case, "documents") / "text.txt"
    text.write_text(text.read_text("utf-8").replace("Lantern", "Lamtern"), "utf-8")
    told = {problem.where: problem.what for problem in check_case(case)}
    assert set(told) and set(told) <= ids(case, "documents")
    assert all("the quote is not what" in what for what in told.values())


@pytest.mark.parametrize(("name", "loader"), [("awards.csv", "records"), ("article.txt", "documents")])
def test_an_archived_file_that_is_gone_leaves_its_claims_unproved(case: Path, name: str, loader: str) -> None:
    source(case, name).unlink()
    problems = check_case(case)
    assert any(problem.what.endswith(f"{name} is missing") for problem in problems)
    assert ids(case, loader) <= {problem.where for problem in problems}


@pytest.mark.parametrize("loader", ["documents", "records", "claims_sheet"])
@pytest.mark.parametrize("content", [None, b"PAR1 no more PAR1"])
def test_a_damaged_part_of_the_ledger_is_named_with_what_to_do_and_mended_so(
    case: Path, loader: str, content: bytes | None
) -> None:
    folder = part(case, loader)
    (folder / "claims.parquet").unlink()
    if content is not None:
        (folder / "claims.parquet").write_bytes(content)
    [problem] = check_case(case)
    assert problem.what == f"ledger/parts/{folder.name} is damaged: delete that folder, and build again"
    shutil.rmtree(folder)
    build_case(case, location_of(open_case(case)))
    assert check_case(case) == ()


def test_a_ledger_that_lost_a_part_proves_nothing(case: Path) -> None:
    shutil.rmtree(part(case, "records"))
    [problem] = check_case(case)
    assert "the ledger holds nothing of" in problem.what


@pytest.mark.parametrize(("quote", "row", "holds"), [(0, 0, True), (1, 0, False), (0, 9999, False)])
def test_what_names_suggest_must_stand_in_its_award_row(case: Path, quote: int, row: int, holds: bool) -> None:
    told = next(claim for claim in claims(case, "records") if claim["description"])
    words = (str(told["description"]), f"{told['description']} FROM QUILLON")[quote]
    said = {name: told[name] for name in ("source_id", "carrier_id", "subject_key", "object_key", "date")}
    said |= {"claim_id": "t-suggested", "predicate": "RESELLS_FOR", "quote": words, "row": int(str(told["row"])) + row}
    write_run(case / "ledger", {"parts": [], "model": "names/test"}, {}, [], [said])
    assert ("t-suggested" not in named(case)) is holds
