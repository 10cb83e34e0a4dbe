"""Columns of few different values, written once: each combination gets a number."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["Forms"]


class Forms:
    """The combinations met so far, over all batches of a table."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self.numbers: dict[tuple[Any, ...], int] = {}
        self.rows: Counter[int] = Counter()

    def fold(self, batch: pa.RecordBatch) -> pa.Array:
        """For each row the number of its combination, counted from 1."""
        codes = _codes(batch, self.names).dictionary_encode()
        firsts = (
            pa.table({"code": codes.indices, "at": pa.arange(0, batch.num_rows)})
            .group_by("code")
            .aggregate([("at", "min"), ("at", "count")])
        )
        first = firsts.sort_by("code")
        seen = batch.take(first["at_min"].combine_chunks()).select(list(self.names))
        met = zip(*[column.to_pylist() for column in seen.columns], strict=True)
        numbers = [self.numbers.setdefault(form, len(self.numbers) + 1) for form in met]
        self.rows.update(dict(zip(numbers, first["at_count"].to_pylist(), strict=True)))
        return pa.array(numbers, pa.int64()).take(codes.indices)

    def table(self, types: pa.Schema) -> pa.Table:
        """All combinations: `number`, the columns, `rows`."""
        columns = list(zip(*self.numbers, strict=True)) or [()] * len(self.names)
        arrays = [pa.array(column, types.field(name).type) for name, column in zip(self.names, columns, strict=True)]
        numbers = pa.array(self.numbers.values(), pa.int64())
        rows = pa.array([self.rows[number] for number in self.numbers.values()], pa.int64())
        return pa.table([numbers, *arrays, rows], names=["number", *self.names, "rows"])


def _codes(batch: pa.RecordBatch, names: Sequence[str]) -> pa.Array:
    """One number a row, equal for equal combinations; renumbered as it goes, so that it stays small."""
    code, size = pa.repeat(pa.scalar(0, pa.int64()), batch.num_rows), 1
    for name in names:
        column = _encoded(batch.column(name))
        if len(column.dictionary) < 2:
            continue
        code = pc.add(pc.multiply(code, len(column.dictionary)), column.indices.cast(pa.int64()))
        size *= len(column.dictionary)
        if size > 1 << 40:
            packed = code.dictionary_encode()
            code, size = packed.indices.cast(pa.int64()), len(packed.dictionary)
    return code


def _encoded(column: pa.Array) -> pa.DictionaryArray:
    words = isinstance(column, pa.DictionaryArray)
    return column if words else column.dictionary_encode(null_encoding="encode")
