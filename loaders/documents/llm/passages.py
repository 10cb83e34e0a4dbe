"""A document in passages of bounded length that overlap, cut between sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.documents.document import Document
from loaders.documents.words.tokens import Sentence, sentences

__all__ = ["Passage", "passages"]


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` is the document's text from `start` to `end`, in code points."""

    start: int
    end: int
    text: str


def passages(document: Document, longest: int, overlap: int) -> Iterator[Passage]:
    """Headline and body; what every page of a site bears is left out where it stands between them.

    Each passage begins with the sentences that ended the one before, as many as `overlap` code points hold.
    """
    held: list[Sentence] = []
    fresh = False
    for sentence in sentences(document):
        if sentence.zone not in ("headline", "body"):
            continue
        if held and sentence.end - held[0].start > longest:
            if fresh:
                yield _passage(document, held)
            held = _tail(held, min(overlap, longest - (sentence.end - sentence.start)), sentence.start)
        held.append(sentence)
        fresh = True
    if held and fresh:
        yield _passage(document, held)


def _tail(held: list[Sentence], overlap: int, end: int) -> list[Sentence]:
    return [sentence for sentence in held if end - sentence.start <= overlap]


def _passage(document: Document, held: list[Sentence]) -> Passage:
    return Passage(held[0].start, held[-1].end, document.text[held[0].start : held[-1].end])
