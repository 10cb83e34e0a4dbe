"""Answers that are lists and sums: spending, interlocks, findings, the build, whole tables."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph.errors import BadFilter, NoBuild
from graph.model import load_schema
from graph.store import Edge, EntityRef, Page, SpendingQuery
from graph.stores.cursors import fingerprint, make_cursor, read_cursor
from graph.stores.lookups import Lookups, moment_values, one_of, page_size
from graph.stores.rows import edge_from, ref_from, table_row

__all__ = ["ListAnswers"]

RECORDED = ("recipient", "agency")
RESOLVED = ("vendor", "agency", "year")

_PRIME = ("spending", {"predicate": "CONTRACTED_WITH", "levels": ("action", "summary")})
_SUB = ("subspending", {"predicate": "SUBAWARD_OF", "levels": ("subaward",)})
"""A question with the records that it adds up."""


class ListAnswers(Lookups):
    """The part of a reader that lists and sums."""

    def spending(self, query: SpendingQuery) -> Iterator[tuple[Any, ...]]:
        columns = RECORDED if query.as_recorded else RESOLVED
        one_of("level", (query.level,), ("prime", "sub", "auto"))
        one_of("column of spending", query.by, columns)
        if not query.by or len(set(query.by)) != len(query.by):
            raise BadFilter(f"Spending is told by one or more of {', '.join(columns)}, each once.")
        values = {column: int(column in query.by) for column in columns} | moment_values(query.moment)
        return self._spending(query, values)

    def _spending(self, query: SpendingQuery, values: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
        with self._backend.snapshot() as held:
            prime = query.level == "prime" or (query.level == "auto" and bool(held.ask("has_prime")[0]["yes"]))
            question, records = _PRIME if prime else _SUB
            for row in held.stream(question + ("_recorded" if query.as_recorded else ""), **records, **values):
                yield (*(row[column] for column in query.by), row["actions"], row["obligated"])

    def interlocks(self, limit: int = 50, cursor: str | None = None) -> Page[tuple[EntityRef, tuple[Edge, ...]]]:
        bound = fingerprint("interlocks")
        rank, last = read_cursor(bound, cursor, (int, str))
        roles = [p.name for p in load_schema().predicates.values() if p.group == "people" and "Person" not in p.range]
        with self._backend.snapshot() as held:
            rows = held.ask(
                "interlocks", predicates=roles, after_rank=rank, after_person=last, limit=page_size(limit) + 1
            )
            ids = {row["person"]: _numbers(row["ids"]) for row in rows[:limit]}
            edges = {
                row["id"]: edge_from(row)
                for row in held.ask("edges_by_id", ids=[number for found in ids.values() for number in found])
            }
        items = tuple(
            (ref_from(row, "person"), tuple(edges[n] for n in sorted(ids[row["person"]]))) for row in rows[:limit]
        )
        following = (
            make_cursor(bound, [rows[limit - 1]["rank"], rows[limit - 1]["person"]]) if len(rows) > limit else None
        )
        return Page(items, following, rows[0]["total"] if rows else 0)

    def findings(self, kind: str | None = None, limit: int = 50, cursor: str | None = None) -> Page[Mapping[str, Any]]:
        bound = fingerprint("findings", kind)
        (last,) = read_cursor(bound, cursor, (int,))
        with self._backend.snapshot() as held:
            rows = held.ask("findings", kind=kind, after=last, limit=page_size(limit) + 1)
        following = make_cursor(bound, [rows[limit - 1]["number"]]) if len(rows) > limit else None
        total, every = (rows[0]["total"], rows[0]["every"]) if rows else (0, 0)
        return Page(tuple(table_row("finding", row) for row in rows[:limit]), following, total, every - total)

    def build(self) -> Mapping[str, Any]:
        with self._backend.snapshot() as held:
            rows = held.ask("build")
        if not rows:
            raise NoBuild("The graph tells nothing about its build: build the case again.")
        return table_row("build", rows[0])

    def table(self, name: str) -> Iterator[Mapping[str, Any]]:
        one_of("table", (name,), tuple(load_schema().tables))
        return self._table(name)

    def _table(self, name: str) -> Iterator[Mapping[str, Any]]:
        with self._backend.snapshot() as held:
            yield from held.rows_of(name)


def _numbers(ids: str | list[int]) -> list[int]:
    """Ids as SQLite tells them, in JSON, or Neo4j, as a list."""
    return json.loads(ids) if isinstance(ids, str) else ids
