"""Ways to ask that the suite of the stores' contract shares."""

from collections.abc import Callable
from typing import Any

from graph.store import Edge, EdgeFilter, Moment, Page, Reader

MOMENTS = (
    Moment(),
    Moment(as_of="2022-06-01"),
    Moment(known_at="2022-12-01"),
    Moment(known_at="2026-01-01"),
    Moment(as_of="2022-03-15", known_at="2023-07-01"),
)


def edge_between(reader: Reader, subject: str, predicate: str, object_: str, **where: Any) -> Edge:
    found = reader.edges(subject, EdgeFilter(predicates=(predicate,), direction="out", **where), limit=100).items
    return next(edge for edge in found if edge.object.id == object_)


def pages(ask: Callable[[str | None], Page[Any]]) -> list[Any]:
    """All items, page after page."""
    items: list[Any] = []
    cursor = None
    while True:
        page = ask(cursor)
        items += page.items
        cursor = page.next
        if cursor is None:
            return items
