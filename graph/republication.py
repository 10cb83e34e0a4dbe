"""The same text elsewhere: documents that share most of their sentences' words are one report, published again.

Each text is cut into runs of eight words; of these a fixed eighth, chosen by their hash, is kept as its sketch. How
much of the shorter sketch the longer one holds tells how much of a text stands in another.
"""

import dataclasses
import itertools
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Republication", "Text", "republications"]

WORDS = 8
"""Length of the runs of words that are compared: longer than set phrases, shorter than sentences."""
KEPT = 8
"""One run of so many is kept, of a text of more than LEAST runs."""
LEAST = 400
SHARED = 0.5
"""Part of the shorter text that must stand in the other for the two to be one report."""
COMMON = 50
"""A run that so many texts have is a notice of a website, and tells nothing."""
_Pairs = Mapping[tuple[str, str], int]
_WORD = re.compile(r"[^\W_]+")


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """A document's body. `order` is earlier for what was published first."""

    source_id: str
    body: str
    order: tuple[str, str]


@dataclasses.dataclass(frozen=True, slots=True)
class Republication:
    """`source_id` repeats `original`; `share` of the shorter text stands in the other."""

    source_id: str
    original: str
    share: float


def republications(texts: Sequence[Text]) -> list[Republication]:
    """For each text that repeats an earlier one, the earliest that it repeats."""
    ordered = sorted(texts, key=lambda text: (*text.order, text.source_id))
    sketches = {text.source_id: _sketch(text.body) for text in ordered} if len(ordered) > 1 else {}
    shared = _shared(sketches)
    found: list[Republication] = []
    for number, text in enumerate(ordered):
        for earlier in ordered[:number]:
            share = _share(text.source_id, earlier.source_id, sketches, shared)
            if share >= SHARED:
                found.append(Republication(text.source_id, earlier.source_id, share))
                break
    return found


def _share(one: str, other: str, sketches: Mapping[str, frozenset[int]], shared: _Pairs) -> float:
    smaller = min(len(sketches[one]), len(sketches[other]))
    return shared.get((min(one, other), max(one, other)), 0) / smaller if smaller > 3 else 0.0


def _shared(sketches: Mapping[str, frozenset[int]]) -> _Pairs:
    """How many runs each two texts share."""
    bearers: defaultdict[int, list[str]] = defaultdict(list)
    for source, sketch in sketches.items():
        for run in sketch:
            bearers[run].append(source)
    several = (sorted(sources) for sources in bearers.values() if 1 < len(sources) < COMMON)
    return Counter(pair for sources in several for pair in itertools.combinations(sources, 2))


def _sketch(text: str) -> frozenset[int]:
    runs = list(_runs(text))
    return frozenset(runs if len(runs) <= LEAST else (run for run in runs if run % KEPT == 0))


def _runs(text: str) -> Iterator[int]:
    words = [word.lower() for word in _WORD.findall(text)]
    for start in range(len(words) - WORDS + 1):
        yield zlib.crc32(" ".join(words[start : start + WORDS]).encode())
