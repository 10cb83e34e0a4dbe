"""The rules' claims and the network's edges side by side, every edge once."""

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
    all_things = things(text, reading)
    groups: dict[tuple[object, ...], list[ExtractedClaim]] = {}
    for claim in extraction.claims:
        groups.setdefault((claim.predicate, claim.subject.name, claim.object.name), []).append(claim)
    result: list[Candidate] = []
    taken: set[int] = set()
    for claims in groups.values():
        first = claims[0]
        ends = [_said(text, reading, all_things, [getattr(c, side) for c in claims]) for side in ("subject", "object")]
        match = next(
            (e for e in found if e.predicate == first.predicate and _fits(text, reading, e, ends[0], ends[1])), None
        )
        if match:
            taken.add(id(match))
        result.append(Candidate(first.predicate, ends[0], ends[1], tuple(claims), match, match.score if match else 0.0))
    for edge in found:
        if id(edge) not in taken:
            ends = [_names(text, reading, t) for t in (edge.subject, edge.object)]
            result.append(Candidate(edge.predicate, ends[0], ends[1], (), edge, edge.score))
    return result


def _in_schema(edge: Edge, schema: Schema) -> bool:
    predicate = schema.predicates.get(edge.predicate)
    return predicate is not None and predicate.joins(edge.subject.type, edge.object.type)


def _names(text: str, reading: Reading, thing: Thing) -> frozenset[tuple[str, ...]]:
    spans = (reading.mentions[i] for i in thing.mentions)
    return frozenset(words(text[m.start : m.end]) for m in spans if m.named or not thing.is_named)


def _said(
    text: str, reading: Reading, all_things: Sequence[Thing], parties: Sequence[Party]
) -> frozenset[tuple[str, ...]]:
    """The party's names, with those of the network's thing that stands in the same place."""
    found = {words(n) for p in parties for n in (p.name, p.mention)}
    for m, thing in zip(reading.mentions, all_things, strict=True):
        if any(m.start < p.end and p.start < m.end and m.type == p.type for p in parties):
            found |= _names(text, reading, thing)
    return frozenset(found)


def _fits(
    text: str, reading: Reading, edge: Edge, subject: frozenset[tuple[str, ...]], target: frozenset[tuple[str, ...]]
) -> bool:
    return bool(_names(text, reading, edge.subject) & subject and _names(text, reading, edge.object) & target)
