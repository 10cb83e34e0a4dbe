"""Who paid for it: "bought cameras with a grant from X", "using X funding", "funding for Y came from X"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from loaders.documents.relations.nominal import named_before
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item, Noun, Sign
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Funding"]

_MEANS = word_set("with through using via by on thanks_to")
_COMING = word_set("come provide give supply")
_USING = word_set("use receive get win secure obtain spend")
_GIVERS = ("Agency", "Organization")


class Funding:
    """Money that is said to come from a body; nothing that is denied, hoped for or asked."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends]) -> None:
        self.money = lexicon.words["money"] | lexicon.words["contribution"]
        self.ends = ends

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        for clause in clauses:
            if clause.verb.negated or clause.verb.modal or clause.condition:
                continue
            spenders = clause.behind("by") if clause.passive and clause.verb.lemma != "base" else clause.subjects
            yield from self._said(clause, spenders, self._givers(clause))
            yield from self._said(clause, self._funded(items, clause), clause.behind("from", "by"))

    def _givers(self, clause: Clause) -> Iterator[Noun]:
        """Behind the money by means of which something is done: "with a grant from X", "with X funding"."""
        for one, two in pairwise([*clause.phrases, ("", [], 0)]):
            means = one[0] in _MEANS or (one[0] == "of" and clause.verb.lemma in _USING)
            if means and one[1] and self._is_money(one[1][-1]):
                yield from two[1] if two[0] == "from" else ()
                yield from _named_before(one[1][-1])
        if clause.verb.lemma in _USING and not clause.passive:
            for noun in clause.objects:
                yield from _named_before(noun) if self._is_money(noun) else ()

    def _funded(self, items: Sequence[Item], clause: Clause) -> list[Noun]:
        """Whom the money is for that comes or is given: "Funding for X came from Y"."""
        if clause.verb.lemma not in _COMING or not any(self._is_money(n) for n in clause.subjects):
            return []
        at = next((i for i, item in enumerate(items) if any(item is n for n in clause.subjects)), -1) + 1
        sign, noun = (items[at], items[at + 1]) if 0 < at < clause.index - 1 else (None, None)
        meant = isinstance(sign, Sign) and sign.lower in ("for", "of")
        return [noun] if meant and isinstance(noun, Noun) else [n.owner for n in clause.subjects if n.owner is not None]

    def _is_money(self, noun: Noun) -> bool:
        return noun.head.lower in self.money and noun.entity < 0

    def _said(self, clause: Clause, funded: Sequence[Noun], givers: Iterator[Noun] | list[Noun]) -> Iterator[Statement]:
        for one, two in joined(self.ends, "FUNDED_BY", funded, givers):
            if one.kind and two.kind in _GIVERS and one.kind != "Person":
                yield Statement("FUNDED_BY", one, two, "money from", 0.75, clause)


def _named_before(noun: Noun) -> list[Noun]:
    """ "Home Office funding", "the Home Office's grant"."""
    names = named_before(noun)
    return names[-1:] or ([noun.owner] if noun.owner is not None and not noun.pointed else [])
