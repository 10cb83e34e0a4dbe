"""The rules' claims and the network's edges side by side, every edge once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.model import Schema, load_schema
from loaders.documents.extracted import ExtractedClaim, Extraction, Spoken
from loaders.documents.model.edges import Edge

__all__ = ["Candidate", "candidates"]

_DEALS = frozenset({"CONTRACTED_WITH", "SUPPLIES", "PAID"})
_POSTS = frozenset({"EXECUTIVE_OF", "CHAIR_OF", "BOARD_MEMBER_OF"})
_BY_ONE = frozenset({"FOUNDED", "ACQUIRED"})
_JOINED = re.compile(r"(?:[,&]\s|\b(?:and|with|alongside|by|including)\s(?:[^\s,;]+\s){0,3})$")
_BESIDE = 6  # code points between two names that are listed together
_LEAST = 0.1  # what the network alone finds less likely is not looked at


@dataclass(frozen=True, slots=True)
class Candidate:
    """One edge between two things of the document (-1: a thing without a name).

    `claims` are the rules' for it, `edge` is the network's, if it looked at these two things.
    """

    subject: int
    predicate: str
    object: int
    claims: tuple[ExtractedClaim, ...]
    edge: Edge | None

    @property
    def score(self) -> float:
        """What the network says, 0 where it did not look."""
        return self.edge.score if self.edge is not None else 0.0

    @property
    def pair(self) -> frozenset[int]:
        return frozenset((self.subject, self.object))


def candidates(extraction: Extraction, found: Sequence[Edge]) -> list[Candidate]:
    """Every edge of either side once, those of the rules first; the network's only where the schema knows them."""
    numbers: dict[str, int] = {}
    for place in extraction.spoken:
        numbers.setdefault(place.name, place.thing)
    left = {edge.key: edge for edge in found}
    groups: dict[tuple[str, str, str], list[ExtractedClaim]] = {}
    for claim in extraction.claims:
        groups.setdefault((claim.subject.name, claim.predicate, claim.object.name), []).append(claim)
    result = [_said(claims, numbers, left) for claims in groups.values()]
    taken = {(c.subject, c.predicate, c.object) for c in result}
    schema, lost = load_schema(), [c for c in extraction.claims if c.qualifiers.get("outcome") == "lost"]
    alone = (e for key, e in left.items() if key not in taken and e.score >= _LEAST and _fits(e, schema))
    alone = (e for e in alone if not _of_outsider(e) and not any(_of_loser(e, claim) for claim in lost))
    posts = [c for c in extraction.claims if c.predicate in _POSTS]
    alone = (e for e in alone if not any(_of_nearer(e, claim, extraction.spoken) for claim in posts))
    by_one = [c for c in extraction.claims if c.predicate in _BY_ONE and c.modality != "denied"]
    alone = (e for e in alone if not any(_of_another(e, claim) for claim in by_one))
    return [*result, *(Candidate(e.subject.thing, e.predicate, e.object.thing, (), e) for e in alone)]


def _said(
    claims: Sequence[ExtractedClaim], numbers: Mapping[str, int], found: Mapping[tuple[int, str, int], Edge]
) -> Candidate:
    first = claims[0]
    subject, target = numbers.get(first.subject.name, -1), numbers.get(first.object.name, -1)
    return Candidate(subject, first.predicate, target, tuple(claims), found.get((subject, first.predicate, target)))


def _of_loser(edge: Edge, bid: ExtractedClaim) -> bool:
    """Whether the edge gives who lost a bid the very contract: the network mistakes one for the other."""
    bidder = (place for place in (edge.subject, edge.object) if place.name == bid.subject.name)
    return edge.predicate in _DEALS and any(bid.start <= place.start < bid.end for place in bidder)


def _of_nearer(edge: Edge, post: ExtractedClaim, spoken: Sequence[Spoken]) -> bool:
    """Whether the edge gives a person the post at another firm than the one that stands between the two, by the very
    words: "it was bought by Y, whose chief executive, P", "P, president of Y, a unit of Z"."""
    same = (post.predicate, post.subject.name) == (edge.predicate, edge.subject.name)
    first, last = sorted((edge.subject.start, edge.object.start))
    if not same or not post.start <= first < last < post.end:
        return False
    between = [p for p in spoken if first < p.start < last and p.name == post.object.name]
    beside = edge.object.start == last and any(last - p.end < _BESIDE for p in between)  # "of Y and Z"
    return bool(between) and not beside


def _of_another(edge: Edge, told: ExtractedClaim) -> bool:
    """Whether the sentence tells that somebody else did it, and the edge's subject is not listed beside them."""
    same = (told.predicate, told.object.name) == (edge.predicate, edge.object.name)
    places = (edge.subject, edge.object)
    if not same or told.subject.name == edge.subject.name or not all(told.start <= p.start < told.end for p in places):
        return False
    return _JOINED.search(told.quote[: edge.subject.start - told.start]) is None


def _of_outsider(edge: Edge) -> bool:
    """Whether the edge gives a deal to whom the sentence sets outside of one, such as who contests an award."""
    return edge.predicate in _DEALS and (edge.subject.outside or edge.object.outside)


def _fits(edge: Edge, schema: Schema) -> bool:
    predicate = schema.predicates.get(edge.predicate)
    return predicate is not None and predicate.joins(edge.subject.type, edge.object.type)
