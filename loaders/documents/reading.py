"""First pass over a document: lines with tokens, names, kinds and entities."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.candidates import CandidateName, take_up, vote, within
from loaders.documents.document import Document
from loaders.documents.entities import Entities, Entity
from loaders.documents.kinds import Kinds, name_key
from loaders.documents.lexicon import Lexicon
from loaders.documents.names import Line, NameFinder
from loaders.documents.tokens import sentences, tokens, unglued

__all__ = ["ReadDocument", "read_names"]


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """Lines in order, and the entities that their names refer to by number."""

    document: Document
    lines: tuple[Line, ...]
    entities: tuple[Entity, ...]


def read_names(document: Document, lexicon: Lexicon, proposed: Sequence[CandidateName] = ()) -> ReadDocument:
    """Names of headline and body, typed and grouped. `proposed` are those of another source."""
    lines = _lines(document, lexicon)
    finder = NameFinder(document.text, lexicon)
    for line in lines:
        line.names.extend(finder.find(line))
        take_up(line, within(proposed, line.sentence.start, line.sentence.end), document.text)
    _title_case(lines, lexicon)
    kinds = Kinds(lexicon)
    kinds.read(lines)
    vote(lines, kinds, proposed)
    entities = Entities(lexicon, kinds)
    entities.group(lines)
    return ReadDocument(document, tuple(lines), tuple(entities.all))


def _lines(document: Document, lexicon: Lexicon) -> list[Line]:
    lines = [
        Line(sentence, tokens(document.text, sentence.start, sentence.end), False)
        for sentence in sentences(document)
        if sentence.zone in ("headline", "body")
    ]
    capitals = Counter(word.text for line in lines for word in line.tokens if word.cap)
    for line in lines:
        line.tokens = unglued(line.tokens, capitals, lexicon.common)
        line.titled = _is_titled(line, lexicon)
    return lines


def _is_titled(line: Line, lexicon: Lexicon) -> bool:
    if line.sentence.zone == "body" and line.tokens and line.tokens[-1].text in '.!?"”':
        return False
    words = [w for w in line.tokens[1:] if w.text[0].isalpha() and len(w.text) > 3]
    common = [w for w in words if w.lower in lexicon.common]
    return len(words) >= 4 and len(common) >= 2 and sum(w.cap for w in common) >= 0.7 * len(common)


def _title_case(lines: list[Line], lexicon: Lexicon) -> None:
    """In a line set in title case a capital says nothing: only names met elsewhere or known are kept."""
    plain = {name_key(name.text) for line in lines if not line.titled for name in line.names}
    for line in lines:
        if line.titled:
            line.names = [n for n in line.names if name_key(n.text) in plain or n.text in lexicon.names]
