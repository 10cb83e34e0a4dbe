"""Successions as claims: SUCCEEDED_BY, with the award record's row as evidence."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from graph.claim import qualifiers_json, record_claim_id
from graph.engine import Engine
from graph.matching.awards import Handover, Succession
from graph.matching.tables import put

__all__ = ["succession_claims"]

CONFIDENCE = {1: 0.8, 2: 0.9}
"""By how many awards went over; 0.95 from the third on."""


def succession_claims(
    engine: Engine, found: Sequence[Succession], parts: Sequence[Path], model: str
) -> list[dict[str, Any]]:
    """A claim for each award that went from one vendor to its successor: its evidence is the row that names the
    successor first. `parts` are the claims files in which those rows stand."""
    certain = [(one, handover) for one in found if one.certain for handover in one.handovers]
    if not certain:
        return []
    wanted = {"source_id": [h.source_id for _, h in certain], "row": [h.row for _, h in certain]}
    put(engine, "wanted", pa.table(wanted, pa.schema([("source_id", pa.string()), ("row", pa.int64())])))
    rows = _rows(engine, parts)
    return [
        _claim(one, handover, rows[handover.source_id, handover.row], model)
        for one, handover in _once(certain)
        if (handover.source_id, handover.row) in rows
    ]


def _once(certain: Sequence[tuple[Succession, Handover]]) -> list[tuple[Succession, Handover]]:
    """One claim a row of a source."""
    return list({(h.source_id, h.row): (one, h) for one, h in certain}.values())


def _rows(engine: Engine, parts: Sequence[Path]) -> Mapping[tuple[str, int], Mapping[str, Any]]:
    columns = "source_id, row, carrier_id, record_key, columns_read, subject_key"
    engine.ibis.read_parquet([str(part) for part in parts], table_name="evidence")
    query = f"select distinct on (source_id, row) {columns} from evidence semi join wanted using (source_id, row)"
    told = engine.con.sql(f"{query} where predicate = 'CONTRACTED_WITH'").to_arrow_table().to_pylist()
    return {(row["source_id"], row["row"]): row for row in told}


def _claim(one: Succession, told: Handover, row: Mapping[str, Any], model: str) -> dict[str, Any]:
    scope = f"as holder of award {told.award}"
    note = f"Under {told.earlier_name} until {told.until}, under {told.later_name} since {told.since}."
    return {
        "claim_id": record_claim_id(told.source_id, told.row, "SUCCEEDED_BY"),
        "source_id": told.source_id,
        "carrier_id": row["carrier_id"],
        "subject_type": "Company",
        "subject_key": told.earlier,
        "subject_name": told.earlier_name,
        "predicate": "SUCCEEDED_BY",
        "object_type": "Company",
        "object_key": told.later,
        "object_name": told.later_name,
        "date": told.since,
        "date_precision": "day",
        "qualifiers": qualifiers_json({"scope": scope, "note": note}),
        "modality": "asserted",
        "attribution": "[]",
        "extractor": model,
        "confidence": CONFIDENCE.get(len(one.handovers), 0.95),
        "evidence_kind": "record",
        "row": told.row,
        "record_key": row["record_key"],
        "columns_read": row["columns_read"],
    }
