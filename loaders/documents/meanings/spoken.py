"""Where a text speaks of which thing: names, and the phrases and pronouns that stand for them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.documents.extracted import Spoken
from loaders.documents.names.entities import Entity
from loaders.documents.names.reading import ReadDocument
from loaders.documents.sentences.phrases import Item, Noun
from loaders.documents.words.lexicon import Lexicon

__all__ = ["phrases", "places", "set_apart"]


def places(read: ReadDocument, lexicon: Lexicon) -> Iterator[Spoken]:
    """The names of a document whose kind is known."""
    for line in read.lines:
        for name in line.names:
            if name.kind and name.entity >= 0:
                yield _of(read.entities[name.entity], name.start, name.end, name.kind, lexicon, named=True)


def phrases(items: Sequence[Item], entities: Sequence[Entity], lexicon: Lexicon) -> Iterator[Spoken]:
    """The phrases of a sentence without a name of their own that mean one thing; `items` are resolved."""
    for item in items:
        if not isinstance(item, Noun) or item.head.name is not None or any(u.name is not None for u in item.units):
            continue
        meant = item if item.entity >= 0 or len(item.stands_for) != 1 else item.stands_for[0]
        if meant.entity >= 0 and meant.kind:
            yield _of(entities[meant.entity], item.start, item.end, meant.kind, lexicon, named=False)


def set_apart(found: Sequence[Spoken], apart: Iterable[tuple[int, int, int]]) -> tuple[Spoken, ...]:
    """The same places, in their order, with those marked that speak, between two offsets, of a thing that the text sets
    outside a deal there (`apart`: from, to, thing)."""
    marked, starts = list(found), [place.start for place in found]
    for start, end, thing in apart:
        for at in range(bisect_left(starts, start), bisect_left(starts, end)):
            if found[at].thing == thing:
                marked[at] = replace(found[at], outside=True)
    return tuple(marked)


def _of(entity: Entity, start: int, end: int, kind: str, lexicon: Lexicon, *, named: bool) -> Spoken:
    known = any(lexicon.names.get(name, ("", 0.0))[0] == kind for name in entity.names)
    return Spoken(start, end, kind, named, entity.number, entity.name, entity.count, known, entity.guessed)
