"""What a candidate looks like, in numbers: what the policy weighs."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from loaders.documents.extracted import Party, Spoken
from loaders.documents.model.combination import Candidate
from loaders.documents.model.edges import Edge
from loaders.documents.model.reader import Seen
from loaders.documents.words.wordset import word_set

__all__ = ["Looks", "logit"]

_PERSONS = word_set("BOARD_MEMBER_OF CHAIR_OF EXECUTIVE_OF FOUNDED")
_FIRMS = word_set("ACQUIRED MERGED_INTO SUBSIDIARY_OF OWNS INVESTED_IN SPUN_OFF_FROM")
_NO_NAME = (0.0, 0.0, 0.0)


class Looks:
    """The candidates of one document, described with what stands beside them.

    `seen` are the network's own mentions: where it sees the names of a thing as the rules do, that is what it is.
    """

    def __init__(self, found: Sequence[Candidate], edges: Sequence[Edge], said: Sequence[Spoken], seen: Sequence[Seen]):
        self.found = found
        self.rival: dict[frozenset[int], dict[str, float]] = defaultdict(dict)
        for edge in edges:
            of = self.rival[frozenset((edge.subject.thing, edge.object.thing))]
            of[edge.predicate] = max(of.get(edge.predicate, 0.0), edge.score)
        self.ruled = {c.pair for c in found if c.claims}
        self.of_object: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
        for candidate in found:
            self.of_object[candidate.predicate, candidate.object].append(candidate)
        self.things = {place.thing: place for place in said}
        self.names = _agreement(said, seen)

    def of(self, candidate: Candidate) -> dict[str, float]:
        """Traits by name."""
        side = "rules" if candidate.claims else "alone"
        others = (s for p, s in self.rival.get(candidate.pair, {}).items() if p != candidate.predicate)
        found = {
            "bias": 1.0,
            side: 1.0,
            f"{side} {_family(candidate.predicate)}": 1.0,
            f"{side} score": logit(candidate.score) / 2,
            f"{side} rival": logit(max(others, default=0.0)) / 2,
            f"{side} guessed": float(sum(self.things[t].guessed for t in self._ends(candidate))),
            f"{side} known": float(sum(self.things[t].known for t in self._ends(candidate))),
            f"{side} better subject": self._better(candidate),
            "nameless": 2.0 - len(self._ends(candidate)),
            "touching": float(_gap(candidate) <= 2),
        }
        ruled = _ruled(candidate) if candidate.claims else self._alone(candidate)
        return found | ruled | self._names(candidate)

    def _better(self, candidate: Candidate) -> float:
        """How much surer the network is of another subject for the same object; below nought where it is less sure."""
        others = (c.score for c in self.of_object[candidate.predicate, candidate.object] if c is not candidate)
        ahead = logit(max(others, default=0.0)) - logit(candidate.score)
        return min(3.0, max(-3.0, ahead)) / 2

    def _ends(self, candidate: Candidate) -> list[int]:
        return [t for t in (candidate.subject, candidate.object) if t in self.things]

    def _alone(self, candidate: Candidate) -> dict[str, float]:
        edge = candidate.edge
        assert edge is not None
        return {
            "distance": math.log1p(max(0, _gap(candidate))) / 3,
            "described": float(not edge.subject.named) + float(not edge.object.named),
            "joined otherwise": float(candidate.pair in self.ruled),
        }

    def _names(self, candidate: Candidate) -> dict[str, float]:
        """How the network sees the names of both ends, and how often they are named."""
        one, two = (self.names.get(t, _NO_NAME) for t in (candidate.subject, candidate.object))
        counts = [self.things[t].count if t in self.things else 0 for t in (candidate.subject, candidate.object)]
        return {
            "seen alike": (logit(one[0]) + logit(two[0])) / 4,
            "seen otherwise": (logit(one[1]) + logit(two[1])) / 4,
            "seen whole": one[2] + two[2],
            "surer of none": min(logit(one[0]), logit(two[0])) / 2,
            "often": sum(map(math.log1p, counts)) / 2,
        }


def _gap(candidate: Candidate) -> int:
    """Code points between the two ends where they are told best."""
    one, two = _told(candidate)
    return max(one.start, two.start) - min(one.end, two.end)


def _told(candidate: Candidate) -> tuple[Party | Spoken, Party | Spoken]:
    if candidate.claims:
        best = max(candidate.claims, key=lambda c: c.confidence)
        return best.subject, best.object
    assert candidate.edge is not None
    return candidate.edge.subject, candidate.edge.object


def _ruled(candidate: Candidate) -> dict[str, float]:
    frame = candidate.claims[0].extractor.partition(" ")[2].partition(":")[0]
    sure = max(c.confidence for c in candidate.claims)
    return {"sure rule": 4 * (sure - 0.7), "told again": math.log(len(candidate.claims)), f"by {frame}": 1.0}


def _agreement(said: Sequence[Spoken], seen: Sequence[Seen]) -> Mapping[int, tuple[float, float, float]]:
    """For each thing, over its names: how sure the network is of their kind, of another one, how many it sees whole."""
    ends = [m.end for m in seen]
    sums: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    for place in said:
        if not place.named:
            continue
        alike, other, whole = 0.0, 0.0, 0.0
        at = bisect_left(ends, place.start + 1)
        while at < len(seen) and seen[at].start < place.end:
            mention = seen[at]
            alike = max(alike, mention.score if mention.type == place.type else 0.0)
            other = max(other, mention.score if mention.type != place.type else 0.0)
            whole = max(whole, float((mention.start, mention.end) == (place.start, place.end)))
            at += 1
        sums[place.thing].append((alike, other, whole))
    return {t: (_mean(rows, 0), _mean(rows, 1), _mean(rows, 2)) for t, rows in sums.items()}


def _mean(rows: Sequence[tuple[float, float, float]], column: int) -> float:
    return sum(row[column] for row in rows) / len(rows)


def _family(predicate: str) -> str:
    return "persons" if predicate in _PERSONS else "firms" if predicate in _FIRMS else predicate


def logit(score: float) -> float:
    score = min(max(score, 0.01), 0.995)
    return math.log(score / (1.0 - score))
