"""Which format a CSV file has, by its first rows: delimiter, header line or none, and the place of each field."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.errors import UnknownFormat
from loaders.records.mapping import Format, column_name, known_formats

__all__ = ["Layout", "layout_of", "require_layout"]

DELIMITERS = ",\t;|"
_SAMPLE = 200
_MATCHING = 0.8
"""Share of the first rows that must look like the format's where a file has no header line."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A format, matched with a file. `columns` are the file's own names (a vintage's where it has no header line)."""

    format: Format
    delimiter: str
    has_header: bool
    columns: tuple[str, ...]
    positions: dict[str, int]
    blank_lines: int = 0

    @property
    def extractor(self) -> str:
        return f"records.{self.format.name}/{self.format.version}"

    @property
    def columns_read(self) -> tuple[str, ...]:
        """The file's names of the columns read, in file order."""
        return tuple(self.columns[place] for place in sorted(set(self.positions.values())))

    @property
    def unknown_columns(self) -> tuple[str, ...]:
        unknown = set(self.format.unknown(map(column_name, self.columns)))
        return tuple(c for c in self.columns if column_name(c) in unknown and c.strip())

    @property
    def personal_columns(self) -> tuple[str, ...]:
        pattern = self.format.personal
        return tuple(c for c in self.columns if pattern is not None and pattern.search(column_name(c)))


def layout_of(head: bytes, formats: Iterable[Format] | None = None) -> Layout | None:
    """The best match for a file that begins so (UTF-8 or a superset of ASCII), None where no format known has such
    columns.
    """
    text = head.decode("utf-8-sig", errors="replace")
    found = list(_matches(text, tuple(formats if formats is not None else known_formats())))
    best = max(found, key=_score, default=None)
    return best and replace(best, blank_lines=_blank_lines(text))


def require_layout(head: bytes, name: str) -> Layout:
    """The same, UnknownFormat where there is none."""
    if (layout := layout_of(head)) is not None:
        return layout
    formats = "; ".join(f.about for f in known_formats())
    raise UnknownFormat(f"The columns of '{name}' are of no format known: give one of these: {formats}.")


def first_rows(text: str, delimiter: str, limit: int = _SAMPLE) -> list[list[str]]:
    """The first rows that are not blank. Text that is no CSV gives what could be read."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if row:
                rows.append(row)
            if len(rows) >= limit:
                break
    except csv.Error:
        pass
    return rows


def _blank_lines(text: str) -> int:
    """How many blank lines stand before the first row."""
    lead = text[: len(text) - len(text.lstrip("\r\n"))]
    return len(lead.splitlines())


def _matches(text: str, formats: Sequence[Format]) -> Iterator[Layout]:
    for delimiter in DELIMITERS:
        rows = first_rows(text, delimiter)
        if not rows or len(rows[0]) < 2:
            continue
        names = [column_name(cell) for cell in rows[0]]
        for form in formats:
            if (positions := form.positions(names)) is not None:
                yield Layout(form, delimiter, True, tuple(rows[0]), positions)
            else:
                yield from _without_header(form, delimiter, rows)


def _without_header(form: Format, delimiter: str, rows: Sequence[Sequence[str]]) -> Iterator[Layout]:
    for vintage in form.vintages:
        positions = form.positions([column_name(c) for c in vintage])
        if positions is None or len(rows[0]) != len(vintage):
            continue
        fitting = sum(len(row) == len(vintage) and _looks_right(form, positions, row) for row in rows)
        if fitting and fitting >= _MATCHING * len(rows):
            yield Layout(form, delimiter, False, vintage, positions)


def _looks_right(form: Format, positions: dict[str, int], row: Sequence[str]) -> bool:
    return all(shape.match(row[positions[field]].strip()) for field, shape in form.value_shapes.items())


def _score(layout: Layout) -> tuple[int, int]:
    return len(layout.positions), -len(layout.unknown_columns)
