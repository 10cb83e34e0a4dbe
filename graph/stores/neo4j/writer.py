"""Syncing a build to a server: idempotent, in batches, resumable."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import neo4j
import pyarrow as pa
import pyarrow.compute as pc

from graph.model import load_schema
from graph.store import Build, Writer
from graph.stores import Neo4jLocation
from graph.stores.neo4j.connection import open_driver, refusals
from graph.stores.neo4j.directory import Directory
from graph.stores.neo4j.labels import key_of, kinds, label_of, node_tables, schema_statements, types
from graph.stores.neo4j.restated import Restated
from graph.stores.neo4j.rows import MOST_ROWS, batch_rows, batches_of, node_rows
from graph.stores.neo4j.statements import filled, statement
from graph.stores.words import words_of

__all__ = ["Neo4jWriter"]

_REMOVED_AT_ONCE = 4000

Statement = tuple[str, list[dict[str, Any]]]
"""A statement with its `rows`."""

Batch = tuple[int, list[Statement]]
"""How many rows of a table, and the statements that write them."""


class Neo4jWriter(Writer):
    """Merges a build's rows, then removes what it does not have. A sync that was cut off goes on where it stopped."""

    def __init__(self, location: Neo4jLocation) -> None:
        self.location = location

    def write(self, build: Build, progress: Callable[[str, int], None] | None = None) -> None:
        """Raises StoreUnavailable, StoreRefused. The build counts as whole once its row in :Build says so."""
        with refusals(self.location), open_driver(self.location) as driver:
            driver.verify_connectivity()
            with driver.session(database=self.location.database) as session:
                _Sync(session, build, progress or _silent).run()


def _order() -> list[str]:
    return [*(name for name in load_schema().tables if name != "build"), "implied", "name_word"]


def _ahead(batches: Iterator[Batch]) -> Iterator[Batch]:
    """The batches; the next one is made while the server takes one."""
    with ThreadPoolExecutor(1) as maker:
        coming = maker.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = maker.submit(next, batches, None)
            yield batch


def _names() -> set[str]:
    """Every column of the schema."""
    return {column.name for table in load_schema().tables.values() for column in table.columns}


def _silent(table: str, rows: int) -> None:
    pass


class _Sync:
    """One build on its way to the server."""

    def __init__(self, session: neo4j.Session, build: Build, progress: Callable[[str, int], None]) -> None:
        self.session, self.build, self.progress = session, build, progress
        self.directory, self.restated, self.words = Directory(), Restated(), set[str]()
        self.reached = self._reached()

    def run(self) -> None:
        for made in schema_statements():
            self.session.run(made).consume()
        self.session.run("CALL db.awaitIndexes(120)").consume()
        for part, batches in self._parts():
            self._write(part, batches)
        self._remove()
        row, names = self._own_row(), {name: 0 for name in _names()} | {"build_id": self.build.build_id}
        self.session.run(statement("whole"), build=self.build.build_id, row=row, names=names).consume()

    def _own_row(self) -> dict[str, Any]:
        described = load_schema().tables["build"]
        told = self.build.tables.get("build")
        rows = [row for batch in batches_of(told, described) for row in batch.to_pylist()] if told else []
        return (
            rows[0] if rows else {column.name: "" for column in described.columns} | {"build_id": self.build.build_id}
        )

    def _parts(self) -> Iterator[tuple[str, Iterator[Batch]]]:
        """What is to be written, in order: nodes before the relationships between them."""
        for name in _order():
            if name in ("implied", "name_word") or name in self.build.tables:
                yield name, self._batches(name)

    def _batches(self, name: str) -> Iterator[Batch]:
        """(rows, statements) of each batch."""
        if name == "implied":
            for told in self.restated.batches(batch_rows(load_schema().tables["edge"])):
                yield told.num_rows, self._edges(told)
        elif name == "name_word":
            yield from ((len(rows), [(_merge("NameWord", "word"), rows)]) for rows in self._word_batches())
        else:
            table = load_schema().tables[name]
            for batch in batches_of(self.build.tables[name], table):
                yield batch.num_rows, self._statements(name, batch)

    def _statements(self, name: str, batch: pa.RecordBatch) -> list[Statement]:
        if name == "edge":
            stated = batch.filter(pc.equal(batch.column("implied"), 0))
            self.restated.add(stated)
            return self._edges(stated)
        table = load_schema().tables[name]
        if name == "entity":
            self.directory.add(batch)
            return [
                (_merge(kind, "id"), rows)
                for kind, rows in _grouped(node_rows(batch, table, self.build.build_id), "type")
            ]
        rows = node_rows(batch, table, self.build.build_id)
        if name == "entity_name":
            self._add_words(rows, batch)
        return [(_merge(label_of(name), key_of(table)), rows)]

    def _edges(self, batch: pa.RecordBatch) -> list[Statement]:
        ends = [self.directory.kinds(batch.column(end)) for end in ("subject_id", "object_id")]
        rows = batch.append_column("build", pa.repeat(pa.scalar(self.build.build_id), batch.num_rows)).to_pylist()
        groups: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
        for row, subject, object_ in zip(rows, *ends, strict=True):
            if subject and object_:
                groups[row["predicate"], subject, object_].append(row)
        return [
            (filled("merge_edges", predicate=predicate, subject=subject, object=object_), told)
            for (predicate, subject, object_), told in sorted(groups.items())
        ]

    def _add_words(self, rows: list[dict[str, Any]], batch: pa.RecordBatch) -> None:
        """The words of names but for award numbers, which are found by their index."""
        for row, award in zip(rows, self.directory.awards(batch.column("entity_id")), strict=True):
            words = [] if award else words_of(row["name"])
            self.words.update(words)
            row["words"] = " ".join(words) or None

    def _word_batches(self) -> Iterator[list[dict[str, Any]]]:
        words = sorted(self.words)
        for start in range(0, len(words), MOST_ROWS):
            yield [
                {"word": word, "length": len(word), "build": self.build.build_id}
                for word in words[start : start + MOST_ROWS]
            ]

    def _write(self, part: str, batches: Iterable[Batch]) -> None:
        done = 0
        for rows, statements in _ahead(iter(batches)):
            done += rows
            if (self._place(part), done) > self.reached:
                self.session.execute_write(self._batch, part, done, statements)
            self.progress(part, done)

    def _batch(self, transaction: neo4j.ManagedTransaction, part: str, done: int, statements: list[Statement]) -> None:
        for text, rows in statements:
            transaction.run(text, rows=rows).consume()
        transaction.run(statement("progress"), build=self.build.build_id, part=part, rows=done).consume()

    def _reached(self) -> tuple[int, int]:
        """Up to where a sync of the same build came that was cut off."""
        found = self.session.run(statement("progress_of"), build=self.build.build_id).single()
        return (self._place(found["part"]), found["rows"]) if found else (-1, 0)

    def _place(self, part: str) -> int:
        return _order().index(part) if part in _order() else -1

    def _remove(self) -> None:
        """What the new build does not have: relationships first, so that no node takes many with it at once."""
        texts = [filled("remove_edges", predicate=name) for name in types()]
        texts += [
            filled("remove_nodes", label=name)
            for name in (*(label_of(t.name) for t in node_tables() if t.name != "build"), "NameWord", *kinds())
        ]
        for text in texts:
            while self.session.execute_write(self._removed, text):
                pass

    def _removed(self, transaction: neo4j.ManagedTransaction, text: str) -> int:
        return int(
            transaction.run(text, build=self.build.build_id, limit=_REMOVED_AT_ONCE).single(strict=True)["removed"]
        )


def _merge(label: str, key: str) -> str:
    return filled("merge_nodes", label=label, key=key)


def _grouped(rows: list[dict[str, Any]], column: str) -> list[tuple[str, list[dict[str, Any]]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return sorted(groups.items())
