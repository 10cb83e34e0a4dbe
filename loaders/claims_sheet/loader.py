"""The claims sheet loader: from a sheet's bytes to a part of the ledger."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from graph.claim import CLAIMS, PARTIES
from graph.errors import LimitExceeded, MissingFile, UnreadableFile
from graph.model import load_schema
from graph.part import Finding, Report, SourceFile
from loaders.claims_sheet.claims import ClaimReader, contract_party
from loaders.claims_sheet.csv_sheet import decoded, find_header, read_csv_sheet
from loaders.claims_sheet.parties import Named, Parties, Party, read_parties
from loaders.claims_sheet.sheet import RowRejected, Sheet
from loaders.claims_sheet.works import Works, read_works
from loaders.claims_sheet.yaml_sheet import looks_like_yaml_sheet, read_yaml_sheet

__all__ = ["ClaimsSheetLoader"]

HEAD_BYTES = 65_536
MAX_BYTES = 30_000_000


class ClaimsSheetLoader:
    """Claims that a person entered. Each cites a work of the sheet's list; the sheet is the carrier of the words."""

    name = "claims_sheet"
    version = "1"
    formats = "claims sheets (CSV or YAML with subject, predicate, object and source)"

    def recognises(self, path: Path) -> str | None:
        """`csv` or `yaml` where the head of the file is such a sheet's."""
        with path.open("rb") as file:
            head = decoded(file.read(HEAD_BYTES))
        if looks_like_yaml_sheet(head):
            return "yaml"
        return "csv" if "\0" not in head and find_header(head) else None

    def begin(self, sources: Sequence[SourceFile]) -> None:
        """Nothing: a sheet is read at once."""

    def load(self, source: SourceFile, part: Path) -> Report:
        """Write claims and parties. Raises UnreadableFile or LimitExceeded where the sheet cannot be read at all."""
        sheet = self._read(source.path)
        schema = load_schema()
        works = read_works(sheet.works, sheet.claims)
        parties = read_parties(sheet.parties, sheet.claims, schema)
        reader = ClaimReader(schema, works, parties, source.source_id, f"{self.name}/{self.version}")
        claims, findings = _claims(sheet, reader)
        rows = _party_rows(claims, parties, source.source_id)
        pq.write_table(pa.Table.from_pylist(claims, schema=CLAIMS), part / "claims.parquet")
        pq.write_table(pa.Table.from_pylist(rows, schema=PARTIES), part / "parties.parquet")
        return _report(f"{self.name}/{self.version}", sheet, works, parties, findings)

    def _read(self, path: Path) -> Sheet:
        if not path.is_file():
            raise MissingFile(f"{path} does not exist.")
        if path.stat().st_size > MAX_BYTES:
            raise LimitExceeded(f"{path.name} is larger than {MAX_BYTES} bytes: split the sheet.")
        text = decoded(path.read_bytes())
        sheet = (read_yaml_sheet if looks_like_yaml_sheet(text[:HEAD_BYTES]) else read_csv_sheet)(text, path.name)
        if not sheet.entries:
            raise UnreadableFile(f"{path.name}: the sheet holds no entries.")
        return sheet


def _claims(sheet: Sheet, reader: ClaimReader) -> tuple[list[dict[str, Any]], list[Finding]]:
    claims: dict[str, dict[str, Any]] = {}
    findings: list[Finding] = []
    for entry in sheet.claims:
        try:
            claim = reader.read(entry)
        except RowRejected as reason:
            findings.append(Finding("reject", str(reason), entry.row))
            continue
        first = claims.setdefault(claim["claim_id"], claim)
        if first is not claim:
            findings.append(Finding("duplicate", f"says the same as row {first['row']}", entry.row))
    return list(claims.values()), findings


def _report(loader: str, sheet: Sheet, works: Works, parties: Parties, found: list[Finding]) -> Report:
    refused = [*sheet.broken, *works.rejected.items(), *parties.rejected.items()]
    rejects = [Finding("reject", reason, row) for row, reason in refused]
    unknown = [Finding("unknown_column", f"'{name}' means nothing here and was not read") for name in sheet.unknown]
    findings = sorted([*found, *rejects], key=lambda finding: finding.row or 0)
    rejected = sum(finding.kind == "reject" for finding in findings)
    duplicate = sum(finding.kind == "duplicate" for finding in findings)
    return Report(
        kind="claims_sheet",
        format=sheet.format,
        loader=loader,
        rows_in=sheet.entries,
        rows_loaded=sheet.entries - rejected - duplicate,
        rows_rejected=rejected,
        rows_duplicate=duplicate,
        findings=(*unknown, *findings),
        cited=tuple(works.cited.values()),
    )


def _party_rows(claims: Iterable[Mapping[str, Any]], parties: Parties, sheet_id: str) -> list[dict[str, Any]]:
    """One row a source, key and name; what the sheet itself says about names comes from the sheet."""
    rows: dict[tuple[str | None, ...], dict[str, Any]] = {}
    for statement in parties.named:
        _add(rows, _named_row(statement, sheet_id), statement.row, None)
    for claim in claims:
        subject = Party(claim["subject_type"], claim["subject_key"], claim["subject_name"])
        target = Party(claim["object_type"], claim["object_key"], claim["object_name"])
        for party in filter(None, (subject, target, contract_party(claim))):
            row = {"source_id": claim["source_id"], "type": party.type, "key": party.key, "name": party.name}
            _add(rows, row, claim["row"], claim.get("date") or claim.get("start"))
    return list(rows.values())


def _named_row(statement: Named, sheet_id: str) -> dict[str, Any]:
    named = {"type": statement.type, "key": statement.key, "name": statement.name}
    return {"source_id": sheet_id, **named, "also_key": statement.also_key}


def _add(rows: dict[tuple[str | None, ...], dict[str, Any]], row: dict[str, Any], number: int, day: Any) -> None:
    identity = (row["source_id"], row["type"], row["key"], row["name"], row.get("also_key"))
    known = rows.setdefault(identity, {**row, "first_row": number, "rows": 0, "first_date": day, "last_date": day})
    known["rows"] += 1
    known["first_row"] = min(known["first_row"], number)
    days = [found for found in (known["first_date"], known["last_date"], day) if found]
    known["first_date"], known["last_date"] = (min(days), max(days)) if days else (None, None)
