"""Decisions are added to their file one by one: written at its end, on disk before the writer goes on.

Writers wait for one another, in other processes too. What a stopped process left of a line stays where it is, closed
and marked, and reads of the table report it.
"""

import os
from collections.abc import Callable
from pathlib import Path

from graph.case_tables import CUT_OFF, CaseTable, R, TableRows, cells_under, last_row, line_of, locked, within_quotes
from graph.errors import InvalidCase

__all__ = ["record"]


def record(table: CaseTable[R], row: Callable[[TableRows[R]], R | None]) -> TableRows[R]:
    """Add the row that `row` gives for the table as it stands (None: nothing), and give the table as it is then.

    No other writer comes between the look and the addition; what `row` raises ends it without a trace. Raises
    InvalidCase where the file cannot be written.
    """
    path = table.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path):
            fresh = row(table.read())
            if fresh is not None:
                if path.exists():
                    _append(path, _closing(path.read_bytes(), len(table.header())))
                if not path.exists() or any(name not in table.header() for name in table.model.model_fields):
                    table.rewrite_unlocked(lambda header, body: body)
                _append(path, line_of(cells_under(table.header(), fresh)).encode())
            return table.read()
    except OSError as error:
        raise InvalidCase(f"{path} cannot be written ({error.strerror}): make room or give leave to write.") from error


def _append(path: Path, content: bytes) -> None:
    """At the end of the file and on disk; where that fails, the file is as it was."""
    with path.open("r+b") as file:
        before = file.seek(0, os.SEEK_END)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            file.truncate(before)
            raise


def _closing(content: bytes, columns: int) -> bytes:
    """What ends the last line, if it has no end: a line break where it is whole, else a mark beyond its columns."""
    text = content.decode("utf-8", "replace")
    if within_quotes(text):
        return b'"' + b"," * columns + CUT_OFF.encode() + b"\n"
    if not text or text.endswith("\n"):
        return b""
    whole = len(last_row(text)) >= columns
    return b"\n" if whole else b"," * columns + CUT_OFF.encode() + b"\n"
