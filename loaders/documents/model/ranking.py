"""How likely a candidate is right: a logistic sum of what the rules, the network and the names themselves say.

The weights are data (`policy.json`), fitted by `training/calibrate.py` on annotated prose.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loaders.documents.model.combination import Candidate
from loaders.documents.model.labels import labels

__all__ = ["Policy", "judged", "kept", "likelihood"]

_POSTS = frozenset({"EXECUTIVE_OF", "CHAIR_OF", "FOUNDED"})
_DEALS = frozenset({"CONTRACTED_WITH", "SUPPLIES"})


@dataclass(frozen=True, slots=True)
class Policy:
    """Weights of traits, and the least likelihood of a candidate that is admitted, with a rule behind it or without."""

    weights: Mapping[str, float]
    beside: float
    alone: float


def likelihood(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Between 0 and 1. Traits without a weight count nothing."""
    total = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def judged(candidate: Candidate) -> bool:
    """Whether the network had a say: it knows the predicate, and both ends are things that it was shown.

    A stance, a bid or a system without a name stands as the rules say it.
    """
    return -1 not in candidate.pair and candidate.predicate in {r.predicate for r in labels().relations}


def kept(ranked: Iterable[tuple[Candidate, float]], policy: Policy) -> list[tuple[Candidate, float]]:
    """Candidates that are likely enough: the rules' first, then of contract and supply between two only one."""
    chosen: list[tuple[Candidate, float]] = []
    for candidate, value in sorted(ranked, key=lambda row: (not row[0].claims, -row[1])):
        least = policy.beside if candidate.claims else policy.alone
        enough = value >= least or not judged(candidate)
        if enough and (candidate.claims or not any(_excludes(candidate, other) for other, _ in chosen)):
            chosen.append((candidate, value))
    return chosen


def _excludes(one: Candidate, two: Candidate) -> bool:
    """A contract is told as a supply again, data that two share as shared the other way round, and whose post is known
    has it not at the firm beside, too."""
    if one.predicate == two.predicate and one.predicate in _POSTS:
        return one.subject == two.subject and one.object != two.object
    turned = (one.subject, one.object) == (two.object, two.subject) and -1 not in one.pair
    if one.predicate == two.predicate:
        return turned and one.predicate == "SHARES_DATA_WITH"
    return turned and {one.predicate, two.predicate} == _DEALS
