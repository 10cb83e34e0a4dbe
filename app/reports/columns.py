"""How wide the columns of a table are in print, by what stands in them."""

import math

from app.reports.document import Cell, Table

__all__ = ["shares", "spread"]

WIDEST = 60
"""Letters of a cell from which a column grows no wider."""
LETTER = 0.6
"""Width of a letter or digit as a share of the size of type, with room to spare."""
MARK = 1.6
"""Letters that the mark of a note takes."""


def shares(table: Table) -> list[int]:
    """Shares of the line for columns of words, 0 for columns of numbers, which take what they need."""
    return [
        0
        if place in table.numeric
        else max(_share(heading, 0), *(_share(row[place].text, len(row[place].notes)) for row in table.rows), 1)
        for place, heading in enumerate(table.columns)
    ]


def spread(table: Table, whole: float, size: float, inset: float) -> list[float]:
    """The width of each column in points, `whole` altogether. `size` is that of the type, `inset` the space left and
    right of a cell. Columns of words share what numbers leave; never less than half of the line."""
    parts = shares(table)
    own = [0.0 if part else _needed(table, place, size) + inset for place, part in enumerate(parts)]
    most = whole if not any(parts) else whole / 2
    fit = min(1.0, most / sum(own)) if sum(own) else 1.0
    left = whole - fit * sum(own)
    if not any(parts):
        return [width * whole / sum(own) for width in own]
    return [left * part / sum(parts) if part else fit * width for part, width in zip(parts, own, strict=True)]


def _needed(table: Table, place: int, size: float) -> float:
    heading = max((len(word) for word in table.columns[place].split()), default=0)
    return size * LETTER * max(heading, *(_letters(row[place]) for row in table.rows), 1)


def _letters(cell: Cell) -> float:
    return len(cell.text) + MARK * len(cell.notes)


def _share(text: str, marks: int) -> int:
    """Long cells wrap, so a column's share grows with the root of its longest one, but a word has to fit."""
    word = max(map(len, text.split()), default=0)
    return max(round(8 * math.sqrt(min(len(text), WIDEST))), 2 * min(word, 24)) + 3 * min(marks, 6)
