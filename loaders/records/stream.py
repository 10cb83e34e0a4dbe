"""Runs an Ibis expression over a stream of Arrow batches, batch by batch and in order, without keeping the rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from graph.ahead import ahead
from graph.engine import Engine
from graph.expressions import StringValue, Table, engine_function, ibis
from graph.steps import Columned
from loaders.records.parquet import ROW_GROUP
from loaders.records.rows import CsvRows

__all__ = ["RawRows", "own_source", "raw_table", "streamed", "summed", "tell_source"]

_NAME = "raw_rows"


def raw_table(fields: Iterable[str]) -> Table:
    """The rows of a file as an Ibis table, to be bound to a stream later."""
    return ibis.table({"row": "int64"} | dict.fromkeys(fields, "string"), name=_NAME)


@dataclass(frozen=True, slots=True)
class RawRows(Columned):
    """The same for a step."""

    fields: tuple[str, ...]

    def columns(self) -> Table:
        return raw_table(self.fields)


@engine_function("scalar")
def getvariable(called: str) -> str:  # type: ignore[empty-body]
    """What the engine was told under a name."""


def own_source() -> StringValue:
    """The id of the source that is being read: told to the engine, so that the same step reads any source."""
    source: StringValue = getvariable("source_id")
    return source


def tell_source(engine: Engine, source_id: str) -> None:
    """What `own_source` is from now on: 64 hex digits."""
    engine.con.execute(f"set variable source_id = '{int(source_id, 16):064x}'")


def streamed(engine: Engine, rows: CsvRows, told: str, every_column: bool = False) -> Iterator[pa.RecordBatch]:
    """Batches of what the SQL comes to, in the order of the rows. Errors of reading the file come as
    pa.ArrowInvalid.
    """
    failure: list[Exception] = []
    connection = engine.con
    with ahead(rows.batches(every_column)) as parsed:
        connection.register(_NAME, _watched(rows, parsed, failure, every_column))
        try:
            yield from _gathered(connection.sql(told).to_arrow_reader(ROW_GROUP))
        except Exception:
            if failure:
                raise failure[0] from None
            raise
        finally:
            connection.unregister(_NAME)


def _gathered(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The engine passes on the small batches that it got; a file of as many row groups would be slow to read."""
    waiting: list[pa.RecordBatch] = []
    for batch in batches:
        waiting.append(batch)
        if sum(map(len, waiting)) >= ROW_GROUP:
            yield pa.concat_batches(waiting)
            waiting = []
    if waiting:
        yield pa.concat_batches(waiting)


def summed(engine: Engine, rows: CsvRows, aggregate: Table) -> dict[str, Any]:
    """One row of aggregates over the file."""
    batches = list(streamed(engine, rows, str(engine.ibis.compile(aggregate))))
    return dict(batches[0].to_pylist()[0]) if batches else {}


def _watched(
    rows: CsvRows, parsed: Iterator[pa.RecordBatch], failure: list[Exception], every_column: bool
) -> pa.RecordBatchReader:
    def batches() -> Iterator[pa.RecordBatch]:
        try:
            yield from parsed
        except pa.ArrowInvalid as error:
            failure.append(error)
            raise

    schema = rows.reader(every_column).schema
    return pa.RecordBatchReader.from_batches(schema, batches())
