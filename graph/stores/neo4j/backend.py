"""Reading a graph on a server: questions from files, a time limit, READ transactions only."""

import contextlib
from collections.abc import Iterator, Sequence
from heapq import merge
from typing import Any

import neo4j

from graph.claim import MODALITIES
from graph.errors import NoBuild
from graph.model import Table, load_schema
from graph.stores import Neo4jLocation
from graph.stores.asking import Backend, Row, Snapshot
from graph.stores.neo4j.connection import open_driver, refusals
from graph.stores.neo4j.labels import key_of, kinds, label_of, types
from graph.stores.neo4j.statements import page_statement, question

__all__ = ["SECONDS", "Neo4jBackend"]

SECONDS = 20.0
"""How long one question may take."""

_PAGE = 5000  # rows of a table fetched at once


class Neo4jBackend(Backend):
    """A graph on a server. Each answer has a session of its own."""

    def __init__(self, location: Neo4jLocation, public_only: bool, seconds: float = SECONDS) -> None:
        self.location, self.public_only, self.seconds = location, public_only, seconds
        self.driver = open_driver(location)

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        with refusals(self.location):
            session = self.driver.session(database=self.location.database, default_access_mode=neo4j.READ_ACCESS)
        try:
            held = _Neo4jSnapshot(session, self.location, self.public_only, self.seconds)
            if not held.ask("build"):
                raise NoBuild(f"There is no whole graph on {self.location.uri} yet: build the case for this store.")
            yield held
        finally:
            with refusals(self.location):
                session.close()

    @contextlib.contextmanager
    def reading(self, seconds: float) -> Iterator[neo4j.Transaction]:
        """A transaction that only reads and ends after so many seconds."""
        with (
            refusals(self.location),
            self.driver.session(
                database=self.location.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=50
            ) as session,
            session.begin_transaction(timeout=seconds) as transaction,
        ):
            yield transaction

    def close(self) -> None:
        self.driver.close()


class _Neo4jSnapshot(Snapshot):
    """One session, held by one answer."""

    def __init__(self, session: neo4j.Session, location: Neo4jLocation, public_only: bool, seconds: float) -> None:
        self._session, self._location, self._public, self._seconds = session, location, public_only, seconds

    def ask(self, name: str, /, **values: Any) -> list[Row]:
        return list(self.stream(name, **values))

    def stream(self, name: str, /, **values: Any) -> Iterator[Row]:
        given = {"retired": 0, "public": int(self._public), "modalities": MODALITIES, **values}
        # A missing day is empty text: the server would plan a question anew for a parameter that is null.
        given |= {day: values.get(day) or "" for day in ("as_of", "known_at")}
        then = bool(given["as_of"] or given["known_at"])
        yield from self._run(question(name, "standing_then" if then else "standing_now"), given)

    def names(self, wanted: Sequence[Sequence[tuple[str, bool]]], **values: Any) -> list[Row]:
        clauses = [" OR ".join(f"{word}{'*' if begins else ''}" for word, begins in choices) for choices in wanted]
        return self.ask("names_found", expression=" AND ".join(f"({clause})" for clause in clauses), **values)

    def rows_of(self, table: str) -> Iterator[Row]:
        described = load_schema().tables[table]
        if table == "entity":
            yield from merge(
                *(self._pages("nodes", kind, described, "id") for kind in kinds()), key=lambda row: row["id"]
            )
        elif table == "edge":
            yield from merge(
                *(self._pages("edges", name, described, "id") for name in types()), key=lambda row: row["id"]
            )
        else:
            yield from self._pages("nodes", label_of(table), described, key_of(described))

    def _pages(self, what: str, name: str, table: Table, key: str) -> Iterator[Row]:
        """The rows of one label or type by their key, a page at a time."""
        text, after = page_statement(what, name, table.name, key), None
        while True:
            rows = list(self._run(text, {"after": after, "limit": _PAGE}))
            yield from (row["row"] for row in rows)
            if len(rows) < _PAGE:
                return
            after = rows[-1]["place"]

    def _run(self, text: str, values: dict[str, Any]) -> Iterator[Row]:
        """In a transaction of its own, which ends when the last row was taken."""
        with refusals(self._location), self._session.begin_transaction(timeout=self._seconds) as transaction:
            for record in transaction.run(text, values):
                yield record["row"] if len(record) == 1 else dict(record)
