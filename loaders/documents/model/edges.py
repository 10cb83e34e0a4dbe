"""From relations of places to edges between things, with the places that show each best."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.extracted import Spoken
from loaders.documents.model.reader import Related

__all__ = ["NOT_EDGES", "Edge", "edges"]

NOT_EDGES = frozenset({"SAME", "AMOUNT", "COMPETED_FOR"})


@dataclass(frozen=True, slots=True)
class Edge:
    """What the network makes of two things: `subject` and `object` are the places that show it best."""

    subject: Spoken
    predicate: str
    object: Spoken
    score: float
    modality: str

    @property
    def key(self) -> tuple[int, str, int]:
        return self.subject.thing, self.predicate, self.object.thing


def edges(said: Sequence[Spoken], relations: Sequence[Related]) -> list[Edge]:
    """Every pair of things once a predicate, however unlikely; which of them to keep is the policy's matter."""
    best: dict[tuple[int, str, int], Edge] = {}
    for r in relations:
        one, two = said[r.subject], said[r.object]
        if r.predicate in NOT_EDGES or one.thing == two.thing:
            continue
        edge = Edge(one, r.predicate, two, r.score, r.modality)
        if edge.key not in best or best[edge.key].score < r.score:
            best[edge.key] = edge
    return list(best.values())
