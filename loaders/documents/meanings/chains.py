"""Which things of a document are spoken of where: by names, short forms, descriptions and pronouns."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.documents.document import Document
from loaders.documents.extracted import in_one_line
from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.meanings.naming import late_names
from loaders.documents.meanings.retelling import retold_from
from loaders.documents.names.reading import ReadDocument, read_names
from loaders.documents.sentences.phrases import Item, Noun, items_of
from loaders.documents.sentences.units import units_of
from loaders.documents.words.dates import year_of
from loaders.documents.words.lexicon import Lexicon, load_lexicon

__all__ = ["Chains", "Spoken", "Thing", "chains_of"]


@dataclass(frozen=True, slots=True)
class Thing:
    """`kind` is "" where the text does not tell; `names` are all its names, `name` the fullest."""

    kind: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Code points `start` to `end` speak of the thing of that number."""

    start: int
    end: int
    thing: int


@dataclass(frozen=True, slots=True)
class Chains:
    """Everything a document speaks of, in the order of the text. `retold` is whose report the document retells."""

    things: tuple[Thing, ...]
    spoken: tuple[Spoken, ...]
    by_name: Mapping[str, frozenset[int]]
    retold: str | None

    def called(self, name: str) -> frozenset[int]:
        """Numbers of the things of that very name."""
        return self.by_name.get(in_one_line(name), frozenset())

    def within(self, start: int, end: int) -> Iterator[Spoken]:
        """What is spoken of wholly in text[start:end]."""
        for spoken in self.spoken[bisect_left(self.spoken, start, key=lambda s: s.start) :]:
            if spoken.start >= end:
                return
            if spoken.end <= end:
                yield spoken


def chains_of(document: Document, lexicon: Lexicon | None = None) -> Chains:
    """The document's chains by the rules alone. The same document and tables give the same chains."""
    tables = lexicon or load_lexicon()
    read = read_names(document, tables)
    things = tuple(
        Thing("" if e.guessed else e.kind, in_one_line(e.name), tuple(dict.fromkeys(map(in_one_line, e.names))))
        for e in read.entities
    )
    by_name: dict[str, set[int]] = {}
    for number, thing in enumerate(things):
        for name in thing.names:
            by_name.setdefault(name, set()).add(number)
    found = {(s.start, s.end, s.thing): s for s in (*_named(read), *_meant(document, read, tables))}
    return Chains(
        things,
        tuple(found[key] for key in sorted(found)),
        {name: frozenset(numbers) for name, numbers in by_name.items()},
        retold_from(read, document.metadata.publisher, tables),
    )


def _named(read: ReadDocument) -> Iterator[Spoken]:
    return (Spoken(name.start, name.end, name.entity) for line in read.lines for name in line.names)


def _meant(document: Document, read: ReadDocument, lexicon: Lexicon) -> Iterator[Spoken]:
    """What descriptions and pronouns stand for."""
    published = document.metadata.published
    year = published[:4] if published else year_of(document.text)
    lines = [line for line in read.lines if not line.titled and line.sentence.zone == "body"]
    parsed: list[list[Item]] = [items_of(units_of(line, document.text, lexicon, year)) for line in lines]
    discourse = Discourse(read.entities, lexicon)
    discourse.late = late_names(parsed, lexicon)
    for line, items in zip(lines, parsed, strict=True):
        discourse.resolve(items, line.sentence.paragraph)
        for item in items:
            if isinstance(item, Noun):
                yield from _of(item)


def _of(noun: Noun) -> Iterator[Spoken]:
    if noun.entity >= 0:
        yield Spoken(noun.start, noun.end, noun.entity)
    yield from (Spoken(noun.start, noun.end, other.entity) for other in noun.stands_for if other.entity >= 0)
    if noun.owner is not None and noun.owner.entity >= 0:
        words = noun.units[0] if noun.pointed else noun.owner
        yield Spoken(words.start, words.end, noun.owner.entity)
