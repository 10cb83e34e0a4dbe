"""Which mentions may be related, and which pairs of their places are worth a look."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.model.labels import Labels

NEAREST = 3


@dataclass(frozen=True)
class Place:
    """A mention inside a window: pieces `first` to `last`, its kind's index, and the thing it belongs to."""

    first: int
    last: int
    kind: int
    thing: str


@dataclass(frozen=True)
class Pair:
    """Two places, slot 1 and slot 2 in the order of `Labels.rank`, the same type in the order of the text."""

    one: Place
    two: Place


def ordered(a: Place, b: Place, labels: Labels) -> Pair:
    """The pair with its slots in order."""
    rank = (labels.rank[labels.kinds[a.kind][0]], a.first), (labels.rank[labels.kinds[b.kind][0]], b.first)
    return Pair(a, b) if rank[0] <= rank[1] else Pair(b, a)


def distance(pair: Pair) -> int:
    """Pieces between the two places."""
    return max(pair.one.first, pair.two.first) - min(pair.one.last, pair.two.last)


def candidates(places: Sequence[Place], labels: Labels, reach: int, nearest: int = NEAREST) -> list[Pair]:
    """Type-compatible pairs of different things within `reach` pieces: of each two things, only the nearest few."""
    found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for i, a in enumerate(places):
        for b in places[i + 1 :]:
            pair = ordered(a, b, labels)
            types = labels.kinds[pair.one.kind][0], labels.kinds[pair.two.kind][0]
            if a.thing != b.thing and distance(pair) <= reach and labels.allowed(*types):
                found[min(a.thing, b.thing), max(a.thing, b.thing)].append(pair)
    return [p for group in found.values() for p in sorted(group, key=distance)[:nearest]]
