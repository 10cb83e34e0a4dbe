"""The rules' claims and the network's edges side by side, every edge once."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Schema, load_schema
from loaders.documents.extracted import ExtractedClaim, Extraction, Party
from loaders.documents.model.edges import Edge, Thing, things
from loaders.documents.model.reader import Reading
from loaders.documents.model.things import words

__all__ = ["Candidate", "candidates"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One edge. `claims` are the rules' for it, `score` the network's (0 where it does not see the edge)."""

    predicate: str
    subject: frozenset[tuple[str, ...]]
    object: frozenset[tuple[str, ...]]
    claims: tuple[ExtractedClaim, ...]
    edge: Edge | None
    score: float


def candidates(text: str, extraction: Extraction, reading: Reading, found: Sequence[Edge]) -> list[Candidate]:
    """Every edge of either side once, those of the rules first; the network's only where the schema knows them."""
    found = [e for e in found if _in_schema(e, load_schema())]
    said = _Said(text, reading)
    groups: dict[tuple[object, ...], list[ExtractedClaim]] = {}
    for claim in extraction.claims:
        groups.setdefault((claim.predicate, claim.subject.name, claim.object.name), []).append(claim)
    ends = {id(e): (said.by_thing(e.subject), said.by_thing(e.object)) for e in found}
    by_predicate: dict[str, list[Edge]] = defaultdict(list)
    for edge in found:
        by_predicate[edge.predicate].append(edge)
    result: list[Candidate] = []
    taken: set[int] = set()
    for (predicate, *_), claims in groups.items():
        one, two = said.by_parties([c.subject for c in claims]), said.by_parties([c.object for c in claims])
        fitting = (e for e in by_predicate[str(predicate)] if ends[id(e)][0] & one and ends[id(e)][1] & two)
        match = next(fitting, None)
        if match:
            taken.add(id(match))
        result.append(Candidate(str(predicate), one, two, tuple(claims), match, match.score if match else 0.0))
    left = (e for e in found if id(e) not in taken)
    return [*result, *(Candidate(e.predicate, *ends[id(e)], (), e, e.score) for e in left)]


def _in_schema(edge: Edge, schema: Schema) -> bool:
    predicate = schema.predicates.get(edge.predicate)
    return predicate is not None and predicate.joins(edge.subject.type, edge.object.type)


class _Said:
    """The names by which a reading's things are called."""

    def __init__(self, text: str, reading: Reading) -> None:
        self.text, self.reading = text, reading
        self.things = things(text, reading)
        self.ends = [m.end for m in reading.mentions]
        self.known: dict[tuple[int, ...], frozenset[tuple[str, ...]]] = {}

    def by_thing(self, thing: Thing) -> frozenset[tuple[str, ...]]:
        if thing.mentions not in self.known:
            spans = (self.reading.mentions[i] for i in thing.mentions)
            named = (m for m in spans if m.named or not thing.is_named)
            self.known[thing.mentions] = frozenset(words(self.text[m.start : m.end]) for m in named)
        return self.known[thing.mentions]

    def by_parties(self, parties: Sequence[Party]) -> frozenset[tuple[str, ...]]:
        """Their own names, with those of the network's things that stand in the same places."""
        found = {words(n) for p in parties for n in (p.name, p.mention)}
        for p in parties:
            at = bisect_right(self.ends, p.start)
            while at < len(self.ends) and self.reading.mentions[at].start < p.end:
                if self.reading.mentions[at].type == p.type:
                    found |= self.by_thing(self.things[at])
                at += 1
        return frozenset(found)
