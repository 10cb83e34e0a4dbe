"""What the gate has to go by: a document's text and chains, and the word lists of contrary and of orders."""

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from loaders.documents.document import Document
from loaders.documents.meanings.chains import Chains
from loaders.documents.words.tokens import Sentence, sentences

__all__ = ["Grounds", "Place", "contrary_between", "grounds_of", "speaks_to_programs"]

LONGEST_QUOTE = 1_200
READ_ZONES = frozenset({"headline", "body"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands (`start`, `end`) and the whole sentences around it (`first`, `last`), in code points."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Grounds:
    """A document as the gate sees it."""

    document: Document
    chains: Chains
    read: Sequence[Sentence]
    year: str | None

    def places(self, quote: str, start: int, end: int) -> list[Place]:
        """Where in text[start:end] the quote stands word for word; only white space may be another."""
        words = quote.split()
        if not words or len(quote) > LONGEST_QUOTE:
            return []
        pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)")
        found = (self._around(m.start(), m.end()) for m in pattern.finditer(self.document.text, start, end))
        return [place for place in found if place is not None]

    def _around(self, start: int, end: int) -> Place | None:
        """None where the place is not headline or body, or its sentences are too long to be shown."""
        starts = [sentence.start for sentence in self.read]
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        if first < 0 or any(s.zone not in READ_ZONES for s in self.read[first : last + 1]):
            return None
        if self.read[first].end <= start:
            return None
        begin, finish = self.read[first].start, max(end, self.read[last].end)
        return Place(start, end, begin, finish) if finish - begin <= LONGEST_QUOTE else None

    def ordered_about(self, place: Place) -> bool:
        """Whether the sentence, or one beside it, speaks to a program that reads the text."""
        starts = [sentence.start for sentence in self.read]
        first, last = bisect_right(starts, place.start) - 1, bisect_right(starts, place.end - 1) - 1
        near = self.read[max(0, first - 1) : last + 2]
        return speaks_to_programs(self.document.text[near[0].start : near[-1].end]) if near else False


def grounds_of(document: Document, chains: Chains, year: str | None) -> Grounds:
    """The grounds on which statements about the document are admitted."""
    return Grounds(document, chains, tuple(sorted(sentences(document), key=lambda s: s.start)), year)


def speaks_to_programs(text: str) -> bool:
    """Whether a text holds words by which programs are ordered about."""
    return _orders().search(" ".join(text.casefold().split())) is not None


def contrary_between(text: str) -> bool:
    """Whether the words between two parties turn a plain statement round."""
    return _contrary().search(text) is not None


@functools.cache
def _orders() -> re.Pattern[str]:
    """Each order as whole words."""
    words = (rf"(?<!\w){re.escape(line)}" + (r"(?!\w)" if line[-1].isalnum() else "") for line in _lines("orders.txt"))
    return re.compile("|".join(words))


@functools.cache
def _contrary() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in _lines("contrary.txt"))
    return re.compile(rf"(?:(?<!\w)|(?=n['’]t))(?:{words})(?!\w)", re.IGNORECASE)


def _lines(name: str) -> list[str]:
    told = (resources.files("loaders.documents") / "lexicons" / name).read_text("utf-8")
    return [line for line in told.splitlines() if line and not line.startswith("# ")]
