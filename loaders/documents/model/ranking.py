"""How likely a candidate is right: a logistic sum of what the network and the rules say about it.

The weights are data (`policy.json`), fitted by `training/calibrate.py` on styles that the network never saw.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders.documents.model.combination import Candidate
from loaders.documents.model.edges import Edge
from loaders.documents.model.reader import Reading

__all__ = ["Policy", "kept", "likelihood", "rivals", "traits"]

_UNSEEN = -4.0
_DEALS = frozenset({"CONTRACTED_WITH", "SUPPLIES"})


@dataclass(frozen=True, slots=True)
class Policy:
    """Weights of traits, and the least likelihood that a candidate needs, with a rule behind it or without."""

    weights: Mapping[str, float]
    beside: float
    alone: float


Pair = frozenset[tuple[int, ...]]


def rivals(found: Sequence[Candidate]) -> dict[Pair, list[Candidate]]:
    """The candidates of a document by the two things that they join."""
    grouped: dict[Pair, list[Candidate]] = defaultdict(list)
    for c in found:
        if c.edge:
            grouped[_pair(c.edge)].append(c)
    return grouped


def _pair(edge: Edge) -> Pair:
    return frozenset((edge.subject.mentions, edge.object.mentions))


def traits(candidate: Candidate, reading: Reading, among: Mapping[Pair, Sequence[Candidate]]) -> dict[str, float]:
    """Numbers about a candidate, by name. `among` are the document's candidates as `rivals` groups them."""
    found = {"bias": 1.0, f"is {candidate.predicate}": 1.0}
    score = _logit(candidate.score) if candidate.edge else _UNSEEN
    side = "beside" if candidate.claims else "alone"
    found |= {f"{side}": 1.0, f"{side} score": score, f"{side} score {candidate.predicate}": 0.3 * score}
    if candidate.claims:
        found["rule weight"] = max(c.confidence for c in candidate.claims)
        found["told again"] = math.log(len(candidate.claims))
    if candidate.edge:
        found |= _of_edge(candidate, reading)
        others = (r for r in among.get(_pair(candidate.edge), ()) if r.predicate != candidate.predicate)
        found["rival"] = max((_logit(r.score) for r in others), default=_UNSEEN)
    return found


def _of_edge(candidate: Candidate, reading: Reading) -> dict[str, float]:
    edge = candidate.edge
    assert edge is not None
    one, two = reading.mentions[edge.subject_mention], reading.mentions[edge.object_mention]
    gap = max(0, max(one.start, two.start) - min(one.end, two.end))
    return {
        "distance": math.log1p(gap) / 3,
        "described": float(not one.named) + float(not two.named),
        "nameless": float(not edge.subject.is_named) + float(not edge.object.is_named),
        "surest name": _logit(min(one.score, two.score)),
        "often": math.log(min(len(edge.subject.mentions), len(edge.object.mentions))),
        f"told as {edge.modality}": 1.0,
    }


def likelihood(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Between 0 and 1. Traits without a weight count nothing."""
    total = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def _logit(score: float) -> float:
    score = min(max(score, 0.01), 0.995)
    return math.log(score / (1.0 - score))


def kept(ranked: Iterable[tuple[Candidate, float]], policy: Policy) -> list[Candidate]:
    """Candidates that are likely enough: the rules' first, then of contract and supply between two only one."""
    chosen: list[Candidate] = []
    for candidate, value in sorted(ranked, key=lambda row: (not row[0].claims, -row[1])):
        if candidate.claims:
            judged = f"is {candidate.predicate}" in policy.weights
            enough = value >= policy.beside or not judged
        else:
            enough = value >= policy.alone and not any(_excludes(candidate, other) for other in chosen)
        if enough:
            chosen.append(candidate)
    return chosen


def _excludes(one: Candidate, two: Candidate) -> bool:
    """A contract is told as a supply again, and data that two share as shared the other way round."""
    turned = bool(one.subject & two.object and one.object & two.subject)
    if one.predicate == two.predicate:
        return turned and one.predicate == "SHARES_DATA_WITH"
    return turned and {one.predicate, two.predicate} == _DEALS
