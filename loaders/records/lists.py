"""Reference lists: agencies with their departments, cleaned names of vendors, codes of products and services."""

import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graph.claim import PARTIES
from graph.engine import Engine
from graph.expressions import StringValue, Table, ibis
from graph.part import Finding, Report, SourceFile
from loaders.records.fields import Reading, cleaned
from loaders.records.inputs import Input, improved
from loaders.records.parquet import ClaimsFile
from loaders.records.stream import raw_table, streamed

__all__ = ["LIST_SHAPES", "load_lists"]

LIST_SHAPES = frozenset({"agencies", "vendors", "codes"})
_FIELDS = {
    "agencies": {"text": "top_code top_name top_abbreviation code name abbreviation"},
    "vendors": {"text": "duns clean_name name original_name"},
    "codes": {"text": "code name"},
}
_CLAIM = ["subject_key", "subject_name", "object_key", "object_name", "row", "record_key"]


def load_lists(
    engine: Engine,
    source: SourceFile,
    inputs: Sequence[Input],
    folder: Path,
    part: Path,
    findings: list[Finding],
    loader: str,
) -> Report:
    """Write the part of a list. Rows without a code are rejected; a component named as its department says nothing."""
    good, rows_in = 0, 0
    tables: list[tuple[str, Table]] = []
    with ClaimsFile(part / "claims.parquet") as claims:
        for place, input_ in enumerate(inputs):
            input_, table = _table(engine, source, input_, place, rows_in, folder)
            shape = input_.layout.format.shape
            known = table.code if shape != "vendors" else table.duns
            rejects = engine.ibis.to_pyarrow(table.filter(known.isnull()).select("row").order_by("row"))[
                "row"
            ].to_pylist()
            total = int(table.count().to_pyarrow().as_py())
            bad = [Finding("reject", fault, row + rows_in) for row, fault in input_.bad]
            findings += [*input_.findings(), *bad, *(Finding("reject", "no code", row) for row in rejects)]
            rows_in, good = rows_in + total + len(bad), good + total - len(rejects)
            table = table.filter(known.notnull())
            tables.append((shape, table))
            if shape == "agencies":
                claims.write(engine.ibis.to_pyarrow(_structure(table)), _constants(input_, source.source_id))
    _write_parties(engine, tables, source.source_id, part / "parties.parquet")
    name = "+".join(dict.fromkeys(i.layout.format.name for i in inputs))
    return Report("reference", name, loader, rows_in, good, rows_in - good, 0, tuple(findings))


def _table(
    engine: Engine, source: SourceFile, input_: Input, place: int, first: int, folder: Path
) -> tuple[Input, Table]:
    """The list as a table of the engine: some thousand rows, whatever was read of it."""
    while True:
        rows = input_.rows(first)
        expression = cleaned(
            raw_table(rows.fields),
            Reading(input_.layout, input_.plan),
            _FIELDS[input_.layout.format.shape],
        )
        try:
            batches = list(streamed(engine, rows, str(engine.ibis.compile(expression))))
        except pa.ArrowInvalid as error:
            input_ = improved(input_, error, engine, folder)
            continue
        schema = expression.schema().to_pyarrow()
        engine.con.register(
            f"list_{place}",
            pa.Table.from_batches(batches, schema=batches[0].schema) if batches else schema.empty_table(),
        )
        return input_, engine.ibis.table(f"list_{place}")


def _structure(t: Table) -> Table:
    """PART_OF from a component to its department."""
    t = t.filter(t.top_code.notnull() & (t.name != t.top_name)).mutate(
        subject_key=ibis.literal("agency:") + t.code,
        subject_name=t.name,
        object_key=ibis.literal("agency:") + t.top_code.lpad(3, "0"),
        object_name=t.top_name,
        record_key=t.code,
    )
    return t.select(_CLAIM).order_by("row")


def _constants(input_: Input, source_id: str) -> dict[str, str | float]:
    layout = input_.layout
    return {
        "source_id": source_id,
        "carrier_id": source_id,
        "subject_type": "Agency",
        "predicate": "PART_OF",
        "object_type": "Agency",
        "qualifiers": "{}",
        "modality": "asserted",
        "attribution": "[]",
        "extractor": layout.extractor,
        "confidence": 1.0,
        "evidence_kind": "reference",
        "columns_read": json.dumps(layout.columns_read, ensure_ascii=False, separators=(",", ":")),
    }


def _write_parties(engine: Engine, tables: Sequence[tuple[str, Table]], source_id: str, target: Path) -> None:
    named = [
        t.select(row=t.row, type=ibis.literal(kind), key=key, name=name)
        for shape, t in tables
        for kind, key, name in _names(shape, t)
    ]
    result = PARTIES.empty_table()
    if named:
        union = ibis.union(*named) if len(named) > 1 else named[0]
        union = union.filter(union.key.notnull() & union.name.notnull())
        grouped = union.group_by("type", "key", "name").agg(first_row=union.row.min(), rows=union.count())
        blank = {"also_key": ibis.null(str), "first_date": ibis.null("date"), "last_date": ibis.null("date")}
        grouped = grouped.mutate(source_id=ibis.literal(source_id), **blank).select(PARTIES.names)
        result = engine.ibis.to_pyarrow(grouped.order_by("first_row", "key", "name")).cast(PARTIES)
    pq.write_table(result, target, compression="snappy", store_schema=False)


def _names(shape: str, t: Table) -> list[tuple[str, StringValue, StringValue]]:
    """(kind, key, name) of everybody whom a row names."""
    if shape == "agencies":
        department, component = ibis.literal("agency:") + t.top_code.lpad(3, "0"), ibis.literal("agency:") + t.code
        pairs = [
            (department, t.top_name),
            (department, t.top_abbreviation),
            (component, t.name),
            (component, t.abbreviation),
        ]
        return [("Agency", key, name) for key, name in pairs]
    names = (t.clean_name, t.name, t.original_name) if shape == "vendors" else ()
    return [("Company", ibis.literal("duns:") + t.duns, name) for name in names]
