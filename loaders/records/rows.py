"""The rows of a CSV file as a stream of Arrow batches: the number of the data row, and a text column a field."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from loaders.records.layout import Layout
from loaders.records.mapping import VERBATIM

__all__ = ["NULL_WORDS", "CsvRows", "raw_schema"]

NULL_WORDS = ["", " ", "NAN", "NaN", "nan", "NA", "N/A", "n/a", "-NONE-", "NULL", "null", "None", "#N/A"]
"""What files write where they mean nothing."""
_BLOCK = 2 << 20


def raw_schema(fields: list[str]) -> pa.Schema:
    return pa.schema([("row", pa.int64()), *((name, pa.string()) for name in fields)])


@dataclass(frozen=True, slots=True)
class CsvRows:
    """A file that can be streamed again and again. `missing` are the data rows (sorted) that `path` has lost as
    unreadable; `first` is the number of the last row before this file (several files of an archive count on).
    """

    path: Path
    layout: Layout
    first: int = 0
    missing: tuple[int, ...] = ()

    @property
    def fields(self) -> list[str]:
        return list(self.layout.positions)

    @property
    def _trimmed(self) -> frozenset[str]:
        kinds = {name: self.layout.format.fields[name].kind for name in self.fields}
        return frozenset(name for name, kind in kinds.items() if kind not in VERBATIM)

    def batches(self, every_column: bool = False) -> Iterator[pa.RecordBatch]:
        """Raises pa.ArrowInvalid where a row has too many or too few columns, a quote is open or a byte is not UTF-8.

        With `every_column` the columns are all of the file's, by place (`c0`, `c1` …).
        """
        width = len(self.layout.columns)
        names = [f"c{place}" for place in range(width)]
        picked = names if every_column else [names[place] for place in self.layout.positions.values()]
        labels = names if every_column else self.fields
        reader = pa.csv.open_csv(
            self.path,
            read_options=pa.csv.ReadOptions(
                column_names=names,
                skip_rows=self.layout.blank_lines,
                skip_rows_after_names=int(self.layout.has_header),
                block_size=_BLOCK,
            ),
            parse_options=pa.csv.ParseOptions(delimiter=self.layout.delimiter, newlines_in_values=True),
            convert_options=pa.csv.ConvertOptions(
                include_columns=list(dict.fromkeys(picked)),
                column_types=dict.fromkeys(picked, pa.string()),
                strings_can_be_null=True,
                null_values=NULL_WORDS,
            ),
        )
        numbers = _RowNumbers(self.first, np.asarray(self.missing, dtype=np.int64))
        schema, loose = raw_schema(labels), self._trimmed
        with reader:
            for batch in reader:
                columns = [batch.column(name) for name in picked]
                if not every_column:
                    columns = [trimmed(c) if label in loose else c for label, c in zip(labels, columns, strict=True)]
                yield pa.RecordBatch.from_arrays([numbers.next(len(batch)), *columns], schema=schema)

    def reader(self, every_column: bool = False) -> pa.RecordBatchReader:
        labels = [f"c{place}" for place in range(len(self.layout.columns))] if every_column else self.fields
        return pa.RecordBatchReader.from_batches(raw_schema(labels), self.batches(every_column))


def trimmed(column: pa.StringArray) -> pa.StringArray:
    """Without white space at the ends of values; null where nothing is left.

    A look at the column's bytes, and at each value's first and last one, spares most columns the work: only ASCII
    signs stand there.
    """
    text = column.buffers()[2]
    if text is None or not len(text) or not len(column):
        return column
    offsets = np.frombuffer(column.buffers()[1], dtype=np.int32)[column.offset : column.offset + len(column) + 1]
    letters = np.frombuffer(text, dtype=np.uint8)
    if not _odd(letters):
        return column
    if not (_odd(letters.take(offsets[:-1], mode="clip")) or _odd(letters.take(offsets[1:] - 1, mode="clip"))):
        return column
    bare = pc.utf8_trim_whitespace(column)
    return pc.if_else(pc.equal(bare, ""), pa.scalar(None, pa.string()), bare)


def _odd(ends: npt.NDArray[np.uint8]) -> bool:
    """Whether any is a blank, a control sign or part of a sign beyond ASCII."""
    return bool((ends - np.uint8(0x21) > 0x7E - 0x21).any())


class _RowNumbers:
    """Numbers of data rows, counted on over the batches and around the rows that are missing."""

    def __init__(self, first: int, missing: npt.NDArray[np.int64]) -> None:
        self._last = first
        self._missing = missing + first

    def next(self, count: int) -> pa.Array:
        ahead = self._missing[self._missing > self._last]
        numbers = np.arange(self._last + 1, self._last + 1 + count + len(ahead), dtype=np.int64)
        if len(ahead):
            numbers = numbers[~np.isin(numbers, ahead)]
        numbers = numbers[:count]
        self._last = int(numbers[-1]) if count else self._last
        return pa.array(numbers)
