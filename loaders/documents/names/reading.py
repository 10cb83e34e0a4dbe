"""First pass over a document: lines with tokens, names, kinds and entities."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from loaders.documents.document import Document
from loaders.documents.names.adjoining import part_adjoining
from loaders.documents.names.bodies import repeated_small, take_up_bodies
from loaders.documents.names.candidates import CandidateName, take_up, vote, within
from loaders.documents.names.entities import Entities, Entity
from loaders.documents.names.kinds import Kinds
from loaders.documents.names.shapes import Line, Name, NameFinder
from loaders.documents.names.spelled import spell_out
from loaders.documents.names.titled import part_titled
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.tokens import sentences, tokens, unglued

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
        part_adjoining(line, document.text, lexicon)
        part_titled(line, document.text, lexicon)
        spell_out(line, document.text, lexicon)
        take_up_bodies(line, document.text, lexicon)
        take_up(line, within(proposed, line.sentence.start, line.sentence.end), document.text, lexicon)
    repeated_small(lines, document.text, lexicon)
    _openings(lines, document.text, lexicon)
    _title_case(lines, document.text, lexicon)
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
    if any(not w.cap and len(w.text) > 4 and w.lower not in lexicon.words["preposition"] for w in common):
        return False  # "Acme Holdings, owned by Vale Partners": a line of a list, not a title
    return len(words) >= 4 and len(common) >= 2 and sum(w.cap for w in common) >= 0.7 * len(common)


def _openings(lines: Sequence[Line], text: str, lexicon: Lexicon) -> None:
    """ "Customs said": a common word that opens a sentence is a name where it is one amid the text's sentences."""
    met = {name.text for line in lines if not line.titled for name in line.names if name.first and not name.initial}
    acting = lexicon.words["auxiliary"]
    for line in lines:
        words = line.tokens
        if len(words) < 3 or line.titled or words[0].text not in met or any(not name.first for name in line.names):
            continue
        if words[1].lower in acting or (words[1].lower in lexicon.verbs and words[1].lower not in lexicon.nouny):
            line.names.insert(0, Name(0, 1, words[0].start, words[0].end, words[0].text, True))


def _title_case(lines: list[Line], text: str, lexicon: Lexicon) -> None:
    """In a line set in title case a capital says nothing: only names met elsewhere or known stand in it."""
    met = {name.text for line in lines if not line.titled for name in line.names}
    lengths: dict[str, set[int]] = {first: set(counts) for first, counts in lexicon.name_lengths.items()}
    for words in (name.split() for name in met):
        lengths.setdefault(words[0], set()).add(len(words))
    for line in lines:
        if line.titled:
            line.names = list(_known(line, text, lengths, met, lexicon))


def _known(line: Line, text: str, lengths: Mapping[str, set[int]], met: Set[str], lexicon: Lexicon) -> Iterator[Name]:
    """Names of a titled line, the longest at each place."""
    at = 0
    while at < len(line.tokens):
        for length in sorted(lengths.get(line.tokens[at].text, ()), reverse=True):
            words = line.tokens[at : at + length]
            name = " ".join(word.text for word in words)
            if len(words) == length and (name in met or (name in lexicon.names and name.lower() not in lexicon.common)):
                yield Name(
                    at, at + length, words[0].start, words[-1].end, text[words[0].start : words[-1].end], at == 0
                )
                at += length - 1
                break
        at += 1
