"""A damaged CSV file, line by line: good rows go to a clean copy, bad ones are named with what is wrong with them."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from graph.errors import UnreadableFile

__all__ = ["BadRow", "repaired"]

BadRow = tuple[int, str]
"""1-based data row, and what is wrong with it."""
_CELL_LINES = 400
"""Lines that one row may span before an open quote is taken for a broken one."""
_BAD_ROWS = 50_000
_LINE = 1 << 22


def repaired(path: Path, target: Path, delimiter: str, width: int, has_header: bool) -> list[BadRow]:
    """Copy the rows of `width` cells to `target`, the header line among them; return the others.

    A row whose quote stays open, or that swallows lines and then has another number of cells, is given up at its
    first line.
    """
    bad: list[BadRow] = []
    with (
        path.open(encoding="utf-8-sig", errors="replace", newline="") as source,
        target.open("w", encoding="utf-8", newline="") as sink,
    ):
        writer = csv.writer(sink, delimiter=delimiter, lineterminator="\n")
        row = -int(has_header)
        for cells, fault in _rows(_Lines(source), delimiter, width):
            row += 1
            if fault is None:
                writer.writerow(cells)
            elif row == 0:
                raise UnreadableFile(f"The header line of '{path.name}' is broken ({fault}): download it again.")
            elif len(bad) == _BAD_ROWS:
                raise UnreadableFile(
                    f"'{path.name}' has more than {_BAD_ROWS:,} broken rows (row {row}: {fault}): download it again."
                )
            else:
                bad.append((row, fault))
    return bad


class _Lines:
    """Lines of a file that can be put back. A line of more than 4 MB ends there."""

    def __init__(self, source: TextIO) -> None:
        self._source = source
        self._waiting: list[str] = []

    def next(self) -> str | None:
        if self._waiting:
            return self._waiting.pop()
        return self._source.readline(_LINE) or None

    def put_back(self, lines: list[str]) -> None:
        self._waiting.extend(reversed(lines))


def _rows(lines: _Lines, delimiter: str, width: int) -> Iterator[tuple[list[str], str | None]]:
    while (line := lines.next()) is not None:
        if not line.strip("\r\n"):
            continue
        taken = _with_open_quote(line, lines)
        cells, fault = _parsed("".join(taken), delimiter, width)
        if fault is not None and len(taken) > 1:
            lines.put_back(taken[1:])
            fault = "a quote is not closed"
        yield cells, fault


def _with_open_quote(line: str, lines: _Lines) -> list[str]:
    """The line, and those after it while a quote is open."""
    taken, is_open = [line], line.count('"') % 2 == 1
    while is_open and len(taken) < _CELL_LINES and (following := lines.next()) is not None:
        taken.append(following)
        is_open ^= following.count('"') % 2 == 1
    return taken


def _parsed(text: str, delimiter: str, width: int) -> tuple[list[str], str | None]:
    """The cells of one row; empty ones beyond the width are cut."""
    try:
        rows = list(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error as error:
        return [], f"no CSV: {error}"
    cells = rows[0] if len(rows) == 1 else []
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        return [], f"{len(cells)} columns where {width} are expected"
    return cells[:width], None
