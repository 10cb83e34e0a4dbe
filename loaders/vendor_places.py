"""Where the vendors of award files are: read from the archived file when names are compared, never kept.

The ledger leaves addresses out: no page shows them, and those of people who trade from home are their own.
"""

import functools
from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from graph.engine import open_engine
from graph.matching.places import PLACES
from graph.own_yaml import own_yaml
from loaders.records.inputs import Input, improved, open_inputs
from loaders.records.layout import Layout, layout_of
from loaders.records.mapping import Field, column_name
from loaders.records.swallowed import has_swallowed, lines_of
from loaders.records.unpack import head_of

__all__ = ["vendor_places"]

_SHAPES = {"action": "prime", "summary": "prime", "subaward": "subaward"}
_PREDICATES = {"prime": "CONTRACTED_WITH", "subaward": "SUBAWARD_OF"}
_COLUMNS = ("street", "town", "zone", "code")


def vendor_places(path: Path, source_id: str, folder: Path) -> Iterator[pa.RecordBatch]:
    """Rows of PLACES, none where no file of the source has addresses; rows are counted as the records' loader counts
    them. What has to be rewritten lies in `folder` meanwhile. Raises a SourceError where the file cannot be read.
    """
    if not any(_with_places(layout) for _, head in head_of(path) if (layout := layout_of(head)) is not None):
        return
    with TemporaryDirectory(dir=folder, prefix=".places-") as name, open_engine(Path(name)) as engine:
        inputs, _ = open_inputs(path, Path(name), engine)
        first = 0
        for input_ in inputs:
            if input_.layout.format.shape not in _SHAPES:
                continue
            try:
                _read_through(input_)
            except pa.ArrowInvalid as error:
                input_ = improved(input_, error, engine, Path(name))
            read = yield from _places(input_, source_id, first)
            first += read + len(input_.bad)


def _read_through(input_: Input) -> None:
    """Raises pa.ArrowInvalid where the records' loader had to mend the file, since rows would be counted otherwise."""
    rows = input_.rows()
    count = sum(len(batch) for batch in rows.batches())
    if not input_.repaired and has_swallowed(rows, count, lines_of(rows.path)):
        raise pa.ArrowInvalid("a cell holds whole rows")


def _places(input_: Input, source_id: str, first: int) -> Generator[pa.RecordBatch, None, int]:
    """The batches of one file; returns how many rows it has."""
    layout, count = _with_places(input_.layout), 0
    rows = replace(input_, layout=layout or input_.layout).rows(first)
    predicate = _PREDICATES[_SHAPES[input_.layout.format.shape]]
    for batch in rows.batches():
        count += len(batch)
        if layout is not None:
            yield _batch(batch, source_id, predicate)
    return count


def _batch(batch: pa.RecordBatch, source_id: str, predicate: str) -> pa.RecordBatch:
    size, found = len(batch), set(batch.schema.names)
    told = [batch.column(name) if name in found else pa.nulls(size, pa.string()) for name in _COLUMNS]
    same = [pa.array([value] * size, pa.string()) for value in (source_id, predicate)]
    return pa.RecordBatch.from_arrays([same[0], batch.column("row"), same[1], *told], schema=PLACES)


def _with_places(layout: Layout) -> Layout | None:
    """The file's layout with its columns of addresses in place of all others; None where it has no town or postal code
    of its vendors."""
    shape = _SHAPES.get(layout.format.shape)
    fields = _fields().get(shape or "", {})
    places = {name: place for place, name in reversed(list(enumerate(map(column_name, layout.columns))))}
    found = {f.name: next((places[c] for c in f.columns if c in places), -1) for f in fields.values()}
    positions = {name: place for name, place in found.items() if place >= 0}
    if not {"town", "code"} & positions.keys():
        return None
    return replace(layout, format=replace(layout.format, fields=fields), positions=positions)


@functools.cache
def _fields() -> Mapping[str, Mapping[str, Field]]:
    told = own_yaml((resources.files("loaders") / "vendor_places.yaml").read_text("utf-8"))
    return {
        shape: {name: Field(name, "text", tuple(columns)) for name, columns in fields.items()}
        for shape, fields in told.items()
    }
