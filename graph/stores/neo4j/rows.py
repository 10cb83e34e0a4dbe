"""Batches of Arrow as the rows of UNWIND."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from graph.model import Table
from graph.store import TableStream
from graph.stores.columns import taken, told_by
from graph.stores.neo4j.labels import key_of

__all__ = ["MOST_ROWS", "batch_rows", "batches_of", "node_rows"]

MOST_ROWS = 10_000
MOST_VALUES = 100_000
"""What one transaction holds: more values would exceed the 64 MB that a server may grant it."""


def batch_rows(table: Table) -> int:
    """How many rows of a table go into one transaction."""
    if table.name == "document_text":
        return 10
    return min(MOST_ROWS, MOST_VALUES // len(table.columns))


def batches_of(stream: TableStream, table: Table) -> Iterator[pa.RecordBatch]:
    """The table's batches, none larger than a transaction."""
    size = batch_rows(table)
    with stream.batches(size) as reader:
        for batch in reader:
            for start in range(0, batch.num_rows, size):
                yield taken(batch.slice(start, size), table)


def node_rows(batch: pa.RecordBatch, table: Table, build: str) -> list[dict[str, Any]]:
    """The batch's rows with what only Neo4j needs: `build`, `place` of a long key, `agency_name` of a subaward."""
    if table.name == "claim":
        batch = batch.append_column("told_by", told_by(batch))
    if key_of(table) == "place":
        batch = batch.append_column("place", pa.array(_places(batch, table), pa.string()))
    batch = batch.append_column("build", pa.repeat(pa.scalar(build), batch.num_rows))
    rows: list[dict[str, Any]] = batch.to_pylist()
    for row in rows:
        if row.get("level") == "subaward":
            row["agency_name"] = json.loads(row["qualifiers"]).get("agency_name")
    return rows


def _places(batch: pa.RecordBatch, table: Table) -> Iterable[str]:
    """The keys as text that sorts as they do."""
    columns = [batch.column(name).to_pylist() for name in table.key]
    return (
        "\x1f".join(f"{part:020d}" if isinstance(part, int) else part for part in key)
        for key in zip(*columns, strict=True)
    )
