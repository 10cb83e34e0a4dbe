"""Tables, drawn: rows of wrapped cells under a head, groups of rows under a line of their own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.figures.marks import Box, Group, Mark, Path, Run
from app.figures.setting import LEADING, broken, set_lines
from app.figures.style import Style
from app.figures.svg import number

__all__ = ["Cell", "Column", "TableRow", "table"]

PAD = 3.0


@dataclass(frozen=True, slots=True)
class Column:
    """`share` of the table's width; numbers stand at the right."""

    head: str
    share: float
    right: bool = False


Cell = Sequence[Run]


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells by column; a single cell spans all columns (`spanning`). `link` is the note that the row leads to."""

    name: str
    cells: tuple[Cell, ...]
    spanning: bool = False
    title: str | None = None
    data: tuple[tuple[str, str], ...] = ()


def table(columns: Sequence[Column], rows: Iterable[TableRow], style: Style) -> tuple[tuple[Mark, ...], float]:
    """The marks of the table from (0, 0) in the style's inner width, and its height."""
    widths = [style.inner * column.share for column in columns]
    marks: list[Mark] = []
    y = 0.0
    if any(column.head for column in columns):
        heads = tuple((Run(column.head, "bold"),) for column in columns)
        head, y = _row(TableRow("head", heads), columns, widths, 0.0, style)
        marks.append(head)
        marks.append(_rule(y, style, 1.0))
    for row in rows:
        group, height = _row(row, columns, widths, y, style)
        if row.spanning:
            marks.append(Box(0.0, y, style.inner, height, fill="#ededed"))
        marks.append(group)
        y += height
        marks.append(_rule(y, style, 0.35))
    return tuple(marks), y


def _rule(y: float, style: Style, width: float) -> Path:
    return Path(f"M0 {number(y)}H{number(style.inner)}", "#777777", width)


def _row(
    row: TableRow, columns: Sequence[Column], widths: Sequence[float], y: float, style: Style
) -> tuple[Group, float]:
    marks: list[Mark] = []
    x, tallest = 0.0, style.small * LEADING
    places = [(style.inner, False)] if row.spanning else [(w, c.right) for w, c in zip(widths, columns, strict=True)]
    for (width, right), cell in zip(places, row.cells, strict=True):
        if cell:
            lines = broken(cell, width - 2 * PAD, style.small)
            at, anchor = (x + width - PAD, "end") if right else (x + PAD, "start")
            texts, height = set_lines(lines, at, y + PAD - 0.8, style.small, anchor)
            marks += texts
            tallest = max(tallest, height)
        x += width
    return Group(row.name, tuple(marks), row.title, dict(row.data)), tallest + 2 * PAD - 0.8
