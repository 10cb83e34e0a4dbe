"""The data of a publication: the public graph as SQLite, CSV and other programs' files, each fact in it public."""

import contextlib
import dataclasses
import errno
import os
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from app.export import EXPORTED, TEXT_FORMATS, csv_files
from app.export.names import Names, columns_of, public_rows, read_names, same_build
from app.export.redaction import Redaction
from app.export.tables import exported_row, header
from app.publishing.copied import copy_public
from graph.store import Reader
from graph.stores.sqlite.reader import SqliteReader

__all__ = ["Data", "write_data"]

KEYS = {
    "entities": "public_id",
    "entity_keys": "key",
    "edges": "id",
    "claims": "claim_id",
    "contracts": "entity",
    "sources": "source_id",
    "conflicts": "id",
}
"""Columns whose values name a row: other tables lead there, and Datasette shows them as links."""

LEADS = {
    "subject": "entities",
    "object": "entities",
    "entity": "entities",
    "contract": "entities",
    "edge_id": "edges",
    "source_id": "sources",
    "conflict_id": "conflicts",
    "claim": "claims",
}
NUMBERS = {"int": "INTEGER", "flag": "INTEGER", "money": "NUMERIC", "real": "REAL"}


@dataclasses.dataclass(frozen=True, slots=True)
class Data:
    """What was written: rows that were left out, by built table, and the texts that name something not public."""

    database: Path
    left_out: Mapping[str, int]


def write_data(reader: Reader, folder: Path, redaction: Redaction, large: bool) -> Data:
    """Fill the folder; of a large case the database alone, which holds everything that the other files do."""
    folder.mkdir(parents=True)
    path = folder / "graph.sqlite"
    if large and isinstance(reader, SqliteReader):
        with _database(path) as connection:
            return Data(path, copy_public(reader.path, connection, redaction))
    names = read_names(reader)
    _sqlite(reader, names, path)
    if not large:
        (folder / "csv").mkdir()
        for name, lines in csv_files(reader):
            _write(folder / "csv" / name, lines)
        for form in TEXT_FORMATS.values():
            _write(folder / f"graph.{form.ending}", form.write(reader))
    same_build(reader, names)
    return Data(path, names.left_out)


def _write(path: Path, pieces: Any) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)


@contextlib.contextmanager
def _database(path: Path) -> Iterator[sqlite3.Connection]:
    """A database of its own: nothing that is not public was ever in the file."""
    connection = sqlite3.connect(f"file:{quote(str(path))}", isolation_level=None, uri=True)
    try:
        for setting in ("journal_mode = off", "synchronous = off", "temp_store = memory", "cache_size = -65536"):
            connection.execute(f"pragma {setting}")
        yield connection
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path)) from error
    finally:
        connection.close()


def _sqlite(reader: Reader, names: Names, path: Path) -> None:
    """Written row by row from what is public."""
    with _database(path) as connection:
        connection.execute("begin")
        for name, table in EXPORTED.items():
            connection.execute(_created(name, table))
            _fill(connection, name, _rows(reader, table, names))
        _joined(connection)
        connection.execute("commit")


def _joined(connection: sqlite3.Connection) -> None:
    """Have no row name one that is not there, and make what tables share quick to find."""
    for name in ("claims", "conflicts"):
        connection.execute(f"update {name} set edge_id = null where edge_id not in (select id from edges)")
    for name in EXPORTED:
        for column in header(EXPORTED[name]):
            if column in LEADS and KEYS.get(name) != column:
                connection.execute(f'create index "{name}_{column}" on "{name}" ("{column}")')


def _created(name: str, table: str) -> str:
    types = {column.name: NUMBERS.get(column.type, "TEXT") for column in columns_of(table)}
    columns = []
    for column in header(table):
        key = " primary key" if KEYS.get(name) == column else ""
        leads = LEADS.get(column)
        reference = f' references "{leads}" ("{KEYS[leads]}")' if leads and leads != name else ""
        columns.append(f'"{column}" {types.get(column, "TEXT")}{key}{reference}')
    return f'create table "{name}" ({", ".join(columns)})'


def _rows(reader: Reader, table: str, names: Names) -> Iterator[Mapping[str, Any]]:
    return (exported_row(table, row, names) for row in public_rows(reader, table, names))


def _fill(connection: sqlite3.Connection, name: str, rows: Iterator[Mapping[str, Any]]) -> None:
    columns = header(EXPORTED[name])
    places = ", ".join("?" * len(columns))
    statement = f'insert into "{name}" values ({places})'
    connection.executemany(
        statement, ([row[column] if row[column] != "" else None for column in columns] for row in rows)
    )
