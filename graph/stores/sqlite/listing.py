"""Rows that belong together, told once: beside a number the numbers of all rows that name it, as a JSON list.

An index of a million claims by their edges takes SQLite more than twice as long.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from graph.model import Column, Table

__all__ = ["listed", "listing_table"]


def listing_table(name: str, column: str) -> Table:
    """A table of lists: the number that rows name, and theirs."""
    columns = (Column(column, "id", optional=False), Column("rows", "json", optional=False))
    return Table(name, f"The rows of each {column}.", columns, (column,), ())


def listed(pairs: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """One row for each number that comes first in the pairs, which come in its order: it, and the list of what comes
    second."""
    waiting: pa.RecordBatch | None = None
    for batch in pairs:
        if not batch.num_rows:
            continue
        met = batch if waiting is None else pa.concat_batches([waiting, batch])
        starts = _starts(met.column(0))
        last = starts[-1].as_py()
        waiting = met.slice(last)
        if last:
            yield _lists(met.slice(0, last), starts)
    if waiting is not None:
        yield _lists(waiting, pa.array([0, waiting.num_rows]))


def _starts(numbers: pa.Array) -> pa.Array:
    """Where each run of equal numbers begins."""
    changes = pc.indices_nonzero(pc.not_equal(numbers.slice(1), numbers.slice(0, len(numbers) - 1)))
    return pa.concat_arrays([pa.array([0]), pc.add(changes.cast(pa.int64()), 1)])


def _lists(pairs: pa.RecordBatch, bounds: pa.Array) -> pa.RecordBatch:
    """`bounds`: where each list begins, and where the last one ends."""
    texts = pa.ListArray.from_arrays(bounds.cast(pa.int32()), pairs.column(1).cast(pa.string()))
    lists = pc.binary_join_element_wise("[", pc.binary_join(texts, ","), "]", "")
    numbers = pairs.column(0).take(bounds.slice(0, len(bounds) - 1))
    return pa.RecordBatch.from_arrays([numbers, lists], names=[pairs.schema.names[0], "rows"])
