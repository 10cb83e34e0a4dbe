"""Identity: which keys are one thing. Reversible judgements in, one canonical key for each key out.

Judgements are weighed in the order of `STRENGTH`; a `different` by a person stands against every chain of `same` that
would join its two sides. Nothing is merged for good: take a judgement away, build again, and every edge is back where
it was.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.model import Schema
from graph.values import key_scheme

__all__ = ["STRENGTH", "Judgement", "Resolution", "resolve"]

STRENGTH = ("person", "register", "lexicon", "exact-name", "names")
"""Who judges: a person of the case; a register that gives both keys in one record; a reference list's aliases; the rule
that a name which exactly one registered party bears is that party's; names that were compared (`graph.matching`)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Judgement:
    """`left` and `right` are keys. `by` is one of STRENGTH or, for a person, their name with `strength` person."""

    left: str
    right: str
    judgement: str
    by: str
    why: str
    at: str | None = None
    score: float | None = None
    strength: str = "person"


@dataclasses.dataclass(frozen=True, slots=True)
class Resolution:
    """`canonical` maps each key that is not its own canonical key; `overruled` are judgements that a stronger one
    forbids."""

    canonical: Mapping[str, str]
    overruled: tuple[Judgement, ...]

    def of(self, key: str) -> str:
        return self.canonical.get(key, key)


def resolve(judgements: Iterable[Judgement], schema: Schema) -> Resolution:
    """Join what is judged the same, strongest judgement first, and never what is judged different."""
    groups = _Groups()
    ordered = sorted(judgements, key=lambda j: (STRENGTH.index(j.strength), j.left, j.right))
    for judgement in ordered:
        if judgement.judgement == "different":
            groups.part(judgement.left, judgement.right)
    overruled = [j for j in ordered if j.judgement == "same" and not groups.join(j.left, j.right)]
    order = {scheme: rank for kind in schema.nodes.values() for rank, scheme in enumerate(kind.keys)}
    canonical = {}
    for members in groups.members():
        first = min(members, key=lambda key: (order.get(key_scheme(key), len(order)), key))
        canonical.update({key: first for key in members if key != first})
    return Resolution(canonical, tuple(overruled))


class _Groups:
    """Disjoint sets of keys, with pairs that must stay apart."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._size: dict[str, int] = {}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)

    def root(self, key: str) -> str:
        path = []
        while (parent := self._parent.setdefault(key, key)) != key:
            path.append(key)
            key = parent
        for step in path:
            self._parent[step] = key
        return key

    def part(self, left: str, right: str) -> None:
        left, right = self.root(left), self.root(right)
        self._apart[left].add(right)
        self._apart[right].add(left)

    def join(self, left: str, right: str) -> bool:
        """False where the two must stay apart."""
        left, right = self.root(left), self.root(right)
        if left == right:
            return True
        if right in self._apart[left]:
            return False
        if self._size.get(left, 1) < self._size.get(right, 1):
            left, right = right, left
        self._parent[right] = left
        self._size[left] = self._size.get(left, 1) + self._size.get(right, 1)
        for other in self._apart.pop(right, set()):
            self._apart[other].discard(right)
            self._apart[other].add(left)
            self._apart[left].add(other)
        return True

    def members(self) -> Iterable[list[str]]:
        sets: defaultdict[str, list[str]] = defaultdict(list)
        for key in list(self._parent):
            sets[self.root(key)].append(key)
        return [keys for keys in sets.values() if len(keys) > 1]
