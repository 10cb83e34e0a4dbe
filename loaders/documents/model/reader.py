"""Reads a text with the network: mentions, relations between them, and which descriptions mean which name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from loaders.documents.model.decode import Span, spans
from loaders.documents.model.labels import Labels, labels
from loaders.documents.model.network import Network
from loaders.documents.model.pairs import Pair, Place, candidates, distance
from loaders.documents.model.things import named
from loaders.documents.model.tokens import Tokens, tokenize
from loaders.documents.model.windows import Window, windows

# One window at a time: in int8 the windows of a batch would share one scale, and so move each other's scores.
BATCH = 1
REACH = 120
MOST_PAIRS = 96
LONGEST_TEXT = 300_000
_FLOOR = 0.05


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
    """A relation between two mentions, by their numbers in `Reading.mentions`. SAME joins a description and a name."""

    subject: int
    predicate: str
    object: int
    score: float
    modality: str


@dataclass(frozen=True)
class Reading:
    """What the network makes of a text; mentions in the order of the text, never overlapping."""

    mentions: tuple[Seen, ...]
    relations: tuple[Related, ...]


@dataclass(frozen=True)
class _Scored:
    """One window's mentions and what was scored between them, in numbers of the window's own spans."""

    window: Window
    spans: list[Span]
    relations: list[tuple[int, str, int, float, str]]


class Reader:
    """Bounded: windows of fixed length, a fixed number of pairs a window, a batch in memory at a time."""

    def __init__(self, network: Network, longest: int = LONGEST_TEXT) -> None:
        self.network = network
        self.longest = longest
        self.labels: Labels = labels()

    def read(self, text: str) -> Reading:
        """Everything found in the text's first `longest` code points: half a minute's work on one core."""
        text = text[: self.longest]
        tokens = tokenize(text, self.network.tokenizer)
        stream = windows(text, tokens)
        scored: list[_Scored] = []
        while batch := list(islice(stream, BATCH)):
            scored += self._batch(text, tokens, batch)
        return _merged(tokens, scored, self.labels)

    def _batch(self, text: str, tokens: Tokens, batch: Sequence[Window]) -> Iterator[_Scored]:
        logs, kept = self.network.tags([_slice(tokens, w) for w in batch])
        found = [spans(log, self.labels) for log in logs]
        places = [self._places(text, tokens, w, s) for w, s in zip(batch, found, strict=True)]
        pairs = [sorted(candidates(p, self.labels, REACH), key=distance)[:MOST_PAIRS] for p in places]
        if not any(pairs):
            return iter([_Scored(w, s, []) for w, s in zip(batch, found, strict=True)])
        scores = self.network.pairs(kept, pairs)
        rows = zip(batch, found, places, pairs, scores, strict=True)
        return iter([_Scored(w, s, list(self._relations(p, q, *c))) for w, s, p, q, c in rows])

    def _places(self, text: str, tokens: Tokens, window: Window, found: Sequence[Span]) -> list[Place]:
        ends = [(int(tokens.start[window.first + s.first]), int(tokens.end[window.first + s.last])) for s in found]
        keys = named([(text[a:b], s.kind) for (a, b), s in zip(ends, found, strict=True)], self.labels)
        return [Place(s.first, s.last, s.kind, k) for s, k in zip(found, keys, strict=True)]

    def _relations(
        self,
        places: Sequence[Place],
        pairs: Sequence[Pair],
        relations: npt.NDArray[np.float32],
        modality: npt.NDArray[np.float32],
    ) -> Iterator[tuple[int, str, int, float, str]]:
        kinds = self.labels.kinds
        number = {(p.first, p.last): i for i, p in enumerate(places)}
        for pair, scores, how in zip(pairs, relations, modality, strict=True):
            one, two = number[pair.one.first, pair.one.last], number[pair.two.first, pair.two.last]
            for i in self.labels.allowed(kinds[pair.one.kind][0], kinds[pair.two.kind][0]):
                if scores[i] >= _FLOOR:
                    relation = self.labels.relations[i]
                    subject, target = (one, two) if relation.forward else (two, one)
                    yield (
                        subject,
                        relation.predicate,
                        target,
                        float(scores[i]),
                        self.labels.modalities[int(how.argmax())],
                    )


def _slice(t: Tokens, w: Window) -> Tokens:
    columns = (t.ids, t.start, t.end, t.piece_shape, t.word_shape, t.gap)
    return Tokens(*(c[w.first : w.last] for c in columns))


def _merged(tokens: Tokens, scored: Sequence[_Scored], table: Labels) -> Reading:
    """Each mention from the window that owns its beginning; relations from every window that saw both."""
    numbers: dict[tuple[int, int, int], int] = {}
    mentions: list[Seen] = []
    for s in scored:
        for span in s.spans:
            first, last = span.first + s.window.first, span.last + s.window.first
            own = s.window.own <= first < s.window.own_end
            if own and (not mentions or tokens.start[first] >= mentions[-1].end):
                kind, is_named = table.kinds[span.kind]
                numbers[first, last, span.kind] = len(mentions)
                mentions.append(Seen(int(tokens.start[first]), int(tokens.end[last]), kind, is_named, span.score))
    best: dict[tuple[int, str, int], Related] = {}
    for s in scored:
        keys = [numbers.get((x.first + s.window.first, x.last + s.window.first, x.kind)) for x in s.spans]
        for subject, predicate, target, score, how in s.relations:
            a, b = keys[subject], keys[target]
            if a is None or b is None:
                continue
            if (a, predicate, b) not in best or best[a, predicate, b].score < score:
                best[a, predicate, b] = Related(a, predicate, b, score, how)
    return Reading(tuple(mentions), tuple(sorted(best.values(), key=lambda r: (r.subject, r.object, r.predicate))))
