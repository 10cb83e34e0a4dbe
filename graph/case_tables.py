"""The tables of a case folder that people and the program both write: CSV, one row an entry.

A row that does not fit is reported with its file and number and left as it stands; columns that a person added
are kept. Files are replaced whole, so a reader never sees half of one; decisions are added at the end, each on disk
before its writer goes on (graph.case_journal).
"""

import csv
import dataclasses
import fcntl
import io
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from graph.case_rows import CaseRow
from graph.errors import InvalidCase

__all__ = [
    "CUT_OFF",
    "CaseTable",
    "RowProblem",
    "TableRows",
    "cells_under",
    "locked",
    "write_atomically",
]

R = TypeVar("R", bound=CaseRow)
MAX_BYTES = 200_000_000
MAX_CELL = 100_000
"""Characters of a cell; a row with a longer one is reported."""
CUT_OFF = "its line was cut off while it was written: complete or delete it"
UNREADABLE = "\0unreadable"
MARK = "\0end"
_ESCAPED = re.compile("[\ud800-\udfff]")
"""What stands for bytes that are no UTF-8."""


@dataclasses.dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that cannot be used; `row` is the 1-based data row (the header line is no data row)."""

    file: str
    row: int
    detail: str


@dataclasses.dataclass(frozen=True, slots=True)
class TableRows(Generic[R]):
    """The rows that fit, the problems of the others, and for whoever adds a row the columns of the file and what has to
    go before it: the end of a last line that has none."""

    rows: tuple[R, ...]
    problems: tuple[RowProblem, ...]
    header: tuple[str, ...] = ()
    closing: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class CaseTable(Generic[R]):
    """One CSV file of a case and the model of its rows. A file that does not exist is an empty table."""

    path: Path
    model: type[R]

    def read(self) -> TableRows[R]:
        """Every row, in the file's order. Raises InvalidCase where the file as a whole is no such table."""
        text = self._text(patient=self.model.appended)
        header, body = self._parsed(f"{text}\n{MARK}" if text else "", patient=self.model.appended)
        closing = _closing(text, header, body)
        cut_off = self.model.appended and CUT_OFF in closing
        known = self.model.model_fields
        columns = [(place, name) for place, name in enumerate(header) if name in known]
        rows, problems = [], []
        for number, cells in enumerate(body, 1):
            if not any(map(str.strip, cells)):
                continue
            try:
                _check([CUT_OFF] if cut_off and number == len(body) else cells, len(header))
                told = {name: cell for place, name in columns if place < len(cells) and (cell := cells[place].strip())}
                rows.append(self.model.model_validate(told))
            except (ValidationError, ValueError) as error:
                problems.append(RowProblem(self.path.name, number, _plain(error)))
        return TableRows(tuple(rows), tuple(problems), tuple(header), closing)

    def append(self, rows: Iterable[R]) -> None:
        """Add rows at the end; those that stand there stay as they are."""
        self._rewrite(lambda header, body: [*body, *(cells_under(header, row) for row in rows)])

    def put(self, rows: Iterable[R], key: str) -> None:
        """Write each row in place of the one that has the same value in column `key`, or at the end."""
        fresh = {getattr(row, key): row for row in rows}

        def merged(header: list[str], body: list[list[str]]) -> list[list[str]]:
            at = header.index(key)
            kept = [cells_under(header, fresh.pop(c[at]), c) if at < len(c) and c[at] in fresh else c for c in body]
            return [*kept, *(cells_under(header, row) for row in fresh.values())]

        self._rewrite(merged)

    def _rewrite(self, change: Callable[[list[str], list[list[str]]], list[list[str]]]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with locked(self.path):
            self.rewrite_unlocked(change)

    def rewrite_unlocked(self, change: Callable[[list[str], list[list[str]]], list[list[str]]]) -> None:
        """Write the file anew, with every column, for a caller that holds its lock."""
        header, body = self._parsed(self._text(patient=False), patient=False)
        full = [*header, *(column for column in self.model.model_fields if column not in header)]
        write_atomically(self.path, "".join(map(line_of, [full, *change(full, body)])).encode())

    def _text(self, patient: bool) -> str:
        if not self.path.exists():
            if self.path.is_symlink():
                raise InvalidCase(f"{self.path} is a link that leads to no file: mend it, or remove it.")
            return ""
        if self.path.stat().st_size > MAX_BYTES:
            raise InvalidCase(f"{self.path} is larger than {MAX_BYTES} bytes: that cannot be right.")
        content = self.path.read_bytes()
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            if patient:  # a killed process may have cut a letter in two
                return content.decode("utf-8-sig", "surrogateescape")
            raise InvalidCase(f"{self.path} is no CSV in UTF-8 ({error}): save it so.") from error

    def _parsed(self, text: str, patient: bool) -> tuple[list[str], list[list[str]]]:
        """The columns and the cells of each row; `patient` has a line that is no CSV stand as the reason alone."""
        lines: list[list[str]] = []
        for line in _lines(text):
            if isinstance(line, csv.Error):
                if not patient or not lines:
                    raise InvalidCase(f"{self.path} is no CSV in UTF-8 ({line}): save it so.") from line
                line = [UNREADABLE, str(line)]
            lines.append(line)
        header = [cell.strip().lower() for cell in lines[0]] if lines else list(self.model.model_fields)
        if missing := [name for name in self.model.required() if name not in header]:
            expected = ", ".join(self.model.model_fields)
            raise InvalidCase(f"{self.path}, line 1: the column {missing[0]} is missing; expected {expected}.")
        return header, lines[1:]


def _check(cells: list[str], columns: int) -> None:
    """Raises ValueError with the reason where the cells are no row of so many columns."""
    if CUT_OFF in cells or UNREADABLE in cells[:1]:
        raise ValueError(CUT_OFF if CUT_OFF in cells else f"it cannot be read ({cells[-1]})")
    if not all(cell.isascii() or _ESCAPED.search(cell) is None for cell in cells):
        raise ValueError("it is no UTF-8: save the file so")
    if len(cells) > columns and any(map(str.strip, cells[columns:])):
        raise ValueError(f"it has {len(cells)} cells under {columns} columns")
    if (longest := max(map(len, cells), default=0)) > MAX_CELL:
        raise ValueError(f"a cell holds {longest} characters, more than {MAX_CELL}")


def _lines(text: str) -> Iterator[list[str] | csv.Error]:
    """The cells of each row, or why it cannot be read."""
    reader = csv.reader(io.StringIO(text, newline=""))
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield error


def line_of(cells: list[str]) -> str:
    """The line of a row, its end included."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(cells)  # so told, it puts lone carriage returns in quotes
    return f"{text.getvalue().removesuffix(chr(13) + chr(10))}\n"


def _closing(text: str, header: list[str], body: list[list[str]]) -> str:
    """What the text lacks behind its last line: a line break where that is whole, else a mark beyond its columns.

    The body was read with a line MARK behind it, which is taken away; where it is not there, the text breaks off
    inside a quoted cell.
    """
    if not text:
        return ""
    quote = "" if body and body[-1] == [MARK] else '"'
    if not quote:
        body.pop()
        if text.endswith("\n") or not body or len(body[-1]) >= len(header):
            return "" if text.endswith("\n") else "\n"
    return f"{quote}{',' * len(header)}{CUT_OFF}\n"


def cells_under(header: list[str], row: CaseRow, before: list[str] | None = None) -> list[str]:
    """The row's cells under the header; what an unknown column held before stays."""
    known = row.cells()
    old = dict(zip(header, before or [], strict=False))
    return [known.get(name, old.get(name, "")) for name in header]


def _plain(error: ValidationError | ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False)[0]
    column = ".".join(str(part) for part in first["loc"])
    return f"{column}: {'missing' if first['type'] == 'missing' else first['msg'].removeprefix('Value error, ')}"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """One writer in the folder of `path` at a time, among processes too."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def write_atomically(path: Path, content: bytes) -> None:
    """Put the content there whole, or leave what was there."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
