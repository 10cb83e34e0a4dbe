"""What comparing names came to, kept in the case: one folder a run, never changed; the newest holds.

    ledger/matching/0001/judgements.parquet    JUDGEMENTS, one row a pair
                         claims.parquet        SUCCEEDED_BY claims, as in any part of the ledger
                         parties.parquet       empty
                         run.json              parts compared, thresholds, model, time, counts

A run of the very parts, thresholds and decisions of the last one adds nothing. Undo: a `different` in identity.csv, or
delete the folder of the run.
"""

import dataclasses
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from graph.claim import CLAIMS, PARTIES
from graph.errors import InvalidCase
from graph.identity import Judgement
from graph.ledger import Part
from graph.part import Report

__all__ = ["JUDGEMENTS", "Run", "last_run", "write_run"]

JUDGEMENTS = pa.schema(
    [
        ("left", pa.string()),  # key, the name alone where one of the two is
        ("right", pa.string()),
        ("judgement", pa.string()),  # same | unsure
        ("score", pa.float64()),
        ("by", pa.string()),  # name/version of the model
        ("at", pa.string()),  # ISO day on which the pair was first judged so
        ("why", pa.string()),
        ("left_name", pa.string()),
        ("right_name", pa.string()),
        ("features", pa.string()),  # JSON: feature → level and bits
    ]
)


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """A finished run: its folder, and what run.json says (`parts`: names of the ledger's parts that it compared)."""

    folder: Path
    basis: Mapping[str, Any]
    counts: Mapping[str, int]

    @property
    def name(self) -> str:
        return f"matching-{self.folder.name}"

    def judgements(self) -> tuple[Judgement, ...]:
        """Its judgements, as the next build weighs them."""
        columns = ["left", "right", "judgement", "by", "why", "at", "score"]
        rows = pq.read_table(self.folder / "judgements.parquet", columns=columns).to_pylist()
        return tuple(Judgement(**row, strength="names") for row in rows)

    def rows(self) -> list[dict[str, Any]]:
        """Everything that it says of each pair."""
        rows: list[dict[str, Any]] = pq.read_table(self.folder / "judgements.parquet").to_pylist()
        return rows

    def part(self) -> Part:
        """Its claims, as a part that a projection reads beside those of the sources."""
        return Part(self.name, self.folder, "matching", Report("records", "matching", str(self.basis["model"])))


def last_run(ledger_folder: Path) -> Run | None:
    """The newest finished run, None where names were never compared."""
    folders = sorted((ledger_folder / "matching").glob("[0-9]*/run.json"))
    return _read(folders[-1]) if folders else None


def write_run(
    ledger_folder: Path,
    basis: Mapping[str, Any],
    counts: Mapping[str, int],
    judgements: Sequence[Mapping[str, Any]],
    claims: Sequence[Mapping[str, Any]],
) -> Run:
    """Add a run to the case, whole or not at all."""
    home = ledger_folder / "matching"
    home.mkdir(parents=True, exist_ok=True)
    number = max((int(f.name) for f in home.glob("[0-9]*") if f.name.isdigit()), default=0) + 1
    folder, fresh = home / f"{number:04}", home / f".{number:04}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    try:
        pq.write_table(pa.Table.from_pylist(list(judgements), JUDGEMENTS), fresh / "judgements.parquet")
        pq.write_table(pa.Table.from_pylist(list(claims), CLAIMS), fresh / "claims.parquet")
        pq.write_table(PARTIES.empty_table(), fresh / "parties.parquet")
        told = json.dumps({"basis": basis, "counts": counts}, ensure_ascii=False, indent=1)
        (fresh / "run.json").write_text(told, "utf-8")
        os.replace(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Run(folder, basis, counts)


def _read(file: Path) -> Run:
    try:
        entry = json.loads(file.read_text("utf-8"))
        return Run(file.parent, entry["basis"], entry["counts"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InvalidCase(f"{file} is damaged: delete its folder and compare names again.") from error
