"""Implied edges: a contract edge told again from the contract's side, as AWARDED_BY and AWARDED_TO.

They are not stored beside the edges that they restate. The id of an implied edge is the lowest id among the edges it
restates, with the bits of its predicate's own id turned over: so it leads back to them.
"""

from graph.model import Predicate, load_schema
from graph.values import hash_id

__all__ = ["implied_id", "implied_predicates", "origins_of"]


def implied_predicates() -> tuple[Predicate, ...]:
    """The predicates whose edges follow from others."""
    return tuple(predicate for predicate in load_schema().predicates.values() if predicate.implied)


def implied_id(predicate: str, origin: int) -> int:
    """The id of the implied edge of a predicate whose lowest origin has that id."""
    return origin ^ hash_id("implied", predicate)


def origins_of(number: int) -> dict[int, Predicate]:
    """What an id may stand for if it is an implied edge's: origin ids with the implied predicates."""
    return {number ^ hash_id("implied", predicate.name): predicate for predicate in implied_predicates()}
