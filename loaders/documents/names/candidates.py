"""Names that another source than the tables proposes, and how the rules take them up."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from loaders.documents.document import Document
from loaders.documents.names.kinds import Kinds, name_key
from loaders.documents.names.shapes import Line, Name
from loaders.documents.words.lexicon import Lexicon

__all__ = ["CandidateName", "CandidateSource", "joined", "take_up", "vote", "within"]

_NEW = 0.6
_ALONE = 3.0  # where the rules do not know a name's kind
_BESIDE = 1.5


@dataclass(frozen=True, slots=True)
class CandidateName:
    """A name at code points `start` to `end`, the kind it is proposed as, and how sure its source is (0 to 1).

    `type` is "" where the source does not tell kinds as ours apart: then it is a name and nothing more.
    """

    start: int
    end: int
    type: str
    score: float


class CandidateSource(Protocol):
    """Anything that proposes names: the small network, a spaCy pipeline, a model behind an address."""

    def names(self, document: Document) -> Sequence[CandidateName]:
        """Names in the order of the text, never overlapping."""
        ...


def within(candidates: Sequence[CandidateName], start: int, end: int) -> Sequence[CandidateName]:
    """Those that begin in text[start:end]; `candidates` are in the order of the text."""
    first = bisect_left(candidates, start, key=lambda c: c.start)
    return candidates[first : bisect_left(candidates, end, lo=first, key=lambda c: c.start)]


def joined(first: Sequence[CandidateName], second: Sequence[CandidateName]) -> Sequence[CandidateName]:
    """All of `first`, and those of `second` that none of them overlaps; in the order of the text."""
    if not second:
        return first
    starts = [c.start for c in first]
    free: list[CandidateName] = []
    for candidate in second:
        at = bisect_left(starts, candidate.end)
        if at == 0 or first[at - 1].end <= candidate.start:
            free.append(candidate)
    return sorted([*first, *free], key=lambda c: c.start)


def take_up(line: Line, candidates: Sequence[CandidateName], text: str, lexicon: Lexicon) -> None:
    """Adds the likely candidates of a line where the rules found no name: in no name's place, which cost right ends."""
    for candidate in candidates:
        covered = _covered(line, candidate)
        said = text[candidate.start : candidate.end]
        if covered is None or said in lexicon.not_names or said in lexicon.words["nationality"]:
            continue
        first, last = covered
        if candidate.score < _NEW or any(n.first < last and first < n.last for n in line.names):
            continue
        line.names.append(Name(first, last, candidate.start, candidate.end, said, first == 0))
        line.names.sort(key=lambda n: n.start)


def vote(lines: Sequence[Line], kinds: Kinds, candidates: Sequence[CandidateName]) -> None:
    """Adds the candidates' kinds to the evidence about the names that they stand on."""
    proposed = {(c.start, c.end): c for c in candidates}
    best: dict[str, dict[str, float]] = {}
    for line in lines:
        for name in line.names:
            candidate = proposed.get((name.start, name.end))
            if candidate is not None and candidate.type:
                of = best.setdefault(name_key(name.text), {})
                of[candidate.type] = max(of.get(candidate.type, 0.0), candidate.score)
    for key, of in best.items():
        weight = _BESIDE if kinds.decide(key) else _ALONE
        for kind, score in of.items():
            kinds.votes[key][kind] += weight * score
            kinds.proposed.setdefault(key, {})[kind] = weight * score


def _covered(line: Line, candidate: CandidateName) -> tuple[int, int] | None:
    """The tokens that the candidate is made of, if it begins and ends with whole ones."""
    inside = [i for i, t in enumerate(line.tokens) if t.start < candidate.end and candidate.start < t.end]
    if not inside or line.tokens[inside[0]].start != candidate.start or line.tokens[inside[-1]].end != candidate.end:
        return None
    return inside[0], inside[-1] + 1
