"""Decisions are added to their file one by one: written at its end, on disk before the writer goes on.

Writers wait for one another, in other processes too. What a stopped process left of a line stays where it is, closed
and marked, and reads of the table report it.
"""

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path

from graph.case_rows import CaseRow
from graph.case_tables import CUT_OFF, CaseTable, R, TableRows, cells_under, locked
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
                _append(path, _line(table.header(), fresh))
            return table.read()
    except OSError as error:
        raise InvalidCase(f"{path} cannot be written ({error.strerror}): make room or give leave to write.") from error


def _line(header: list[str], row: CaseRow) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\n").writerow(cells_under(header, row))
    return line.getvalue().encode()


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
    if not content or content.endswith(b"\n"):
        return b""
    quote = b'"' if content.count(b'"') % 2 else b""
    lines = list(csv.reader(io.StringIO((content + quote).decode("utf-8", "replace"), newline="")))
    whole = not quote and len(lines[-1]) == columns
    return b"\n" if whole else quote + b"," * columns + CUT_OFF.encode() + b"\n"
