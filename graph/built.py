"""A projection as the tables of `schema/tables.yaml`, streamed in key order."""

import dataclasses
import json
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from graph.conflicts import Conflict
from graph.expressions import Column as Values
from graph.expressions import Table, ibis
from graph.identity import Judgement
from graph.model import Column, load_schema
from graph.model import Table as TableSchema
from graph.sources import VISIBILITIES
from graph.steps import Held
from graph.store import TableStream
from graph.values import hash_id

__all__ = [
    "Streamed",
    "build_row",
    "columns_of",
    "conflict_tables",
    "fields_of",
    "judgement_rows",
    "rows_stream",
    "typed",
]

_ARROW = {"id": pa.int64(), "int": pa.int64(), "money": pa.int64(), "flag": pa.int64(), "real": pa.float64()}


@dataclasses.dataclass(frozen=True)
class Streamed(TableStream):
    """A table of the engine with exactly the columns of the schema's table `name`, in their types, in key order; dates
    as ISO text, money as cents."""

    name: str
    rows: Held

    def batches(self, rows: int = 100_000, bare: bool = False) -> pa.RecordBatchReader:
        return pa.RecordBatchReader.from_batches(fields_of(self.name), self.rows.batches(rows, _shaped, self.name))


@dataclasses.dataclass(frozen=True)
class _Rows(TableStream):
    rows: pa.Table

    def batches(self, rows: int = 100_000, bare: bool = False) -> pa.RecordBatchReader:
        return pa.RecordBatchReader.from_batches(self.rows.schema, self.rows.to_batches(max_chunksize=rows))


def fields_of(name: str) -> pa.Schema:
    """The columns of a table of the schema as Arrow has them."""
    return pa.schema([(c.name, _ARROW.get(c.type, pa.string())) for c in load_schema().tables[name].columns])


def rows_stream(name: str, rows: Iterable[Mapping[str, Any]]) -> TableStream:
    """A small table from rows, sorted by its key; columns that a row lacks are null."""
    table = load_schema().tables[name]
    ordered = sorted(rows, key=lambda row: tuple(row[part] for part in table.key))
    return _Rows(pa.Table.from_pylist([dict(row) for row in ordered], fields_of(name)))


def _shaped(rows: Table, name: str) -> Table:
    table = load_schema().tables[name]
    return columns_of(table, rows).order_by(list(table.key))


def columns_of(table: TableSchema, rows: Table) -> Table:
    """The table's columns, in the schema's types."""
    return rows.select(**{column.name: typed(column, rows) for column in table.columns})


def typed(column: Column, rows: Table) -> Values:
    """The rows' column of that name in the schema's type, null where they have none."""
    if column.name not in rows.columns:
        return ibis.null("int64" if column.type in _ARROW else "string")
    values = rows[column.name]
    if (
        column.type == "money" and values.type().is_decimal() and values.type().scale
    ):  # a sum of whole cents has no decimals
        return (values * 100).cast("int64")
    if column.type == "real":
        return values.cast("float64")
    return values.cast("int64" if column.type in _ARROW else "string")


def conflict_tables(clashes: Iterable[Conflict]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of tables `conflict` and `conflict_side`. A conflict names its edge where one of its claims bears it."""
    heads, sides = [], []
    for clash in clashes:
        borne = {said.edge_id for _value, side in clash.sides for said in side if said.admitted}
        rank = max(said.visibility_rank for _value, side in clash.sides for said in side)
        heads.append(
            {
                "id": clash.id,
                "kind": clash.kind,
                "subject_id": hash_id(clash.subject),
                "object_id": hash_id(clash.object) if clash.object else None,
                "predicate": clash.predicate,
                "qualifier": clash.qualifier,
                "rank": clash.rank,
                "why": clash.why,
                "since": clash.since.isoformat(),
                "edge_id": clash.edge_id if clash.edge_id in borne else None,
                "visibility": VISIBILITIES[rank],
            }
        )
        for number, (value, side) in enumerate(clash.sides, start=1):
            sides += [{"conflict_id": clash.id, "side": number, "value": value, "claim": said.id} for said in side]
    return heads, sides


def judgement_rows(judgements: Iterable[Judgement]) -> list[dict[str, Any]]:
    """Rows of table `judgement`: the last word on each pair."""
    latest = {
        (j.left, j.right): j
        for j in sorted(judgements, key=lambda j: (j.strength != "person", j.left, j.right), reverse=True)
    }
    return [
        {
            "left_key": j.left,
            "right_key": j.right,
            "judgement": j.judgement,
            "by": j.by,
            "at": j.at,
            "why": j.why,
            "score": j.score,
        }
        for j in latest.values()
    ]


def build_row(
    build_id: str, case_name: str, built_from: Mapping[str, Any], version: str, counts: Mapping[str, int]
) -> dict[str, Any]:
    """The row of table `build`."""
    as_json = [json.dumps(entry, sort_keys=True, ensure_ascii=False) for entry in (built_from, counts)]
    return {
        "build_id": build_id,
        "case_name": case_name,
        "built_from": as_json[0],
        "version": version,
        "counts": as_json[1],
    }
