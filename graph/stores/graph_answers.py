"""The neighbourhood of entities, with many edges between the same two told as one bundle."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from graph.errors import BadFilter
from graph.model import load_schema
from graph.store import EdgeFilter, EntityRef, Graph, edge_hex
from graph.stores.asking import Row, Snapshot
from graph.stores.lookups import Lookups, edge_values
from graph.stores.rows import edge_from, ref_from

__all__ = ["GraphAnswers"]

FEW = 3
"""Up to so many edges between the same two are given one by one beside their bundle."""

_DEEPEST = 4
_MOST = 5000
_SUMS = ("edges", "obligated", "current", "potential", "valid_from", "valid_to", "claims", "sources")


class GraphAnswers(Lookups):
    """The part of a reader that shows a piece of the graph."""

    def graph(self, keys: Sequence[str], where: EdgeFilter, depth: int = 1, limit: int = 300) -> Graph:
        values = edge_values(where)
        if not keys or not 0 <= depth <= _DEEPEST or not 1 <= limit <= _MOST:
            raise BadFilter(
                f"A graph needs an entity to start from, a depth of 0 to {_DEEPEST} and a limit of 1 to {_MOST}."
            )
        with self._backend.snapshot() as held:
            starts = [self._find(held, key, where.moment) for key in dict.fromkeys(keys)]
            return _grown(held, starts, values, depth, limit)


def _grown(held: Snapshot, starts: list[Row], values: dict[str, Any], depth: int, limit: int) -> Graph:
    """Bundles step by step away from the starts, then those among the nodes reached; at most `limit` of them."""
    nodes = {row["id"]: EntityRef(row["public_id"], row["type"], row["name"]) for row in starts}
    bundles: dict[tuple[int, str, int], Row] = {}
    frontier, truncated = list(nodes), False
    steps = [(values, False)] * depth + [({**values, "types": None}, True)]
    for asked, among in steps:
        ids = list(nodes) if among else frontier
        rows = _bundles(held, ids, asked, among, limit + 1)
        fresh = [row for row in rows if _key(row) not in bundles]
        room = limit - len(bundles)
        truncated = truncated or len(rows) > limit or len(fresh) > room
        bundles |= {_key(row): row for row in fresh[:room]}
        before = set(nodes)
        for row in fresh[:room]:
            nodes.setdefault(row["subject_id"], ref_from(row, "subject"))
            nodes.setdefault(row["object_id"], ref_from(row, "object"))
        frontier = [number for number in nodes if number not in before]
    return _drawn(held, nodes, list(bundles.values()), values, truncated)


def _bundles(held: Snapshot, ids: list[int], values: dict[str, Any], among: bool, limit: int) -> list[Row]:
    if not ids:
        return []
    last = [p.name for p in load_schema().predicates.values() if p.contract]
    return held.ask("bundles", ids=ids, among=int(among), few=FEW, last=last, limit=limit, **values)


def _key(row: Row) -> tuple[int, str, int]:
    return row["subject_id"], row["predicate"], row["object_id"]


def _drawn(
    held: Snapshot, nodes: Mapping[int, EntityRef], rows: list[Row], values: dict[str, Any], truncated: bool
) -> Graph:
    when = {name: values[name] for name in ("as_of", "known_at")}
    few = [number for row in rows if row["edges"] <= FEW for number in _ids(row)]
    edges = tuple(edge_from(row) for row in held.ask("edges_by_id", ids=few, **when)) if few else ()
    shown = sorted(nodes.values(), key=lambda ref: ref.id)
    bundles = sorted((_bundle(row) for row in rows), key=lambda b: (b["subject"].id, b["predicate"], b["object"].id))
    return Graph(tuple(shown), edges, tuple(bundles), truncated)


def _bundle(row: Row) -> dict[str, Any]:
    ends = {"subject": ref_from(row, "subject"), "predicate": row["predicate"], "object": ref_from(row, "object")}
    sums = {name: row[name] for name in _SUMS}
    return {**ends, **sums, "disputed": bool(row["disputed"]), "ids": tuple(edge_hex(number) for number in _ids(row))}


def _ids(row: Row) -> list[int]:
    ids = row["ids"]
    return sorted(json.loads(ids) if isinstance(ids, str) else ids)
