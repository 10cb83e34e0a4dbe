"""Loads award files for tests: real ones, and made ones from rows of columns."""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from graph.claim import CLAIMS, PARTIES, claim_ids, with_claim_ids
from graph.part import Finding, Report, SourceFile
from loaders.records import RecordsLoader

API = [
    "Agency",
    "Award ID",
    "Recipient Name",
    "Federal Action Obligation",
    "Action Date",
    "Modification",
    "Product/Service Description",
    "NAICS Description",
    "Transaction Description",
    "Generated Award ID",
]


@dataclass(frozen=True)
class Loaded:
    """A loaded part. `claims` and `parties` are rows as dicts, in file order."""

    report: Report
    part: Path

    @property
    def claims(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = with_claim_ids(pq.read_table(self.part / "claims.parquet")).to_pylist()
        return rows

    @property
    def parties(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = pq.read_table(self.part / "parties.parquet").to_pylist()
        return rows

    def of(self, predicate: str) -> list[dict[str, Any]]:
        return [claim for claim in self.claims if claim["predicate"] == predicate]

    def found(self, kind: str) -> list[Finding]:
        return [finding for finding in self.report.findings if finding.kind == kind]

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of a query over `claims` and `parties`."""
        with duckdb.connect() as db:
            for name in ("claims", "parties"):
                db.execute(f"create view {name} as from read_parquet('{self.part / name}.parquet')")
            rows: list[tuple[Any, ...]] = db.execute(sql).fetchall()
            return rows


def load(path: Path, part: Path, loader: RecordsLoader | None = None) -> Loaded:
    """Load a file and check what holds for every load: the sum rule, the tables' schemas, ids and order of rows."""
    source_id = hashlib.sha256(path.read_bytes()).hexdigest()
    report = (loader or RecordsLoader()).load(SourceFile(path, source_id), part)
    assert report.rows_in == report.rows_loaded + report.rows_rejected + report.rows_duplicate
    assert sorted(p.name for p in part.iterdir()) == ["claims.parquet", "parties.parquet"]
    assert pq.read_schema(part / "claims.parquet").equals(CLAIMS)
    assert pq.read_schema(part / "parties.parquet").equals(PARTIES)
    loaded = Loaded(report, part)
    assert loaded.query("select count(*) from claims where object_key is null") == [(0,)]
    ids = claim_ids(pq.read_table(part / "claims.parquet"))
    assert len(ids.unique()) == len(ids)
    assert ids.null_count == 0
    return loaded


def csv_text(
    columns: Sequence[str], rows: Iterable[Mapping[str, str] | Sequence[str]], header: bool = True, delimiter: str = ","
) -> str:
    """A CSV file with these columns; rows as cells, or as the cells that are not empty."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    if header:
        writer.writerow(columns)
    for row in rows:
        writer.writerow([row.get(c, "") for c in columns] if isinstance(row, Mapping) else row)
    return text.getvalue()


def api_row(**cells: str) -> dict[str, str]:
    """A row of `spending_by_transaction` that is whole; cells by their columns' names with underscores."""
    row = {
        "Agency": "ICE",
        "Award ID": "70CDCR20P00000001",
        "Recipient Name": "ACME ANALYTICS LLC",
        "Federal Action Obligation": "1000.0",
        "Action Date": "2020-03-04",
        "Modification": "0",
        "Generated Award ID": "CONT_AWD_70CDCR20P00000001_7012_-NONE-_-NONE-",
    }
    return {**row, **{name.replace("_", " "): cell for name, cell in cells.items()}}


def load_text(text: str | bytes, tmp_path: Path, name: str = "file.csv", loader: RecordsLoader | None = None) -> Loaded:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path, tmp_path / f"part-{name}", loader)


def load_rows(
    rows: Iterable[Mapping[str, str]], tmp_path: Path, columns: Sequence[str] = API, loader: RecordsLoader | None = None
) -> Loaded:
    return load_text(csv_text(columns, rows), tmp_path, loader=loader)


def vintage(name: str) -> list[str]:
    """The columns of a vintage that the loader knows."""
    folder = Path(__file__).parents[1] / "loaders" / "records" / "columns"
    return (folder / name).read_text(encoding="utf-8").split()
