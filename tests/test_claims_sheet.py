"""Claims sheets: forgiving about how a spreadsheet was saved, strict about what it says."""

import csv
import datetime
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claim import CLAIMS, PARTIES
from graph.errors import LimitExceeded, MissingFile, SourceError, UnreadableFile
from graph.part import Report, SourceFile
from loaders.claims_sheet import ClaimsSheetLoader
from loaders.claims_sheet.sheet import column_names

SHEET_ID = "5" * 64
SOURCES = "sources:\n  A: {publisher: The Paper, title: A story, published: 2018-06, retrieved: 2018-06-20}\n"
HEADER = "source,source_title,subject,subject_type,predicate,object"


class Loaded:
    """What came of one sheet."""

    def __init__(self, report: Report, part: Path) -> None:
        self.report = report
        self.claims: list[dict[str, Any]] = pq.read_table(part / "claims.parquet", schema=CLAIMS).to_pylist()
        self.parties: list[dict[str, Any]] = pq.read_table(part / "parties.parquet", schema=PARTIES).to_pylist()

    @property
    def rejects(self) -> dict[int | None, str]:
        return {finding.row: finding.detail for finding in self.report.findings if finding.kind == "reject"}

    @property
    def qualifiers(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.claims[0]["qualifiers"])
        return found


Load = Callable[[str | bytes], Loaded]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def loading(content: str | bytes) -> Loaded:
        file = tmp_path / "sheet"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        loader = ClaimsSheetLoader()
        assert loader.recognises(file)
        report = loader.load(SourceFile(file, SHEET_ID), tmp_path)
        assert report.rows_in == report.rows_loaded + report.rows_rejected + report.rows_duplicate
        return Loaded(report, tmp_path)

    return loading


def claim(fields: str, sources: str = SOURCES) -> str:
    return f"{sources}claims:\n  - {{source: A, {fields}}}\n"


def test_a_claim_keeps_what_the_person_entered(load: Load) -> None:
    loaded = load(
        claim(
            "subject: ICE, predicate: CONTRACTED_WITH, object: Acme, contract: The deal, amount: $39 million,"
            " start: 2015, date: 2018-05-30, modality: reported, attribution: [The Times, A lawyer], purpose: upkeep,"
            " statement: It is so., locator: p. 4"
        )
    )
    [row] = loaded.claims
    assert (row["subject_type"], row["subject_key"], row["subject_name"]) == ("Agency", "agency:ice", "ICE")
    assert (row["object_key"], row["contract_key"]) == ("company:acme", "contract:the-deal")
    assert (row["amount"], row["amount_qualifier"], row["currency"]) == (Decimal("39000000.00"), "exact", "USD")
    assert (row["start"], row["start_precision"]) == (datetime.date(2015, 1, 1), "year")
    assert (row["date"], row["date_precision"]) == (datetime.date(2018, 5, 30), "day")
    assert json.loads(row["attribution"]) == ["The Times", "A lawyer"]
    assert (row["evidence_kind"], row["quote"], row["page"], row["modality"]) == (
        "statement",
        "It is so.",
        4,
        "reported",
    )
    assert loaded.qualifiers == {"purpose": "upkeep", "locator": "p. 4"}
    assert row["carrier_id"] == SHEET_ID


def test_the_claim_belongs_to_the_work_that_it_cites(load: Load) -> None:
    loaded = load(claim("subject: ICE, predicate: USES, object: Sys"))
    [work] = loaded.report.cited
    assert loaded.claims[0]["source_id"] == work.source_id
    assert (work.label, work.publisher, work.published, work.retrieved) == ("A", "The Paper", "2018-06", "2018-06-20")


def test_the_same_work_has_the_same_id_in_every_sheet(load: Load) -> None:
    first = load(claim("subject: ICE, predicate: USES, object: Sys")).report.cited[0].source_id
    other = SOURCES.replace("  A:", "  Another label:").replace("2018-06-20", "2019-01-01")
    second = load(claim("subject: X, predicate: USES, object: Y", other)).report.cited[0].source_id
    assert first == second


def test_a_work_that_repeats_another_counts_as_that_one(load: Load) -> None:
    repeated = SOURCES + "  B: {publisher: The Blog, title: Seen in The Paper, origin: A}\n"
    works = {
        work.label: work for work in load(claim("subject: ICE, predicate: USES, object: Sys", repeated)).report.cited
    }
    assert works["B"].origin == "The Paper"


def test_the_id_of_a_claim_does_not_depend_on_its_row(load: Load) -> None:
    alone = load(claim("subject: ICE, predicate: USES, object: Sys")).claims[0]["claim_id"]
    entries = [f"  - {{source: A, subject: ICE, predicate: USES, object: {name}}}\n" for name in ("Other", "Sys")]
    below = load(f"{SOURCES}claims:\n{''.join(entries)}").claims[1]["claim_id"]
    assert alone == below


def test_a_row_that_says_the_same_again_is_reported_as_duplicate(load: Load) -> None:
    entry = "  - {source: A, subject: ICE, predicate: USES, object: Sys}\n"
    loaded = load(f"{SOURCES}claims:\n{entry}{entry}")
    assert (loaded.report.rows_duplicate, len(loaded.claims)) == (1, 1)
    assert loaded.report.findings[0].detail == "says the same as row 4"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ("subject: ICE, predicate: CONTRACTED, object: X", "did you mean CONTRACTED_WITH?"),
        ("subject: ICE, predicate: zzzzqqq, object: X", "none that is known"),
        ("subject: ICE, object: X", "predicate: missing"),
        ("predicate: USES, object: X", "subject: missing"),
        ("subject: Acme, subject_type: Company, predicate: USES, object: X", "from Agency to System"),
        ("subject: Acme, subject_type: Company, predicate: CONTRACTED_WITH, object: ICE, object_type: Agency", "swap"),
        ("subject: ICE, subject_type: Robot, predicate: USES, object: X", "'Robot' is no kind"),
        ("subject: ICE, subject_key: 'uei:ABC', predicate: USES, object: X", "it reads agency:…"),
        ("subject: ICE, predicate: USES, object: X, date: 30/05/2018", "'30/05/2018' is no date"),
        ("subject: ICE, predicate: USES, object: X, date: 2018-02-30", "'2018-02-30' is no date"),
        ("subject: ICE, predicate: USES, object: X, start: 2019, end: 2018-01-01", "before start"),
        ("subject: ICE, predicate: PAID, object: X, amount: some millions", "'some millions' is no amount"),
        ("subject: ICE, predicate: PAID, object: X, amount: '1.234'", "can be read in two ways"),
        (
            "subject: ICE, predicate: PAID, object: X, amount: 5, collective_amount_usd: 5, aggregate_id: s",
            "no single claim",
        ),
        ("subject: ICE, predicate: PAID, object: X, collective_amount_usd: 5", "aggregate_id: missing"),
        ("subject: ICE, predicate: PAID, object: X, obligated: 5", "contract: missing"),
        ("subject: ICE, predicate: PAID, object: X, amount: $5, currency: EUR", "EUR and USD in one row"),
        ("subject: ICE, predicate: USES, object: X, modality: maybe", "'maybe' is none of asserted"),
        ("subject: ICE, predicate: USES, object: X, veracity: wrong", "'wrong' is none of contested, false"),
        ("subject: '???', predicate: USES, object: X", "'???' is no name"),
        ("subject: ICE, predicate: AWARDED_BY, object: X", "follows by itself from CONTRACTED_WITH"),
        ("subject: Azure, predicate: HOSTS, object: X", "subject_type: say what Azure is: Company or System"),
    ],
)
def test_a_bad_row_is_rejected_alone_with_its_reason(load: Load, fields: str, reason: str) -> None:
    good = "  - {source: A, subject: ICE, predicate: USES, object: Good}\n"
    loaded = load(f"{SOURCES}claims:\n  - {{source: A, {fields}}}\n{good}")
    assert reason in loaded.rejects[4]
    assert [row["object_name"] for row in loaded.claims] == ["Good"]


def test_a_claim_of_a_work_that_nobody_defined_is_rejected(load: Load) -> None:
    loaded = load(SOURCES + "claims:\n  - {source: B, subject: ICE, predicate: USES, object: Sys}\n")
    assert "'B' is not defined in the sheet (defined: A)" in loaded.rejects[4]


def test_a_claim_without_a_source_is_rejected(load: Load) -> None:
    loaded = load(SOURCES + "claims:\n  - {subject: ICE, predicate: USES, object: Sys}\n")
    assert "source: missing" in loaded.rejects[4]


def test_the_kind_of_a_party_follows_from_its_other_claims(load: Load) -> None:
    entries = "  - {source: A, subject: ICE, predicate: CONTRACTED_WITH, object: Acme}\n"
    entries += "  - {source: A, subject: Acme, predicate: DEVELOPS, object: Sys}\n"
    assert load(f"{SOURCES}claims:\n{entries}").claims[1]["subject_type"] == "Company"


def test_names_and_keys_that_a_sheet_equates_are_parties(load: Load) -> None:
    parties = 'parties:\n  - {type: Agency, name: ICE, key: "agency:7012", also: [Immigration Enforcement]}\n'
    loaded = load(SOURCES + parties + "claims:\n  - {source: A, subject: ICE, predicate: USES, object: Sys}\n")
    equated = {(row["key"], row["also_key"]) for row in loaded.parties if row["also_key"]}
    assert equated == {("agency:ice", "agency:7012"), ("agency:immigration-enforcement", "agency:7012")}
    assert loaded.claims[0]["subject_key"] == "agency:7012"


def test_an_award_keeps_its_three_amounts_apart(load: Load) -> None:
    award = "contract: 70X, contract_key: 'award:CONT_AWD_70X_7012'"
    fields = f"subject: ICE, predicate: CONTRACTED_WITH, object: Acme, {award}"
    loaded = load(claim(f"{fields}, obligated: 1279008, potential: 6790488, date: 2018-02-27"))
    [row] = loaded.claims
    assert (row["obligated"], row["current"], row["potential"]) == (Decimal("1279008.00"), None, Decimal("6790488.00"))
    assert (row["level"], row["record_key"], row["amount"]) == ("summary", "CONT_AWD_70X_7012", None)


def test_words_that_the_person_quotes_are_not_shown_as_checked_quotes(load: Load) -> None:
    loaded = load(claim("subject: ICE, predicate: USES, object: Sys, quote: the very words"))
    assert loaded.qualifiers == {"quoted": "the very words"}
    assert loaded.claims[0]["quote"] is None


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_spreadsheet_is_read_however_it_was_saved(load: Load, delimiter: str, encoding: str) -> None:
    lines = [
        ["Source", "Source Title", "SUBJECT", "Predicate", "object", "", ""],
        ["A", "The “story”", "Zürich’s Police", "uses", "Sys"],
    ]
    text = "\r\n".join(delimiter.join(line) for line in [*lines, ["", ""], []])
    loaded = load(text.encode(encoding))
    assert loaded.claims[0]["subject_name"] == "Zürich’s Police"
    assert loaded.report.cited[0].title == "The “story”"


def test_what_excel_puts_before_the_header_is_skipped(load: Load) -> None:
    loaded = load(f"sep=,\r\nMy research,,\r\n{HEADER}\r\nA,T,ICE,,uses,Sys\r\n")
    assert loaded.claims[0]["row"] == 1


def test_a_csv_defines_works_and_other_names_in_rows_of_their_own(load: Load) -> None:
    rows = "A,The story,,,SOURCE,\n,,Acme,,also called,Acme Inc.\nA,,ICE,,contracted with,Acme\n"
    loaded = load(f"{HEADER}\n{rows}")
    assert loaded.report.cited[0].title == "The story"
    assert ("company:acme-inc", "company:acme") in {(row["key"], row["also_key"]) for row in loaded.parties}
    assert loaded.report.rows_loaded == 3


def test_another_name_for_a_party_of_no_known_kind_is_rejected(load: Load) -> None:
    loaded = load(f"{HEADER}\n,,Acme,,also called,Acme Inc.\nA,T,ICE,,uses,Sys\n")
    assert "say what Acme is: Agency or Company" in loaded.rejects[1]


def test_a_column_that_means_nothing_is_reported(load: Load) -> None:
    loaded = load(f"{HEADER},shoe size\nA,T,ICE,,uses,Sys,44\n")
    assert [(f.kind, f.detail) for f in loaded.report.findings] == [
        ("unknown_column", "'shoe size' means nothing here and was not read")
    ]


def test_a_row_with_too_many_cells_is_rejected_alone(load: Load) -> None:
    loaded = load(f"{HEADER}\nA,T,ICE,,uses,Sys, and more\nA,T,ICE,,uses,Sys\n")
    assert "7 cells under 6 columns" in loaded.rejects[1]
    assert len(loaded.claims) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("claims:\n  - a: &x [1]\n    b: *x\n", "aliases"),
        ("claims:\n  - " + "[" * 50 + "]" * 50, "nested deeper"),
        ("claims:\n  - {a: 1, a: 2}\n", "stands twice"),
        ("claims:\n  - {a: 'x\n", "line"),
        ("claims:\n", "no entries"),
    ],
)
def test_a_broken_yaml_sheet_says_where(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "sheet.yaml"
    file.write_text(text)
    with pytest.raises(UnreadableFile, match=problem):
        ClaimsSheetLoader().load(SourceFile(file, SHEET_ID), tmp_path)


def test_a_tag_in_yaml_runs_nothing(load: Load) -> None:
    loaded = load(claim("subject: !!python/object/apply:os.system [ls], predicate: USES, object: Sys"))
    assert loaded.claims[0]["subject_name"] == "ls"


@pytest.mark.parametrize(
    "content", [b"", b"a,b,c\n1,2,3\n", b"%PDF-1.7", b"\x00\x01", b"name: x\n", b"<html>claims: </html>"]
)
def test_other_files_are_not_taken_for_claims_sheets(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other"
    file.write_bytes(content)
    assert ClaimsSheetLoader().recognises(file) is None


def test_a_missing_or_huge_sheet_is_a_plain_error(tmp_path: Path) -> None:
    loader = ClaimsSheetLoader()
    with pytest.raises(MissingFile):
        loader.load(SourceFile(tmp_path / "none", SHEET_ID), tmp_path)
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(40_000_000)
    with pytest.raises(LimitExceeded):
        loader.load(SourceFile(huge, SHEET_ID), tmp_path)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), max_size=8), max_size=6))
def test_any_rows_at_all_are_loaded_or_rejected_by_number(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    part = tmp_path_factory.mktemp("part")
    file = part / "sheet.csv"
    body = "\n".join(",".join(cell.replace("\n", " ") for cell in row) for row in rows)
    file.write_text(f"{HEADER}\nA,T,ICE,,uses,Sys\n{body}", encoding="utf-8", errors="replace", newline="")
    try:
        report = ClaimsSheetLoader().load(SourceFile(file, SHEET_ID), part)
    except SourceError:
        return
    assert report.rows_in == report.rows_loaded + report.rows_rejected + report.rows_duplicate
    assert all(finding.row is not None for finding in report.findings if finding.kind == "reject")


CELLS = st.sampled_from(
    [
        "",
        "ICE",
        "Acme",
        "x",
        "Company",
        "Agency",
        "uses",
        "CONTRACTED_WITH",
        "SOURCE",
        "also called",
        "2018",
        "2018-05-30",
        "2018-13",
        "5",
        "$4.9M",
        "EUR",
        "action",
        "summary",
        "award:CONT_AWD_1_7012",
        "contract:x",
        "agency:7012",
        "at_least",
        "denied",
        "yes",
        "false",
        '{"a": 1}',
        "a; b",
        "p. 4",
        "A",
        "-",
        "=1+1",
        "\u202e",
    ]
)
COLUMNS = sorted({*column_names().claim.values(), "source_title", "source_published", "source_sha256"})


@settings(max_examples=150, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(COLUMNS), CELLS), min_size=1, max_size=6))
def test_any_mixture_of_columns_is_loaded_or_rejected(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]
) -> None:
    part = tmp_path_factory.mktemp("part")
    file = part / "sheet.csv"
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS)
        writer.writeheader()
        usual = {"source": "A", "source_title": "T", "subject": "ICE", "predicate": "PAID", "object": "Acme"}
        writer.writerows({**usual, **row} for row in rows)
    report = ClaimsSheetLoader().load(SourceFile(file, SHEET_ID), part)
    assert report.rows_in == report.rows_loaded + report.rows_rejected + report.rows_duplicate == len(rows)
