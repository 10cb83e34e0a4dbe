"""The neighbourhood of entities, with many edges between the same two told as one bundle."""

import json
from collections.abc import Sequence
from typing import Any

from graph.errors import BadFilter
from graph.model import Predicate, load_schema
from graph.store import EdgeFilter, EntityRef, Graph, edge_hex
from graph.stores.asking import Row, Snapshot
from graph.stores.implied_answers import ImpliedAnswers, split_predicates
from graph.stores.lookups import edge_values
from graph.stores.rows import edge_from, ref_from

__all__ = ["GraphAnswers"]

FEW = 3
"""Up to so many edges between the same two are given one by one beside their bundle."""

_DEEPEST = 4
_MOST = 5000
_NODES_WITH_IMPLIED = 20
_SUMS = ("edges", "obligated", "current", "potential", "valid_from", "valid_to", "claims", "sources", "currency")


class GraphAnswers(ImpliedAnswers):
    """The part of a reader that shows a piece of the graph."""

    def graph(self, keys: Sequence[str], where: EdgeFilter, depth: int = 1, limit: int = 300) -> Graph:
        values = edge_values(where)
        if not keys or not 0 <= depth <= _DEEPEST or not 1 <= limit <= _MOST:
            raise BadFilter(
                f"A graph needs an entity to start from, a depth of 0 to {_DEEPEST} and a limit of 1 to {_MOST}."
            )
        values["predicates"], implied = split_predicates(where)
        with self._backend.snapshot() as held:
            starts = [self._find(held, key, where.moment) for key in dict.fromkeys(keys)]
            grown = _Grown(starts, limit)
            for _ in range(depth):
                frontier = grown.frontier
                grown.take(*_bundles(held, frontier, values, False, limit + len(grown.bundles)))
                if implied:
                    grown.take(*self._implied_bundles(held, frontier, values, implied, limit))
            grown.take(*_bundles(held, list(grown.nodes), {**values, "types": None}, True, limit + len(grown.bundles)))
            return self._drawn(held, grown, values)

    def _implied_bundles(
        self, held: Snapshot, ids: list[int], values: dict[str, Any], implied: tuple[Predicate, ...], limit: int
    ) -> tuple[list[Row], bool]:
        """The implied edges at some of the nodes, each as a bundle of its own."""
        origins = sorted({predicate.implied.origin for predicate in implied if predicate.implied})
        asked = {**values, "predicates": origins, "forward": 1, "backward": 1, "types": None}
        found: list[Row] = []
        more = len(ids) > _NODES_WITH_IMPLIED
        for number in ids[:_NODES_WITH_IMPLIED]:
            rows = held.ask("edges", id=number, after_rank=None, after_id=None, limit=limit, **asked)
            more = more or len(rows) == limit
            found += self._told_again(held, number, rows, implied, values)
        return [{**row, "edges": 1, "ids": [row["id"]]} for row in found], more

    def _drawn(self, held: Snapshot, grown: "_Grown", values: dict[str, Any]) -> Graph:
        when = {name: values[name] for name in ("as_of", "known_at")}
        rows = list(grown.bundles.values())
        found = self._edges_by_id(held, [n for row in rows if row["edges"] <= FEW for n in _ids(row)], **when)
        shown = sorted(grown.nodes.values(), key=lambda ref: ref.id)
        bundles = sorted(
            (_bundle(row) for row in rows), key=lambda b: (b["subject"].id, b["predicate"], b["object"].id)
        )
        edges = tuple(edge_from(found[number]) for number in sorted(found))
        return Graph(tuple(shown), edges, tuple(bundles), grown.truncated)


class _Grown:
    """Nodes and bundles reached so far, never more than `limit` bundles; `frontier` are the nodes of the last step."""

    def __init__(self, starts: list[Row], limit: int) -> None:
        self.limit, self.truncated = limit, False
        self.nodes = {row["id"]: EntityRef(row["public_id"], row["type"], row["name"]) for row in starts}
        self.bundles: dict[tuple[int, str, int], Row] = {}
        self._before: set[int] = set()

    @property
    def frontier(self) -> list[int]:
        """The nodes that were not asked about yet."""
        fresh = [number for number in self.nodes if number not in self._before]
        self._before.update(fresh)
        return fresh

    def take(self, rows: list[Row], more: bool) -> None:
        fresh = [row for row in rows if _key(row) not in self.bundles]
        room = self.limit - len(self.bundles)
        self.truncated = self.truncated or more or len(fresh) > room
        for row in fresh[:room]:
            self.bundles[_key(row)] = row
            for end in ("subject", "object"):
                self.nodes.setdefault(row[f"{end}_id"], ref_from(row, end))


def _bundles(held: Snapshot, ids: list[int], values: dict[str, Any], among: bool, limit: int) -> tuple[list[Row], bool]:
    """Bundles at the nodes, and whether there are more than the limit."""
    if not ids:
        return [], False
    last = [p.name for p in load_schema().predicates.values() if p.contract]
    rows = held.ask("bundles", ids=ids, among=int(among), few=FEW, last=last, limit=limit + 1, **values)
    return rows[:limit], len(rows) > limit


def _key(row: Row) -> tuple[int, str, int]:
    return row["subject_id"], row["predicate"], row["object_id"]


def _bundle(row: Row) -> dict[str, Any]:
    ends = {"subject": ref_from(row, "subject"), "predicate": row["predicate"], "object": ref_from(row, "object")}
    sums = {name: row[name] for name in _SUMS}
    return {**ends, **sums, "disputed": bool(row["disputed"]), "ids": tuple(edge_hex(number) for number in _ids(row))}


def _ids(row: Row) -> list[int]:
    ids = row["ids"]
    return sorted(json.loads(ids) if isinstance(ids, str) else ids)
