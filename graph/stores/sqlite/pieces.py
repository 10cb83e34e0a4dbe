"""A table's batches cut into what lies in the file: rows, combinations, and the rest of unusual rows."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from graph.store import TableStream
from graph.stores.columns import arrow_type, plain, taken, told_by
from graph.stores.sqlite.folding import Forms
from graph.stores.sqlite.layout import Layout, layouts
from graph.stores.sqlite.listing import listed, listing_table

__all__ = ["Cut", "Pieces", "cuts"]


class Cut(NamedTuple):
    """A batch of a table: its rows, and the rest of unusual ones where there are any."""

    rows: pa.RecordBatch
    rest: pa.RecordBatch | None


def cuts(tables: Mapping[str, TableStream]) -> "Iterator[tuple[Pieces, Cut | None]]":
    """Every table of the schema, those that are given first, each begun without a cut and then batch by batch; then
    the tables of lists."""
    for name in dict.fromkeys((*tables, *layouts())):
        pieces = Pieces(layouts()[name])
        yield pieces, None
        if name in tables:
            for cut in pieces.cut(tables[name]):
                yield pieces, cut
    for layout in layouts().values():
        for name, (first, second) in layout.lists.items():
            pieces = Pieces(Layout(listing_table(name, first)))
            yield pieces, None
            if layout.table.name in tables:
                for rows in listed(tables[layout.table.name].pairs(first, second)):
                    yield pieces, Cut(rows, None)


class Pieces:
    """The pieces of one table; `forms` has all combinations once every batch was taken."""

    def __init__(self, layout: Layout) -> None:
        self.layout, self._cut_so_far = layout, 0
        self._forms = Forms(layout.folded + layout.added)

    def forms(self) -> pa.Table:
        """Rows of NAME_form."""
        fields = [pa.field(column.name, arrow_type(column)) for column in self.layout.table.columns]
        return self._forms.table(pa.schema([*fields, *(pa.field(name, pa.string()) for name in self.layout.added)]))

    def cut(self, stream: TableStream) -> Iterator[Cut]:
        """The table batch by batch."""
        with stream.batches(self.layout.batch, bare=True) as reader:
            for batch in reader:
                yield self._cut(batch)

    def _cut(self, batch: pa.RecordBatch) -> Cut:
        rows = taken(batch, self.layout.table)
        if self.layout.table.name == "edge":
            rows = rows.filter(
                pc.equal(rows.column("implied"), 0)
            )  # implied edges follow from others and are not stored
        main = rows.select([column.name for column in self.layout.main])
        if self.layout.split and rows.num_rows:
            main = main.append_column("form", self._forms.fold(self._with_added(rows)))
        rest = self._rest(rows) if self.layout.rare and rows.num_rows else None
        self._cut_so_far += rows.num_rows
        return Cut(main, rest)

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
            else pa.arange(self._cut_so_far + 1, self._cut_so_far + rows.num_rows + 1)
        )
        told = [plain(rows.column(name)) for name in self.layout.rare]
        return pa.RecordBatch.from_arrays([numbers, *told], names=["number", *self.layout.rare]).filter(unusual)


def _differs(column: pa.Array, default: str | None) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        return _differs(column.dictionary, default).take(column.indices)
    return pc.is_valid(column) if default is None else pc.fill_null(pc.not_equal(column, default), False)
