"""Reads a text with the network: which names stand where, then what joins the things that the rules make of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from loaders.documents.extracted import Spoken
from loaders.documents.model.decode import Span, spans
from loaders.documents.model.labels import Labels, labels
from loaders.documents.model.network import Kept, Network
from loaders.documents.model.pairs import Pair, Place, candidates, distance
from loaders.documents.model.tokens import Tokens, tokenize
from loaders.documents.model.windows import Window, windows

__all__ = ["Reader", "Reading", "Related", "Seen"]

REACH = 120
MOST_PAIRS = 96
LONGEST_TEXT = 300_000
_REMEMBERED = 24  # windows whose states stay in memory (1.5 MB each) until their pairs are read


@dataclass(frozen=True)
class Seen:
    """A mention: code points `start` to `end`, its type, whether it is a name or a description, mean probability."""

    start: int
    end: int
    type: str
    named: bool
    score: float


@dataclass(frozen=True)
class Related:
    """A relation between two places, by their numbers."""

    subject: int
    predicate: str
    object: int
    score: float
    modality: str


@dataclass(frozen=True)
class Reading:
    """The mentions that the network sees in a text, never overlapping; what `relate` needs to go on from there."""

    mentions: tuple[Seen, ...]
    tokens: Tokens
    windows: tuple[Window, ...]
    states: tuple[Kept, ...] = ()


class Reader:
    """Bounded: windows of fixed length, a fixed number of pairs a window, a fixed number of windows in memory.

    Windows are read one by one: in int8 those of a batch would share one scale, and so move each other's scores.
    """

    def __init__(self, network: Network, longest: int = LONGEST_TEXT) -> None:
        self.network = network
        self.longest = longest
        self.labels: Labels = labels()

    def read(self, text: str) -> Reading:
        """The mentions in the text's first `longest` code points: half a minute's work on one core."""
        text = text[: self.longest]
        tokens = tokenize(text, self.network.tokenizer)
        found = tuple(windows(text, tokens))
        states: list[Kept] = []
        seen: list[Seen] = []
        for window in found:
            (scores,), kept = self.network.tags([_slice(tokens, window)])
            seen += self._own(tokens, window, spans(scores, self.labels), seen[-1].end if seen else 0)
            if len(states) < _REMEMBERED:
                states.append(kept)
        return Reading(tuple(seen), tokens, found, tuple(states))

    def _own(self, tokens: Tokens, window: Window, found: Sequence[Span], at: int) -> Iterator[Seen]:
        """The mentions that begin in the window's own part, behind `at`."""
        for span in found:
            first, last = span.first + window.first, span.last + window.first
            if window.own <= first < window.own_end and tokens.start[first] >= at:
                kind, is_named = self.labels.kinds[span.kind]
                at = int(tokens.end[last])
                yield Seen(int(tokens.start[first]), at, kind, is_named, span.score)

    def relate(self, reading: Reading, said: Sequence[Spoken]) -> tuple[Related, ...]:
        """How likely each predicate joins two places of `said` (in the order of the text), each pair's best window.

        Of two things only the nearest places are read.
        """
        best: dict[tuple[int, str, int], Related] = {}
        for pairs, places, kept in self.windows(reading, said):
            ((scores, how),) = self.network.pairs(kept, [pairs])
            for r in self._relations(places, pairs, scores, how):
                key = r.subject, r.predicate, r.object
                if key not in best or best[key].score < r.score:
                    best[key] = r
        return tuple(sorted(best.values(), key=lambda r: (r.subject, r.object, r.predicate)))

    def windows(
        self, reading: Reading, said: Sequence[Spoken]
    ) -> Iterator[tuple[Sequence[Pair], Mapping[Place, int], Kept]]:
        """Of every window that holds a pair: its pairs, nearest first, the places' numbers, and the window's states."""
        for number, window in enumerate(reading.windows):
            places = self._places(reading.tokens, window, said)
            pairs = sorted(candidates(list(places), self.labels, REACH), key=distance)[:MOST_PAIRS]
            if pairs:
                known = number < len(reading.states)
                yield pairs, places, reading.states[number] if known else self._again(reading.tokens, window)

    def _again(self, tokens: Tokens, window: Window) -> Kept:
        return self.network.tags([_slice(tokens, window)])[1]

    def _places(self, tokens: Tokens, window: Window, said: Sequence[Spoken]) -> dict[Place, int]:
        """The places of `said` inside the window with their numbers."""
        kinds = {kind: i for i, kind in enumerate(self.labels.kinds)}
        starts, ends = tokens.start[window.first : window.last], tokens.end[window.first : window.last]
        found: dict[Place, int] = {}
        for number, s in enumerate(said):
            kind = kinds.get((s.type, s.named))
            if kind is None or s.start < starts[0] or s.end > ends[-1]:
                continue
            first, last = int(np.searchsorted(ends, s.start, "right")), int(np.searchsorted(starts, s.end, "left")) - 1
            if first <= last:
                found[Place(first, last, kind, str(s.thing))] = number
        return found

    def _relations(
        self,
        places: Mapping[Place, int],
        pairs: Sequence[Pair],
        scores: npt.NDArray[np.float32],
        how: npt.NDArray[np.float32],
    ) -> Iterator[Related]:
        kinds = self.labels.kinds
        for pair, row, modality in zip(pairs, scores, how, strict=True):
            one, two = places[pair.one], places[pair.two]
            manner = self.labels.modalities[int(modality.argmax())]
            for i in self.labels.allowed(kinds[pair.one.kind][0], kinds[pair.two.kind][0]):
                relation = self.labels.relations[i]
                subject, target = (one, two) if relation.forward else (two, one)
                yield Related(subject, relation.predicate, target, float(row[i]), manner)


def _slice(t: Tokens, w: Window) -> Tokens:
    columns = (t.ids, t.start, t.end, t.piece_shape, t.word_shape, t.gap)
    return Tokens(*(c[w.first : w.last] for c in columns))
