"""What every answer begins with: finding an entity by a key, and the values of filters as questions take them."""

import datetime
from collections.abc import Sequence
from typing import Any

from graph.errors import BadDate, BadFilter, NotFound
from graph.model import load_schema
from graph.store import NOW, EdgeFilter, Moment
from graph.stores.asking import Backend, Row, Snapshot
from graph.values import hash_id

__all__ = ["Lookups", "edge_values", "moment_values", "one_of", "page_size"]

LARGEST_PAGE = 1000


class Lookups:
    """A backend and what a reader of it may see."""

    def __init__(self, backend: Backend, public_only: bool) -> None:
        self._backend, self.public_only = backend, public_only

    def _find(self, held: Snapshot, key: str, moment: Moment = NOW) -> Row:
        """The entity's row. Raises NotFound also where it is not public, or was not known by the moment."""
        found = held.ask("entity_by_key", key=key, id=hash_id(key))
        if not found or (self.public_only and found[0]["visibility"] != "public"):
            raise NotFound(f"Nothing in this graph bears the key '{key}': search for the name to find its key.")
        known = found[0]["known_from"]
        if moment.known_at is not None and known is not None and known > moment.known_at:
            raise NotFound(f"'{key}' was not known on {moment.known_at}: it is from {known} on.")
        return found[0]

    def _withheld(self, held: Snapshot, question: str, shown: int, /, **values: Any) -> int:
        """How many more there would be without regard to visibility: the question's `total` once more."""
        if not self.public_only:
            return 0
        every = held.ask(question, **{**values, "public": 0, "limit": 1})
        return int(every[0]["total"]) - shown if every else 0


def moment_values(moment: Moment) -> dict[str, str | None]:
    """Parameters `as_of` and `known_at`. Raises BadDate where one is no ISO day."""
    for day in (moment.as_of, moment.known_at):
        if day is not None:
            _check_day(day)
    return {"as_of": moment.as_of, "known_at": moment.known_at}


def _check_day(day: str) -> None:
    try:
        if datetime.date.fromisoformat(day).isoformat() != day:
            raise ValueError
    except ValueError as error:
        raise BadDate(f"'{day}' is no day: write YYYY-MM-DD.") from error


def edge_values(where: EdgeFilter) -> dict[str, Any]:
    """The parameters of a filter of edges. Raises BadFilter on an unknown predicate, direction, kind or status."""
    schema = load_schema()
    one_of("direction", (where.direction,), ("out", "in", "both"))
    one_of("predicate", where.predicates, tuple(schema.predicates))
    one_of("type", where.other_types, tuple(schema.nodes))
    one_of("status", where.status, ("accepted", "proposed"))
    return {
        "predicates": list(where.predicates) or None,
        "forward": int(where.direction in ("out", "both")),
        "backward": int(where.direction in ("in", "both")),
        "types": list(where.other_types) or None,
        "status": list(where.status) or None,
        "min_amount": where.min_amount,
        **moment_values(where.moment),
    }


def one_of(what: str, given: Sequence[str], known: Sequence[str]) -> None:
    """Raises BadFilter where something given is not known."""
    for value in given:
        if value not in known:
            raise BadFilter(f"There is no {what} '{value}': use one of {', '.join(known)}.")


def page_size(limit: int) -> int:
    """The limit of a page. Raises BadFilter where it is not from 1 to 1000."""
    if not 1 <= limit <= LARGEST_PAGE:
        raise BadFilter(f"A page holds 1 to {LARGEST_PAGE} rows, not {limit}: ask for the next page with the cursor.")
    return limit
