"""Where quotes stand on the pages of a document: a table beside the claims of a part of the ledger.

A box is a rectangle around words of one line, in points (1/72 inch) of the page's own coordinates: the origin is at the
lower left, before any turning of the page. A quote over several lines has several.
"""

import dataclasses
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

__all__ = ["BOXES", "Box", "read_boxes", "write_boxes"]

FILE = "boxes.parquet"
BOXES = pa.schema(
    [
        ("start_offset", pa.int32()),  # of the quote, code points into the text, end exclusive
        ("end_offset", pa.int32()),
        ("page", pa.int32()),  # from 1
        ("left", pa.float64()),
        ("bottom", pa.float64()),
        ("right", pa.float64()),
        ("top", pa.float64()),
    ]
)


@dataclasses.dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points; `start_offset` and `end_offset` are those of the quote that it belongs to."""

    start_offset: int
    end_offset: int
    page: int
    left: float
    bottom: float
    right: float
    top: float


def write_boxes(part: Path, boxes: Iterable[Box]) -> None:
    """Beside the claims of a part; no file where there is no box."""
    import pyarrow.parquet as pq

    rows = [dataclasses.asdict(box) for box in boxes]
    if rows:
        pq.write_table(pa.Table.from_pylist(rows, BOXES), part / FILE)


def read_boxes(part: Path, start: int, end: int) -> tuple[Box, ...]:
    """The boxes of the quote from `start` to `end`; none where the part has none."""
    import pyarrow.parquet as pq

    if not (part / FILE).exists():
        return ()
    wanted = [("start_offset", "==", start), ("end_offset", "==", end)]
    return tuple(Box(**row) for row in pq.read_table(part / FILE, filters=wanted).to_pylist())
