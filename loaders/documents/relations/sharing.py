"""Data that one body lets another see, without the word for sharing: "X lets Y search its database"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from loaders.documents.relations.behalf import body_of
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Sharing"]

_LETTING = word_set("allow let permit enable authorize authorise")
_LOOKING = word_set("search access query view consult tap download check see use")
_GETTING = word_set("access search query download obtain consult receive")
_HOLDING = word_set("collect gather hold keep store record capture compile own maintain run")


class Sharing:
    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends]) -> None:
        self.data = lexicon.words["data"]
        self.ends = ends

    def statements(self, clauses: Sequence[Clause]) -> Iterator[Statement]:
        for one, two in pairwise(clauses):
            if not (one.verb.negated or two.verb.negated or one.condition):
                yield from self._let(one, two)
                yield from self._held(one, two)
        for clause in clauses:
            if not clause.verb.negated and not clause.condition and not clause.passive:
                yield from self._owned(clause)
                yield from self._exchanged(clause)

    def _let(self, one: Clause, two: Clause) -> Iterator[Statement]:
        """ "X allows Y to search its database"."""
        if one.verb.lemma not in _LETTING or one.passive or two.verb.lemma not in _LOOKING:
            return
        seen = [n for n in two.objects if self._data(n) and n.units[0].lower in ("its", "their")]
        if seen:
            yield from self._said(one.subjects, one.objects, two)

    def _held(self, one: Clause, two: Clause) -> Iterator[Statement]:
        """ "Y can access data collected by X"."""
        looked = one.verb.lemma in _GETTING and not one.passive and two.verb.lemma in _HOLDING and two.passive
        if looked and any(self._data(n) and n in two.subjects for n in one.objects):
            holders = two.behind("by")
            yield from self._said(holders, one.subjects, two)

    def _owned(self, clause: Clause) -> Iterator[Statement]:
        """ "Y can search X's database"."""
        if clause.verb.lemma not in _GETTING:
            return
        owners = [n.owner for n in clause.objects if self._data(n) and n.owner is not None and not n.pointed]
        yield from self._said(owners, clause.subjects, clause)

    def _exchanged(self, clause: Clause) -> Iterator[Statement]:
        """ "X and Y exchange alerts"."""
        bodies = [n for n in clause.subjects if n.kind in ("Agency", "System") and n.entity >= 0]
        alone = len(bodies) == len(clause.subjects) == 2 and not any(p in ("with", "to") for p, _, _ in clause.phrases)
        if alone and clause.verb.lemma in ("exchange", "share", "swap") and any(self._data(n) for n in clause.objects):
            yield from self._said(bodies[:1], bodies[1:], clause)

    def _data(self, noun: Noun) -> bool:
        return noun.head.lower in self.data and noun.entity < 0

    def _said(self, holders: Sequence[Noun], others: Sequence[Noun], clause: Clause) -> Iterator[Statement]:
        bodies = [body_of(n) or n for n in others]
        for one, two in joined(self.ends, "SHARES_DATA_WITH", holders, bodies):
            if one.kind == two.kind == "Agency":
                yield Statement("SHARES_DATA_WITH", one, two, "verb:see data", 0.7, clause)
