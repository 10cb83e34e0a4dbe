"""Goods that a body has got, of which the next sentence tells the maker: "X bought 40 drones. They are made by Y."."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.statements import Ends, Statement, joined, meanings
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Goods"]

_GETTING = word_set(
    "buy purchase acquire procure order lease rent use deploy adopt introduce install test trial pilot roll_out get "
    "receive equip unveil launch try_out wear fly operate carry"
)
_MAKING = word_set("make manufacture build develop design produce supply provide sell deliver create")
_ANY = word_set("devices equipment technology kit systems products units machines gadgets")
_REACH = 3  # sentences


@dataclass(frozen=True, slots=True)
class _Got:
    line: int
    word: str
    body: Noun


class Goods:
    """Remembers what bodies bought and used, from sentence to sentence."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.goods = lexicon.words["service_noun"]
        self.ends = ends
        self.discourse = discourse
        self.got: _Got | None = None

    def statements(self, clauses: Sequence[Clause]) -> Iterator[Statement]:
        for clause in clauses:
            yield from self._made(clause)
        for clause in clauses:
            self._note(clause)

    def _note(self, clause: Clause) -> None:
        verb = clause.verb
        if verb.lemma not in _GETTING or verb.negated or verb.modal or clause.condition or clause.passive:
            return
        things = [n for n in clause.objects if n.entity < 0 and n.head.lower in self.goods and n.owner is None]
        bodies = [m for n in clause.subjects for m in meanings(n, ("Agency",)) if m.kind == "Agency"]
        if things and len(bodies) == 1 and not self.discourse.looks_on(bodies[0].entity):
            self.got = _Got(self.discourse.line, things[0].head.lower, bodies[0])

    def _made(self, clause: Clause) -> Iterator[Statement]:
        """ "It is made by Y", "the drones, made by Y,"; only of what was got in the sentences just before."""
        got, verb = self.got, clause.verb
        if got is None or not clause.passive or verb.lemma not in _MAKING or verb.negated or clause.condition:
            return
        ago = self.discourse.line - got.line
        if not 0 < ago <= _REACH or not any(_means(n, got.word, ago) for n in clause.subjects):
            return
        if any(p in ("to", "for") for p, _, _ in clause.phrases):
            return
        firms = clause.behind("by")
        body = self.discourse.pointer(got.body.entity, clause.subjects[0])
        for firm, agency in joined(self.ends, "SUPPLIES", firms, [body]):
            if firm.kind == "Company":
                yield Statement("SUPPLIES", firm, agency, "verb:make goods", 0.65, clause)


def _means(noun: Noun, word: str, ago: int) -> bool:
    if noun.units[0].lower in ("it", "they"):
        return ago == 1
    if noun.head.lower in _ANY and noun.units[0].lower in ("the", "these") and len(noun.units) == 2:
        return ago == 1  # "the devices are made by Y"
    return noun.head.lower == word and noun.units[0].lower in ("the", "these", "this")
