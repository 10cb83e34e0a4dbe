"""Reading a graph file: questions from files, a time limit, connections that follow the newest build."""

import contextlib
import functools
import json
import re
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graph.errors import NoBuild, QueryTimeout, StoreUnavailable
from graph.model import load_schema
from graph.stores.asking import Backend, Row, Snapshot
from graph.stores.sqlite.layout import layouts
from graph.values import ABOUT_BITS

__all__ = ["SqliteBackend"]

SECONDS = 20.0
"""How long one question may take; six times that where rows are handed on as they come."""

_ABOUT = re.compile(r"\{about ([\w.:]+)\}")
"""Where the ids of all edges about a contract lie, and of few others: `e.id {about k.id} and +e.contract_id = k.id`."""
_STEPS = 20_000  # instructions of SQLite between two looks at the clock
_IDLE = 8  # connections that are kept for later


class SqliteBackend(Backend):
    """A graph file. Each answer has a connection of its own; a renamed file is seen by the next answer."""

    def __init__(self, path: Path, public_only: bool, seconds: float = SECONDS) -> None:
        self.path, self.public_only, self.seconds = path, public_only, seconds
        self._idle: list[tuple[tuple[int, int], sqlite3.Connection]] = []
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        mark, connection = self._take()
        try:
            yield _SqliteSnapshot(connection, self.public_only, self.seconds)
        finally:
            self._give_back(mark, connection)

    def close(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for _, connection in idle:
            connection.close()

    def _take(self) -> tuple[tuple[int, int], sqlite3.Connection]:
        mark = self._mark()
        with self._lock:
            found = [entry for entry in self._idle if entry[0] == mark]
            stale = [connection for held, connection in self._idle if held != mark]
            self._idle = found[1:]
        for connection in stale:
            connection.close()
        return found[0] if found else (mark, self._open())

    def _give_back(self, mark: tuple[int, int], connection: sqlite3.Connection) -> None:
        with self._lock:
            if len(self._idle) < _IDLE:
                self._idle.append((mark, connection))
                return
        connection.close()

    def _mark(self) -> tuple[int, int]:
        try:
            found = self.path.stat()
        except OSError as error:
            raise NoBuild(f"There is no graph at {self.path} yet: build the case first.") from error
        return found.st_ino, found.st_mtime_ns

    def _open(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(
                f"file:{quote(str(self.path))}?mode=ro", uri=True, check_same_thread=False, isolation_level=None
            )
            connection.row_factory = sqlite3.Row
            for setting in (
                "query_only = on",
                "trusted_schema = off",
                "cache_size = -32768",
                "temp_store = memory",
                "mmap_size = 1073741824",
            ):
                connection.execute(f"pragma {setting}")
            connection.execute("select build_id from build").fetchall()
        except sqlite3.Error as error:
            raise StoreUnavailable(
                f"{self.path} is no graph that this version can read ({error}): build the case again."
            ) from error
        return connection


class _SqliteSnapshot(Snapshot):
    """One connection, held by one answer."""

    def __init__(self, connection: sqlite3.Connection, public_only: bool, seconds: float) -> None:
        self._connection, self._public, self._seconds = connection, public_only, seconds

    def ask(self, question: str, /, **values: Any) -> list[Row]:
        with self._limited(self._seconds):
            return [dict(row) for row in self._connection.execute(_text(question, values), self._bound(values))]

    def stream(self, question: str, /, **values: Any) -> Iterator[Row]:
        with self._limited(6 * self._seconds):
            yield from map(dict, self._connection.execute(_text(question, values), self._bound(values)))

    def names(self, wanted: Sequence[Sequence[tuple[str, bool]]], **values: Any) -> list[Row]:
        clauses = [" OR ".join(f'"{word}"{" *" if begins else ""}' for word, begins in choices) for choices in wanted]
        return self.ask("names_found", expression=" AND ".join(f"({clause})" for clause in clauses), **values)

    def rows_of(self, table: str) -> Iterator[Row]:
        described = load_schema().tables[table]
        columns = ", ".join(f'"{column.name}"' for column in described.columns)
        order = "number" if layouts()[table].split else ", ".join(f'"{name}"' for name in described.key)
        yield from map(dict, self._connection.execute(f"select {columns} from {table} order by {order}"))

    def _bound(self, values: dict[str, Any]) -> dict[str, Any]:
        """Lists go in as JSON; the moment's two days and the visibility are there for every question."""
        given = {"as_of": None, "known_at": None, "retired": 0, "public": int(self._public), **values}
        return {name: json.dumps(value) if isinstance(value, (list, tuple)) else value for name, value in given.items()}

    @contextlib.contextmanager
    def _limited(self, seconds: float) -> Iterator[None]:
        deadline = time.monotonic() + seconds
        self._connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise QueryTimeout(f"The question took over {seconds:g} seconds: narrow it down.") from error
            raise StoreUnavailable(f"The graph could not be read ({error}): build the case again.") from error
        except sqlite3.DatabaseError as error:
            raise StoreUnavailable(f"The graph could not be read ({error}): build the case again.") from error
        finally:
            self._connection.set_progress_handler(None, 0)


def _text(question: str, values: dict[str, Any]) -> str:
    then = values.get("as_of") is not None or values.get("known_at") is not None
    return _question(question, "standing_then" if then else "standing_now")


@functools.cache
def _question(name: str, standing: str) -> str:
    """The question's text, with the pieces that several questions share put in their places."""
    folder = files("graph.stores.sqlite") / "questions"
    text = (folder / f"{name}.sql").read_text("utf-8")
    for place, piece in (("{standing}", standing), ("{named}", "named"), ("{records}", "records")):
        if place in text:
            text = text.replace(place, (folder / f"{piece}.sql").read_text("utf-8").strip())
    return _ABOUT.sub(rf"between \1 & {-1 << ABOUT_BITS} and \1 | {(1 << ABOUT_BITS) - 1}", text)
