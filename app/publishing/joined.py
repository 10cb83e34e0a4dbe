"""What the edges between the same two say together, and the edges of an entity that a site shows."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.model import load_schema
from graph.store import Edge, EdgeFilter, Entity, Page, Reader

__all__ = ["edges_of", "joined"]

SUMS = ("obligated", "current", "potential")
FEW = 3
"""Up to so many edges between the same two are named in their bundle, as the stores do."""


def edges_of(reader: Reader, entity: Entity, most: int) -> Page[Edge]:
    """The largest edges of an entity, and where those are not all, some of each predicate: a board is not to be lost
    behind ten thousand contracts."""
    found = reader.edges(entity.id, EdgeFilter(), most)
    if found.next is None:
        return found
    shown = {edge.predicate for edge in found.items}
    lacking = [name for name in load_schema().predicates if entity.counts.get(name) and name not in shown]
    more = [
        edge for name in lacking for edge in reader.edges(entity.id, EdgeFilter(predicates=(name,)), most // 3).items
    ]
    return dataclasses.replace(found, items=(*found.items, *more))


def joined(edges: Iterable[Edge]) -> list[dict[str, Any]]:
    """A bundle for each subject, predicate and object, as `Reader.graph` gives them."""
    held: dict[tuple[str, str, str], list[Edge]] = {}
    for edge in edges:
        held.setdefault((edge.subject.id, edge.predicate, edge.object.id), []).append(edge)
    return [_bundle(own) for _, own in sorted(held.items())]


def _bundle(edges: Sequence[Edge]) -> dict[str, Any]:
    first = edges[0]
    currencies = {edge.currency for edge in edges if edge.currency}
    ids = tuple(sorted(edge.id for edge in edges)) if len(edges) <= FEW else ()
    return {
        **{name: getattr(first, name) for name in ("subject", "predicate", "object")},
        **_sums(edges),
        "edges": len(edges),
        "ids": ids,
        "valid_from": min((edge.valid_from for edge in edges if edge.valid_from), default=None),
        "valid_to": max((edge.valid_to for edge in edges if edge.valid_to), default=None),
        "sources": max(edge.sources for edge in edges),
        "disputed": any(edge.disputed for edge in edges),
        "currency": currencies.pop() if len(currencies) == 1 else None,
    }


def _sums(edges: Sequence[Edge]) -> Mapping[str, int | None]:
    told = {name: [getattr(edge, name) for edge in edges if getattr(edge, name) is not None] for name in SUMS}
    return {name: sum(amounts) if amounts else None for name, amounts in told.items()}
