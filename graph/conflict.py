"""One conflict: claims about one thing that cannot all hold, each side with its claims."""

import dataclasses
import datetime
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from graph.said import Said

__all__ = ["Conflict", "conflict_of", "ends_of", "grouped", "sides_of"]

DISPUTES = ("contradiction", "exclusive", "reference", "contested", "internal")
"""Kinds of which no two sides can hold; in the others they can, and one had better look."""


@dataclasses.dataclass(frozen=True, slots=True)
class Conflict:
    """`sides` are (value, claims). `rank` orders them: 1 first. `since` is the day from which both sides were known."""

    kind: str
    predicate: str
    qualifier: str
    subject: str
    object: str | None
    edge_id: int | None
    rank: int
    why: str
    sides: tuple[tuple[str, tuple[Said, ...]], ...]

    @property
    def id(self) -> str:
        claims = sorted(said.claim_id for _, side in self.sides for said in side)
        parts = [self.kind, self.predicate, self.qualifier, *claims]
        return "x-" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @property
    def disputes(self) -> bool:
        """Whether it puts its claims in doubt; else they are told beside each other, and each may hold."""
        return self.kind in DISPUTES

    @property
    def since(self) -> datetime.date:
        return max(min(said.known_from for said in side) for _, side in self.sides)


def grouped(said: Iterable[Said], key: Callable[[Said], object]) -> Iterator[list[Said]]:
    """Claims that have the same key, where there are two or more."""
    groups: defaultdict[object, list[Said]] = defaultdict(list)
    for one in said:
        groups[key(one)].append(one)
    yield from (groups[name] for name in sorted(groups, key=repr) if len(groups[name]) > 1)


def ends_of(group: Iterable[Said], end: str) -> list[tuple[str, tuple[Said, ...]]]:
    """Sides by the party at one end, each under the name that its first claim gives it."""
    sides = sides_of(group, lambda s: str(getattr(s, end)))
    return [(str(getattr(side[0], f"{end}_name")), side) for _, side in sides]


def sides_of(group: Iterable[Said], value: Callable[[Said], str]) -> list[tuple[str, tuple[Said, ...]]]:
    """The claims by what they say, in order."""
    sides: defaultdict[str, list[Said]] = defaultdict(list)
    for one in group:
        sides[value(one)].append(one)
    return [(name, tuple(sorted(sides[name], key=lambda s: s.claim_id))) for name in sorted(sides)]


def conflict_of(
    kind: str,
    qualifier: str,
    one: Said,
    rank: int,
    why: str,
    sides: Sequence[tuple[str, tuple[Said, ...]]],
    edge: bool = True,
) -> Conflict:
    """The conflict that these sides make, about what the first claim is about."""
    return Conflict(
        kind, one.predicate, qualifier, one.subject, one.object, one.edge_id if edge else None, rank, why, tuple(sides)
    )
