"""A table's batches cut into what lies in the file: rows, combinations, and the rest of unusual rows."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pyarrow.compute as pc

from graph.store import TableStream
from graph.stores.columns import arrow_type, plain, taken, told_by
from graph.stores.sqlite.folding import Forms
from graph.stores.sqlite.layout import Layout

__all__ = ["Pieces"]

Cut = tuple[pa.RecordBatch, pa.RecordBatch | None]


class Pieces:
    """The pieces of one table; `forms` has all combinations once every batch was taken."""

    def __init__(self, layout: Layout) -> None:
        self.layout, self.written = layout, 0
        self._forms = Forms(layout.folded + layout.added)

    def forms(self) -> pa.Table:
        """Rows of NAME_form."""
        fields = [pa.field(column.name, arrow_type(column)) for column in self.layout.table.columns]
        return self._forms.table(pa.schema([*fields, *(pa.field(name, pa.string()) for name in self.layout.added)]))

    def cut(self, stream: TableStream) -> Iterator[Cut]:
        """Rows, and the rest where there is any, batch by batch; the next one is read and cut while one is written."""
        with stream.batches(self.layout.batch, bare=True) as reader, ThreadPoolExecutor(1) as ahead:
            coming = ahead.submit(self._next, reader)
            while (pieces := coming.result()) is not None:
                coming = ahead.submit(self._next, reader)
                yield pieces

    def _next(self, reader: pa.RecordBatchReader) -> Cut | None:
        batch = next(reader, None)
        if batch is None:
            return None
        rows = taken(batch, self.layout.table)
        if self.layout.table.name == "edge":
            rows = rows.filter(
                pc.equal(rows.column("implied"), 0)
            )  # implied edges follow from others and are not stored
        main = rows.select([column.name for column in self.layout.main])
        if self.layout.split and rows.num_rows:
            main = main.append_column("form", self._forms.fold(self._with_added(rows)))
        rest = self._rest(rows) if self.layout.rare and rows.num_rows else None
        self.written += rows.num_rows
        return main, rest

    def _with_added(self, rows: pa.RecordBatch) -> pa.RecordBatch:
        return rows.append_column("told_by", told_by(rows)) if "told_by" in self.layout.added else rows

    def _rest(self, rows: pa.RecordBatch) -> pa.RecordBatch | None:
        unusual = pa.repeat(pa.scalar(False), rows.num_rows)
        for name, default in self.layout.rare.items():
            unusual = pc.or_(unusual, _differs(rows.column(name), default))
        if not pc.any(unusual).as_py():
            return None
        numbers = (
            rows.column(self.layout.table.key[0])
            if self.layout.keyed
            else pa.arange(self.written + 1, self.written + rows.num_rows + 1)
        )
        told = [plain(rows.column(name)) for name in self.layout.rare]
        return pa.RecordBatch.from_arrays([numbers, *told], names=["number", *self.layout.rare]).filter(unusual)


def _differs(column: pa.Array, default: str | None) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        return _differs(column.dictionary, default).take(column.indices)
    return pc.is_valid(column) if default is None else pc.fill_null(pc.not_equal(column, default), False)
