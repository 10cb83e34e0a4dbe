"""Implied edges: a contract edge told again from the contract's side, as AWARDED_BY and AWARDED_TO.

They are not stored beside the edges that they restate. The id of an implied edge is the lowest id among the edges it
restates, with the bits of its predicate's own id turned over: so it leads back to them.
"""

from collections.abc import Callable, Sequence
from typing import Any

from graph.claim import MODALITIES
from graph.model import Predicate, load_schema
from graph.stores.asking import Row
from graph.values import hash_id

__all__ = ["implied_id", "implied_predicates", "origins_of", "party_of", "restated"]


def implied_predicates() -> tuple[Predicate, ...]:
    """The predicates whose edges follow from others."""
    return tuple(predicate for predicate in load_schema().predicates.values() if predicate.implied)


def implied_id(predicate: str, origin: int) -> int:
    """The id of the implied edge of a predicate whose lowest origin has that id; applied again it leads back."""
    return origin ^ hash_id("implied", predicate)


def origins_of(number: int) -> dict[int, Predicate]:
    """What an id may stand for if it is an implied edge's: origin ids with the implied predicates."""
    return {implied_id(predicate.name, number): predicate for predicate in implied_predicates()}


def party_of(predicate: Predicate) -> str:
    """The end of the origin that is joined to the contract: subject or object."""
    assert predicate.implied is not None
    return predicate.implied.object if predicate.implied.subject == "contract" else predicate.implied.subject


def restated(predicate: Predicate, origins: Sequence[Row]) -> dict[str, Any]:
    """The implied edge of all origins with one contract and one party: sums add up, the rest spans all of them."""
    assert predicate.implied is not None
    first = min(origins, key=lambda row: int(row["id"]))
    sources = {"subject": predicate.implied.subject, "object": predicate.implied.object}
    ends = {f"{end}{part}": first[f"{sources[end]}{part}"] for end in sources for part in ("", "_id", "_type", "_name")}
    begins, lasts = _extreme(origins, "valid_from", min), _extreme(origins, "valid_to", max)
    return {
        **first,
        **ends,
        **{name: _over(origins, name, sum) for name in ("obligated", "claims")},
        **{name: _over(origins, name, max) for name in ("current", "potential", "stated", "sources", "disputed")},
        **{name: _over(origins, name, min) for name in ("status", "known_from", "background")},
        "valid_from": begins["valid_from"],
        "valid_from_precision": begins["valid_from_precision"],
        "valid_to": lasts["valid_to"],
        "valid_to_precision": lasts["valid_to_precision"],
        "modality": min((row["modality"] for row in origins), key=MODALITIES.index),
        "known_to": None if any(row["known_to"] is None for row in origins) else _over(origins, "known_to", max),
        "id": implied_id(predicate.name, first["id"]),
        "predicate": predicate.name,
        "implied": 1,
    }


def _over(rows: Sequence[Row], name: str, fold: Callable[[list[Any]], Any]) -> Any:
    given = [row[name] for row in rows if row[name] is not None]
    return fold(given) if given else None


def _extreme(rows: Sequence[Row], name: str, pick: Callable[..., Row]) -> Row:
    given = sorted((row for row in rows if row[name] is not None), key=lambda row: int(row["id"]))
    return pick(given, key=lambda row: row[name]) if given else rows[0]
