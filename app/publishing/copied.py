"""What is public of a large graph in SQLite, copied inside SQLite: a million claims take seconds.

The copy keeps the store's folded layout, in which columns of few different values are written once, and shows it as the
tables of every other publication: views of the same names and columns.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from app.export import EXPORTED
from app.export.names import NOT_SAID, PARTY_COLUMNS, SOURCE_COLUMNS, columns_of
from app.export.redaction import Redaction
from app.export.tables import EXACT, OWN_NUMBER, header
from graph.model import Column

__all__ = ["copy_public"]

ORDER = ("entity", "source", "entity_key", "entity_name", "edge", "claim", "contract", "conflict", "conflict_side")
"""Built tables: each after those that its rows name."""

PIECES = ("", "_form", "_row", "_rest")
"""What a table is folded into: combinations, rows that name one, and what few rows have."""

INDEXES = (
    ("claim_of_edge", "claim_row (edge_id)"),
    ("edge_by_subject", "edge_row (subject_id)"),
    ("edge_by_object", "edge_row (object_id)"),
    ("entity_by_public_id", "entity (public_id)"),
    ("name_of_entity", "entity_name_row (entity_id)"),
)
LINKS = {"form", "number"}


def copy_public(store: Path, target: sqlite3.Connection, redaction: Redaction) -> Counter[str]:
    """Fill an empty database from a store's file; counts what was left out by built table, and texts that name
    something not public."""
    said = _Said(redaction)
    target.create_function("said", 1, said.text, deterministic=True)
    target.create_function("said_json", 1, said.json, deterministic=True)
    target.execute("attach ? as graph", (f"file:{quote(str(store))}?mode=ro",))
    target.execute("begin")
    held = dict(target.execute("select name, sql from graph.sqlite_master where type in ('table', 'view')").fetchall())
    left = Counter[str]()
    for table in ORDER:
        for piece in [table + ending for ending in PIECES if table + ending in held]:
            _copy(target, table, piece, held[piece], bool(redaction))
        ((missing,),) = target.execute(
            f"select (select count(*) from graph.{table}) - (select count(*) from main.{table})"
        ).fetchall()
        left[table] = missing
    target.execute("update claim_row set edge_id = 0 where edge_id <> 0 and edge_id not in (select id from edge_row)")
    target.execute("update conflict set edge_id = null where edge_id not in (select id from edge_row)")
    for name, table in EXPORTED.items():
        if name != table:
            target.execute(f'create view "{name}" ({_quoted(header(table))}) as {_shown(table)}')
    for name, place in INDEXES:
        target.execute(f"create index {name} on {place}")
    target.execute("commit")
    target.execute("detach graph")
    left["texts"] = said.hidden
    return +left


class _Said:
    """Free text, or a mark in its place; counts the marks."""

    def __init__(self, redaction: Redaction) -> None:
        self._redaction, self.hidden = redaction, 0

    def text(self, value: Any) -> Any:
        return NOT_SAID if self._named(value) else value

    def json(self, value: Any) -> Any:
        return None if self._named(value) else value

    def _named(self, value: object) -> bool:
        named = isinstance(value, str) and self._redaction.names(value)
        self.hidden += named
        return named


def _copy(target: sqlite3.Connection, table: str, piece: str, made_by: str, redacted: bool) -> None:
    """A piece of a table: its public rows, of them what is exported."""
    target.execute(made_by)
    if made_by.lower().startswith("create view"):
        return
    told = {column.name: column for column in columns_of(table)}
    place = "rowid" if piece.endswith("_row") else None
    names = [row[1] for row in target.execute(f"pragma graph.table_info({piece})")]
    kept = [name for name in names if name in told or name in LINKS]
    values = [_kept(told.get(name), name, redacted) for name in kept]
    where = " and ".join(_wanted(table, piece, names)) or "true"
    own = [place] if place and not _has_own_rowid(made_by) else []
    target.execute(
        f"insert into main.{piece} ({', '.join([*own, *map(_name, kept)])}) "
        f"select {', '.join([*own, *values])} from graph.{piece} where {where}"
    )


def _has_own_rowid(made_by: str) -> bool:
    return "integer primary key" in made_by.lower()


def _kept(column: Column | None, name: str, redacted: bool) -> str:
    if not redacted or column is None or column.type not in ("text", "json") or name in EXACT:
        return _name(name)
    return f"{'said_json' if column.type == 'json' else 'said'}({_name(name)})"


def _wanted(table: str, piece: str, names: list[str]) -> Iterator[str]:
    """What a public row fulfils."""
    for name in names:
        if name in PARTY_COLUMNS:
            yield f"(coalesce({name}, 0) = 0 or {name} in (select id from main.entity))"
        elif name in SOURCE_COLUMNS and table != "source":
            yield f"(coalesce({name}, '') = '' or {name} in (select source_id from main.source))"
        elif name == "visibility":
            yield "visibility = 'public'"
        elif name == "form":
            yield f"form in (select number from main.{table}_form)"
    if piece.endswith("_rest"):
        yield f"number in (select rowid from main.{table}_row)"
    if table == "conflict_side":
        yield "conflict_id in (select id from main.conflict) and claim in (select id from main.claim_row)"


def _shown(table: str) -> str:
    """The exported columns of a table."""
    columns: list[str] = []
    joins: list[str] = []
    for column in columns_of(table):
        value = f't."{column.name}"'
        if (party := PARTY_COLUMNS.get(column.name)) is not None:
            columns += [f"{party}.public_id", f"{party}.name"]
            joins.append(f"left join entity {party} on {party}.id = {value}")
        elif column.name == "source_id" and table != "source":
            columns += [value, "origin.label"]
            joins.append(f"left join source origin on origin.source_id = {value}")
        elif (table, column.name) == ("conflict_side", "claim"):
            columns.append("told.claim_id")
            joins.append(f"left join claim told on told.id = {value}")
        elif (table, column.name) not in OWN_NUMBER:
            bare = "{0}" if column.name in EXACT else "nullif({0}, '')"  # an index finds a bare column alone
            columns.append(KINDS.get(column.type, bare).format(value))
    return f"select {', '.join(columns)} from {table} t {' '.join(joins)}"


KINDS: Mapping[str, str] = {
    "money": "{0} / 100.0",
    "flag": "{0} <> 0",
    "int": "{0}",
    "real": "{0}",
    "id": "case when {0} <> 0 then printf('%016x', {0}) end",
}


def _name(name: str) -> str:
    return f'"{name}"'


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(map(_name, names))
