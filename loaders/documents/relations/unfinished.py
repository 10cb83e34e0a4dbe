"""Contracts of which one sentence tells one party, and a later one the other."""

from collections.abc import Set
from typing import Protocol

from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.wordset import word_set

__all__ = ["Unfinished"]

_REACH = 3  # sentences back
_POINTING = word_set("the this that")


class _Event(Protocol):
    noun: Noun
    kind: str
    agencies: list[Noun]
    companies: list[Noun]
    clause: Clause | None
    seeking: bool
    inferred: bool


class Unfinished:
    """The last contract whose firms, or whose body, no sentence has told yet."""

    def __init__(self, giving: Set[str]) -> None:
        self.giving = giving
        self.line = -_REACH
        self.open: _Event | None = None
        self.settled: _Event | None = None
        self.settled_line = -_REACH

    def note(self, event: _Event, line: int) -> None:
        """Remembers a contract that has one side only; one that has both settles what was open."""
        if event.kind != "contract" or event.seeking or event.noun.negated:
            return
        if bool(event.agencies) != bool(event.companies):
            self.open, self.line = event, line
        elif event.agencies:
            self.open = None

    def bodies(self, line: int) -> list[Noun]:
        """Those whose contract of the sentence before has no firm yet."""
        near = self.open is not None and line - self.line == 1
        return list(self.open.agencies) if self.open is not None and near and not self.open.companies else []

    def settle(self, event: _Event, line: int) -> None:
        """Remembers a contract of which both sides are told."""
        self.settled, self.settled_line = event, line

    def as_before(self, event: _Event, line: int) -> None:
        """ "The contract went to Z, too": from the body just told; "Y awarded the contract in May": to the firm."""
        given = event.clause is not None and event.clause.verb.lemma in self.giving
        other = self.settled
        pointing = event.noun.units[0].lower in _POINTING and event.kind == "contract" and not event.seeking
        if other is None or not pointing or not 0 < line - self.settled_line <= _REACH:
            return
        if event.companies and not event.agencies:
            event.agencies, event.inferred = list(other.agencies), True
        elif given and event.agencies and not event.companies:
            event.companies, event.inferred = list(other.companies), True

    def complete(self, event: _Event, line: int) -> None:
        """ "X won a contract. … The contract was awarded by Y": the side that the open one has and this one lacks."""
        other = self.open
        owned = event.noun.owner is not None
        pointing = (owned or event.noun.units[0].lower in _POINTING) and not event.seeking
        if other is None or not pointing or event.kind != "contract" or not 0 < line - self.line <= _REACH:
            return
        if event.agencies and not event.companies and other.companies:
            event.companies, event.inferred = list(other.companies), True
        elif event.companies and not event.agencies and other.agencies:
            event.agencies, event.inferred = list(other.agencies), True
