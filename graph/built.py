"""A projection as the tables of `schema/tables.yaml`, streamed in key order."""

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from graph.claim import PRECISIONS, with_claim_ids
from graph.conflicts import Conflict
from graph.expressions import Column as Values
from graph.expressions import Table, ibis
from graph.identity import Judgement
from graph.model import Column, load_schema
from graph.model import Table as TableSchema
from graph.recorded import Recorded
from graph.sources import VISIBILITIES
from graph.steps import Held
from graph.store import TableStream
from graph.values import hash_id

__all__ = ["ClaimStream", "Streamed", "build_row", "conflict_tables", "judgement_rows", "rows_stream"]

ARROW = {"id": pa.int64(), "int": pa.int64(), "money": pa.int64(), "flag": pa.int64(), "real": pa.float64()}


@dataclasses.dataclass(frozen=True)
class Streamed(TableStream):
    """A table of the engine with exactly the columns of the schema's table `name`, in their types, in key order; dates
    as ISO text, money as cents."""

    name: str
    rows: Held

    def batches(self, rows: int = 100_000, bare: bool = False) -> pa.RecordBatchReader:
        return pa.RecordBatchReader.from_batches(_fields(self.name), self.rows.batches(rows, _shaped, self.name))


@dataclasses.dataclass(frozen=True)
class _Rows(TableStream):
    rows: pa.Table

    def batches(self, rows: int = 100_000, bare: bool = False) -> pa.RecordBatchReader:
        return pa.RecordBatchReader.from_batches(self.rows.schema, self.rows.to_batches(max_chunksize=rows))


def _fields(name: str) -> pa.Schema:
    return pa.schema([(c.name, ARROW.get(c.type, pa.string())) for c in load_schema().tables[name].columns])


def rows_stream(name: str, rows: Iterable[Mapping[str, Any]]) -> TableStream:
    """A small table from rows, sorted by its key; columns that a row lacks are null."""
    table = load_schema().tables[name]
    ordered = sorted(rows, key=lambda row: tuple(row[part] for part in table.key))
    return _Rows(pa.Table.from_pylist([dict(row) for row in ordered], _fields(name)))


def _shaped(rows: Table, name: str) -> Table:
    table = load_schema().tables[name]
    return _columns(table, rows).order_by(list(table.key))


class ClaimStream(TableStream):
    """Table `claim` as it is written: records in the order of their files, then what is none, which may come later.

    What whole files have in common is a dictionary of few words, with a number in each row."""

    def __init__(self, recorded: Recorded, prose: "Future[Held]") -> None:
        self._recorded, self._prose = recorded, prose

    def batches(self, rows: int = 100_000, bare: bool = False) -> pa.RecordBatchReader:
        table, told = load_schema().tables["claim"], self._recorded.forms
        forms = told.whole(_present_with_form).combine_chunks()
        fields = [(c.name, _WORD if _is_word(c.name, forms) else ARROW.get(c.type, pa.string())) for c in table.columns]
        schema = pa.schema(fields)
        return pa.RecordBatchReader.from_batches(schema, self._batches(schema, forms, rows, bare))

    def _batches(self, schema: pa.Schema, forms: pa.Table, rows: int, bare: bool) -> Iterator[pa.RecordBatch]:
        records = self._recorded.rows
        numbers = forms["form"].combine_chunks()
        for batch in records.batches(rows, _present_with_form):
            places = pc.index_in(batch.column("form"), numbers)
            told = pa.RecordBatch.from_arrays(
                [_of_form(field, batch, forms, places) for field in schema], schema=schema
            )
            yield told if bare else with_claim_ids(told)
        for batch in self._prose.result().batches(rows, _columns_of_claims):
            yield pa.RecordBatch.from_arrays([_encoded(batch.column(f.name), f.type) for f in schema], schema=schema)


_WORD = pa.dictionary(pa.int32(), pa.string())


def _word(word: str, absent: pa.Array) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(absent.cast(pa.int32()), pa.array([word, None]))


def _is_word(name: str, forms: pa.Table) -> bool:
    return name in PRECISIONS or (name in forms.column_names and pa.types.is_string(forms.schema.field(name).type))


def _of_form(field: pa.Field, batch: pa.RecordBatch, forms: pa.Table, places: pa.Array) -> pa.Array:
    if field.name in PRECISIONS:
        return _word("day", pc.is_null(batch.column(PRECISIONS[field.name])))
    if field.type == _WORD:
        return pa.DictionaryArray.from_arrays(places, forms[field.name].combine_chunks())
    if field.name in forms.column_names:
        return pc.take(forms[field.name].combine_chunks(), places)
    present = field.name in batch.schema.names
    return batch.column(field.name) if present else pa.nulls(batch.num_rows, field.type)


def _encoded(column: pa.Array, kind: pa.DataType) -> pa.Array:
    return column.dictionary_encode(null_encoding="encode").cast(kind) if kind == _WORD else column


def _present_with_form(rows: Table) -> Table:
    columns = load_schema().tables["claim"].columns
    return rows.select("form", **{c.name: _typed(c, rows) for c in columns if c.name in rows.columns})


def _columns_of_claims(rows: Table) -> Table:
    return _columns(load_schema().tables["claim"], rows)


def _columns(table: TableSchema, rows: Table) -> Table:
    return rows.select(**{column.name: _typed(column, rows) for column in table.columns})


def _typed(column: Column, rows: Table) -> Values:
    if column.name not in rows.columns:
        return ibis.null("int64" if column.type in ARROW else "string")
    values = rows[column.name]
    if (
        column.type == "money" and values.type().is_decimal() and values.type().scale
    ):  # a sum of whole cents has no decimals
        return (values * 100).cast("int64")
    if column.type == "real":
        return values.cast("float64")
    return values.cast("int64" if column.type in ARROW else "string")


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
