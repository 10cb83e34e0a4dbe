"""Documents as parts of the ledger: every quote is where its offsets say, and nothing odd in a text breaks a load."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from graph.claim import CLAIMS, PARTIES
from graph.errors import SourceError
from graph.ledger import Ledger, Part
from graph.part import SourceFile
from loaders.documents.lines import extract_lines
from loaders.documents.loader import DocumentLoader
from tests.end_to_end.commands import ARTICLE


def load(folder: Path, content: str | bytes, name: str = "article.txt") -> Part:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Ledger(folder / "ledger").part(SourceFile(file, "d" * 64), DocumentLoader())


def claims(part: Part) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(part.claims, schema=CLAIMS).to_pylist()
    return rows


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("before", ["", "\ufeff", "😀 Früher: "])
def test_every_quote_is_what_the_text_holds_at_its_offsets(tmp_path: Path, ends: str, before: str) -> None:
    part = load(tmp_path, (before + ARTICLE).replace("\n", ends))
    text = part.text()
    assert text is not None
    assert claims(part)
    for row in claims(part):
        assert text[row["start_offset"] : row["end_offset"]] == row["quote"]


def test_a_contract_is_a_claim_with_amount_date_and_how_it_was_read(tmp_path: Path) -> None:
    [row] = [row for row in claims(load(tmp_path, ARTICLE)) if row["predicate"] == "CONTRACTED_WITH"]
    assert (row["subject_type"], row["object_key"]) == ("Agency", "company:holloway-analytics")
    assert (str(row["amount"]), row["currency"]) == ("1200000.00", "USD")
    assert row["evidence_kind"] == "text"
    assert 0 < row["confidence"] <= 1


def test_parties_are_listed_once_a_name_and_cover_both_ends_of_every_claim(tmp_path: Path) -> None:
    part = load(tmp_path, ARTICLE)
    rows = pq.read_table(part.parties, schema=PARTIES).to_pylist()
    keys = {row["key"] for row in rows}
    assert {row[f"{end}_key"] for row in claims(part) for end in ("subject", "object")} == keys
    assert len({(row["key"], row["name"]) for row in rows}) == len(rows)


def test_ids_are_the_same_in_every_load(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    first, second = ([row["claim_id"] for row in claims(load(tmp_path / name, ARTICLE))] for name in ("a", "b"))
    assert first == second
    assert len(set(first)) == len(first)


def test_a_document_without_claims_is_read_and_says_so(tmp_path: Path) -> None:
    part = load(tmp_path, "It rained all day.\n\nNothing else happened.\n")
    assert claims(part) == []
    assert [finding.kind for finding in part.report.findings] == ["no_claims"]


@pytest.mark.parametrize(
    "sentence",
    [
        "ICE awarded Acme Corp. a contract worth $999,999,999,999,999 trillion.",
        "ICE awarded Acme Corp. a $0.0000000001 contract.",
        "ICE awarded Acme Corp. a $1.2 million contract on February 30, 2019.",
        "ICE awarded " + "Very " * 3000 + "Long Name Inc. a $5 million contract.",
        "ICE awarded Acme\x00 Corp. a $5 million contract.",
        "ICE awarded \u202eAcme\u202c Corp. a $5 million contract. \ud7ff\ufffe",
        "(" * 5000 + "ICE awarded Acme Corp. a contract" + ")" * 5000,
    ],
)
def test_odd_amounts_dates_and_names_break_no_load(tmp_path: Path, sentence: str) -> None:
    try:
        part = load(tmp_path, f"{ARTICLE}\n{sentence}\n")
    except SourceError as refused:
        assert str(refused)
        return
    text = part.text() or ""
    assert all(text[row["start_offset"] : row["end_offset"]] == row["quote"] for row in claims(part))


def test_a_character_reference_to_half_a_pair_breaks_no_load(tmp_path: Path) -> None:
    page = f"<html><body><article><p>{ARTICLE} &#xD800; &#55357; end.</p></article></body></html>"
    part = load(tmp_path, page, "page.html")
    assert part.text() is not None


@pytest.mark.parametrize(
    "table",
    ["a,b,c,d,e\n1,2,3,4,5\n6,7,8,9,0\n", "a;b;c;d;e\n1;2;3;4;5\n", "a\tb\tc\td\te\n1\t2\t3\t4\t5\n"],
)
def test_a_table_that_no_other_loader_knows_is_no_document(tmp_path: Path, table: str) -> None:
    file = tmp_path / "table.txt"
    file.write_text(table)
    assert DocumentLoader().recognises(file) is None
    file.write_text(ARTICLE)
    assert DocumentLoader().recognises(file) == "text/plain"


def test_lines_of_several_documents_come_in_turn_and_mentions_only_when_asked_for(tmp_path: Path) -> None:
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for file in files:
        file.write_text(ARTICLE)
    plain, full = list(extract_lines(files)), list(extract_lines(files, mentions=True))
    assert len(full) > len(plain) > 0
    assert len({str(line.get("doc") or line.get("document") or line.get("file")) for line in plain}) == 2


def test_the_date_that_a_person_gives_tells_the_year_of_a_month_without_one(tmp_path: Path) -> None:
    words = "A headline of the day\n\nPalantir signed a $5 million contract with ICE in March.\n"
    file = tmp_path / "article.txt"
    file.write_text(words)
    starts = []
    for published in ("2023-05-01", "2024-05", None):
        part = tmp_path / str(published)
        part.mkdir()
        DocumentLoader().load(SourceFile(file, "f" * 64, published=published), part)
        rows = pq.read_table(part / "claims.parquet").to_pylist()
        starts += [str(row["start"]) for row in rows if row["predicate"] == "CONTRACTED_WITH"]
    assert starts == ["2023-03-01", "2024-03-01", "None"]
