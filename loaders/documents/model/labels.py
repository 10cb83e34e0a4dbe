"""What the network can say: kinds of mention, relations by direction, modalities."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True)
class Relation:
    """One output of the pair network. `forward` says that slot 1 of the pair is the subject."""

    predicate: str
    forward: bool


@dataclass(frozen=True)
class Labels:
    """Everything countable about the network's outputs, in the order of its output units."""

    kinds: tuple[tuple[str, bool], ...]
    relations: tuple[Relation, ...]
    modalities: tuple[str, ...]
    rank: dict[str, int]
    ends: dict[str, tuple[frozenset[str], frozenset[str]]]

    @property
    def tags(self) -> int:
        """Number of BIO tags: outside, then begin and inside of every kind."""
        return 1 + 2 * len(self.kinds)

    def allowed(self, first: str, second: str) -> tuple[int, ...]:
        """Indices of the relations that may join a pair with these types in slots 1 and 2."""
        return tuple(i for i, r in enumerate(self.relations) if self._fits(r, first, second))

    def _fits(self, relation: Relation, first: str, second: str) -> bool:
        subject, target = (first, second) if relation.forward else (second, first)
        if relation.predicate == "SAME":
            return relation.forward and first == second and first in self.ends["SAME"][0]
        subjects, targets = self.ends[relation.predicate]
        return subject in subjects and target in targets


def _relations(ends: dict[str, list[list[str]]], rank: dict[str, int]) -> tuple[Relation, ...]:
    """Directions that can occur: slot 1 holds the type with the lower rank, so most have only one."""
    found = []
    for predicate, (subjects, targets) in ends.items():
        pairs = [(s, t) for s in subjects for t in targets]
        if predicate == "SAME" or any(rank[s] <= rank[t] for s, t in pairs):
            found.append(Relation(predicate, True))
        if predicate != "SAME" and any(rank[s] >= rank[t] for s, t in pairs):
            found.append(Relation(predicate, False))
    return tuple(found)


@lru_cache(maxsize=1)
def labels() -> Labels:
    """The table `labels.json`, read once."""
    data = json.loads(resources.files(__package__).joinpath("labels.json").read_text("utf-8"))
    rank = {kind: i for i, kind in enumerate(data["order"])}
    kinds = [(kind, True) for kind in data["named"]] + [(kind, False) for kind in data["described"]]
    ends = {p: (frozenset(s), frozenset(o)) for p, (s, o) in data["ends"].items()}
    return Labels(tuple(kinds), _relations(data["ends"], rank), tuple(data["modalities"]), rank, ends)
