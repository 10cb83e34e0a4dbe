"""Contracts of which one sentence tells one party, and a later one the other."""

from typing import Protocol

from loaders.documents.phrases import Noun
from loaders.documents.wordset import word_set

__all__ = ["Unfinished"]

_REACH = 3  # sentences back
_POINTING = word_set("the this that")


class _Event(Protocol):
    noun: Noun
    kind: str
    agencies: list[Noun]
    companies: list[Noun]
    seeking: bool
    inferred: bool


class Unfinished:
    """The last contract whose firms, or whose body, no sentence has told yet."""

    def __init__(self) -> None:
        self.line = -_REACH
        self.open: _Event | None = None

    def note(self, event: _Event, line: int) -> None:
        """Remembers a contract that has one side only; one that has both settles what was open."""
        if event.kind != "contract" or event.seeking or event.noun.negated:
            return
        if bool(event.agencies) != bool(event.companies):
            self.open, self.line = event, line
        elif event.agencies:
            self.open = None

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
