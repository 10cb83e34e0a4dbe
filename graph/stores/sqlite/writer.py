"""Writing a build: column by column into a new file, then one rename."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import adbc_driver_sqlite.dbapi as adbc
import pyarrow as pa

from graph.ahead import ahead
from graph.claim import MODALITIES
from graph.draft import draft, flushing
from graph.errors import StoreUnavailable
from graph.store import Build, Writer
from graph.stores.sqlite.pieces import Cut, Pieces, cuts

__all__ = ["SqliteWriter"]

Progress = Callable[[str, int], None]

_SETTINGS = (
    "page_size = 16384",
    "journal_mode = off",
    "synchronous = off",
    "locking_mode = exclusive",
    "cache_size = -1024",
    "threads = 1",
)


class SqliteWriter(Writer):
    """Writes the build beside the file and renames it: readers see the old graph or the new one, never a part."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, build: Build, progress: Progress | None = None) -> None:
        """Raises StoreUnavailable where the folder cannot be written to or the disk is full; the old file stays."""
        try:
            with (
                draft(self.path) as file,
                flushing(file) as flush,
                adbc.connect(str(file), autocommit=True) as connection,
                connection.cursor() as cursor,
            ):
                _Filling(cursor, progress or _silent, flush).fill(build)
        except (OSError, adbc.Error) as error:
            why = (str(error).splitlines() or [type(error).__name__])[0]
            raise StoreUnavailable(
                f"The graph could not be written to {self.path}: {why}. Check the folder and the free space."
            ) from error


def _silent(table: str, rows: int) -> None:
    pass


class _Filling:
    """One new file being filled through one cursor."""

    def __init__(self, cursor: adbc.Cursor, progress: Progress, flush: Callable[[], object]) -> None:
        self.cursor, self.progress, self.flush = cursor, progress, flush

    def fill(self, build: Build) -> None:
        for setting in _SETTINGS:
            self._run(f"pragma {setting}")
        self._run("begin")
        self._run_file("tables.sql")
        with ahead(cuts(build.tables)) as coming:
            for pieces, parts in groupby(coming, itemgetter(0)):
                self._table(pieces, (cut for _pieces, cut in parts if cut is not None))
        self._ingest("modality", pa.table({"rank": range(len(MODALITIES)), "word": MODALITIES}))
        for name in ("indexes.sql", "search.sql", "finish.sql"):
            self._run_file(name)
        self._run("commit")
        self._check()

    def _table(self, pieces: Pieces, cuts_: Iterator[Cut]) -> None:
        layout, written = pieces.layout, 0
        for statement in layout.statements():
            self._run(statement)
        for rows, rest in cuts_:
            self._ingest(layout.rows, rows)
            if rest is not None:
                self._ingest(f"{layout.table.name}_rest", rest)
            written += rows.num_rows
            self.progress(layout.table.name, written)
        if layout.split:
            self._ingest(f"{layout.table.name}_form", pieces.forms())
        self._run_file(f"after_{layout.table.name}.sql")
        if written >= layout.batch:
            self.flush()

    def _ingest(self, table: str, rows: pa.RecordBatch | pa.Table) -> None:
        if rows.num_rows:
            self.cursor.adbc_ingest(table, rows, mode="append")

    def _run(self, statement: str) -> None:
        self.cursor.execute(statement)
        self.cursor.fetchall()

    def _run_file(self, name: str) -> None:
        file = files("graph.stores.sqlite") / "build" / name
        text = file.read_text("utf-8") if file.is_file() else ""
        for statement in text.split(";\n"):
            if statement.strip():
                self._run(statement)

    def _check(self) -> None:
        self.cursor.execute("select name from pragma_table_list where type = 'table'")
        self.cursor.fetchall()
