"""Two halves of one sale in a sentence: who buys ("purchases made by X") and whose goods ("technology from Y")."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from loaders.documents.relations.behalf import makers_of
from loaders.documents.relations.nominal import named_before
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item, Noun
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Halves"]

_PURCHASES = word_set("purchase purchases spending procurement procurements payments expenditure expenditures reliance")


class Halves:
    """Only where a noun of buying and the seller's goods stand in one sentence, and nothing in it is denied."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends]) -> None:
        self.lexicon = lexicon
        self.ends = ends

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        nouns = [item for item in items if isinstance(item, Noun)]
        purchases = [noun for noun in nouns if noun.head.kind == "N" and noun.head.lower in _PURCHASES]
        if not purchases or any(clause.verb.negated for clause in clauses):
            return
        buyers = [buyer for noun in purchases for buyer in self._buyers(noun, clauses)]
        sellers = [maker for noun in nouns for maker in makers_of(noun, self.lexicon)]
        for seller, buyer in joined(self.ends, "SUPPLIES", sellers, buyers):
            if seller.kind and buyer.kind:
                yield Statement("SUPPLIES", seller, buyer, "buyer and seller", 0.65)

    def _buyers(self, noun: Noun, clauses: Sequence[Clause]) -> Iterator[Noun]:
        """The possessor, the name before the noun, and the agent behind it."""
        if noun.owner is not None:
            yield noun.owner
        yield from named_before(noun)
        for clause in clauses:
            if clause.passive and noun in clause.subjects and clause.verb.lemma == "make":
                yield from clause.behind("by")
            for one, two in pairwise(clause.phrases):
                if one[1][-1] is noun and two[0] == "by":
                    yield from two[1]
