"""Rows as CSV in UTF-8, with quotes only where they are needed.

Spreadsheets run a cell that begins with = + - or @ as a formula, so such free text gets an apostrophe before it in
every CSV that people open. Rows of spending as recorded are left verbatim: they are compared with the file behind them.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from app.amounts import MONEY

__all__ = ["csv_lines", "csv_text", "guarded"]

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(text: str) -> str:
    """
    >>> guarded('=HYPERLINK("x")')
    '\\'=HYPERLINK("x")'
    """
    return f"'{text}" if text.startswith(STARTS) else text


def _plain(name: str, value: Any, guard: bool) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return guarded(value) if guard and name not in MONEY else value
    return value


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], *, guard: bool = True) -> Iterator[str]:
    """Header and rows, a line each."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(columns)
    yield held.getvalue()
    for row in rows:
        held.seek(0)
        held.truncate()
        writer.writerow([_plain(name, row.get(name), guard) for name in columns])
        yield held.getvalue()


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], *, guard: bool = True) -> str:
    return "".join(csv_lines(columns, rows, guard=guard))
