"""Batches of Arrow as the rows of UNWIND."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from graph.model import Table
from graph.store import TableStream
from graph.stores.columns import taken, told_by
from graph.stores.neo4j.labels import key_of

__all__ = ["BATCH", "batches_of", "node_rows"]

BATCH = 10_000
"""Rows of one transaction."""


def batches_of(stream: TableStream, table: Table) -> Iterator[pa.RecordBatch]:
    """The table's batches, none larger than a transaction."""
    with stream.batches(BATCH) as reader:
        for batch in reader:
            for start in range(0, batch.num_rows, BATCH):
                yield taken(batch.slice(start, BATCH), table)


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
