"""Decisions are added to their file one by one: written at its end, on disk before the writer goes on.

Writers wait for one another, in other processes too. What a stopped process left of a line stays where it is, closed
and marked, and reads of the table report it.
"""

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path

from graph.case_tables import CaseTable, R, TableRows, cells_under, line_of, locked
from graph.errors import NotWritten

__all__ = ["record"]


def record(table: CaseTable[R], row: Callable[[TableRows[R]], R | None]) -> TableRows[R]:
    """Add the row that `row` gives for the table as it stands (None: nothing), and give the table as it is then.

    No other writer comes between the look and the addition; what `row` raises ends it without a trace. Raises
    NotWritten where the file cannot be written.
    """
    path = table.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path):
            known = table.read()
            fresh = row(known)
            if fresh is None:
                return known
            lacking = [name for name in table.model.model_fields if name not in known.header]
            if lacking or not path.exists():
                if known.closing:
                    _append(path, known.closing)
                table.rewrite_unlocked(lambda header, body: body)
                _append(path, line_of(cells_under([*known.header, *lacking], fresh)))
            else:
                _append(path, known.closing + line_of(cells_under(list(known.header), fresh)))
            return dataclasses.replace(known, rows=(*known.rows, fresh))
    except OSError as error:
        raise NotWritten(f"{path} cannot be written ({error.strerror}): make room or give leave to write.") from error


def _append(path: Path, content: str) -> None:
    """At the end of the file and on disk; where that fails, the file is as it was."""
    with path.open("r+b") as file:
        before = file.seek(0, os.SEEK_END)
        try:
            file.write(content.encode())
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            file.truncate(before)
            raise
