"""The word lists beside this module: legal forms, abbreviations, words that tell little, clauses that are no name."""

import csv
import dataclasses
import functools
import re
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

__all__ = ["Lexicon", "load_lexicon"]


@dataclasses.dataclass(frozen=True, slots=True)
class Lexicon:
    """`forms`: words of a legal form to its class; `long_forms`: those of several words to one that means the same;
    `foreign`: forms of other countries to their class; `abbreviations`: short to whole word; `generic`: word to
    activity, place or arm; `small`: words that stand between others; `clauses`: what opens a clause to its kind."""

    forms: Mapping[str, str]
    long_forms: Mapping[str, str]
    foreign: Mapping[str, str]
    abbreviations: Mapping[str, str]
    generic: Mapping[str, str]
    small: tuple[str, ...]
    clauses: Mapping[str, str]
    street_words: Mapping[str, str]
    rooms: tuple[str, ...]

    @property
    def openers(self) -> str:
        """A pattern for names that may hold a clause."""
        return rf"\W(?:{_any(self.clauses)})[\s:.]"

    @property
    def clause(self) -> str:
        """A pattern for the clause itself, up to the end of the name."""
        return rf"\W+(?:{_any(self.clauses)})[\s:.]+.+"


@functools.cache
def load_lexicon() -> Lexicon:
    """The lists, read once a process."""
    return Lexicon(
        forms=_pairs("forms.csv"),
        long_forms=_pairs("long_forms.csv"),
        foreign=_pairs("foreign_forms.csv"),
        abbreviations=_pairs("abbreviations.csv"),
        generic=_pairs("generic_words.csv"),
        small=tuple(_rows("small_words.csv", 0)),
        clauses=_pairs("clauses.csv"),
        street_words=_pairs("street_words.csv"),
        rooms=tuple(_rows("room_words.csv", 0)),
    )


def _any(words: Mapping[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _pairs(name: str) -> Mapping[str, str]:
    return MappingProxyType(dict(zip(_rows(name, 0), _rows(name, 1), strict=True)))


def _rows(name: str, column: int) -> list[str]:
    text = (files("graph.matching") / "lexicon" / name).read_text("utf-8")
    return [row[column] for row in csv.reader(text.splitlines()[1:]) if row]
