"""Rows inside a cell: a quote never closed may run on to the next quote of the file, and lose the rows between."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.records.rows import CsvRows

__all__ = ["has_swallowed", "lines_of"]

_BLOCK, _LINE_END = 1 << 18, ord("\n")


def has_swallowed(rows: CsvRows, count: int, lines: int) -> bool:
    """Whether a cell holds a line break and as many delimiters as a whole row has. `count` is the number of rows read,
    `lines` what `lines_of` gives.

    Where the file has no more lines than rows, no cell holds a line break, and nothing else is looked at.
    """
    if lines <= count + int(rows.layout.has_header):
        return False
    width = len(rows.layout.columns)
    return any(
        _like_a_row(column, rows.layout.delimiter, width)
        for batch in rows.batches(every_column=True)
        for column in batch.columns[1:]
    )


def lines_of(path: Path) -> int:
    """How many lines the file has."""
    count, last, block = 0, _LINE_END, np.empty(_BLOCK, dtype=np.uint8)
    with path.open("rb", buffering=0) as file:
        while size := file.readinto(block.data):
            count, last = count + int(np.count_nonzero(block[:size] == _LINE_END)), block[size - 1]
    return count + int(last != _LINE_END)


def _like_a_row(column: pa.StringArray, delimiter: str, width: int) -> bool:
    text = column.buffers()[2]
    if text is None or not np.any(np.frombuffer(text, dtype=np.uint8) == _LINE_END):
        return False
    broken = column.filter(pc.fill_null(pc.match_substring(column, "\n"), False))
    return len(broken) > 0 and pc.max(pc.count_substring(broken, delimiter)).as_py() >= width - 1
