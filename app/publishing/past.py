"""How an edge stood on other days than today, computed by the store, so that a site needs no store to show it."""

import datetime
from collections.abc import Iterator, Sequence

from app.reports.asked import walked
from graph.errors import NotFound
from graph.store import Edge, Moment, Reader

__all__ = ["MOST_EDGES", "State", "states_of"]

MOST_EDGES = 3_000
"""Edges of a case up to which a site has other days: each is asked for once for every day on which it changed."""
BEGINNING = "0001-01-01"

State = tuple[str, Edge | None]
"""The first day of a state, and the edge as it stood until the next state began; None where nothing held."""


def states_of(reader: Reader, edge: Edge) -> Sequence[State]:
    """The states of an edge, the oldest first. Between two days on which a claim is dated, or on which the edge begins
    or has ended, nothing changes."""
    states: list[State] = []
    for day in sorted({BEGINNING, *_changes(reader, edge)}):
        held = _on(reader, edge.id, day)
        if not states or states[-1][1] != held:
            states.append((day, held))
    return states


def _on(reader: Reader, edge_id: str, day: str) -> Edge | None:
    try:
        return reader.edge(edge_id, Moment(as_of=day))
    except NotFound:
        return None


def _changes(reader: Reader, edge: Edge) -> Iterator[str]:
    for page in walked(lambda size, at: reader.evidence(edge.id, size, at)):
        yield from (str(claim.row["date"]) for claim in page.items if claim.row.get("date"))
    if edge.valid_from:
        yield edge.valid_from
    if edge.valid_to:
        yield _after(edge.valid_to, edge.valid_to_precision)


def _after(day: str, precision: str | None) -> str:
    """The day after the last one of a year, a month or a day."""
    last = datetime.date.fromisoformat(day)
    if precision == "year":
        return f"{last.year + 1:04d}-01-01"
    if precision == "month":
        return (last.replace(day=28) + datetime.timedelta(days=4)).replace(day=1).isoformat()
    return (last + datetime.timedelta(days=1)).isoformat()
