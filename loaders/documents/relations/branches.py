"""Parts that stand by name beside their whole: "X's Y unit", "the Y division of X", "X and its Y", "Y within X"."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.relations.nominal import PEERS, unit_noun
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.phrases import Item, Noun, Sign
from loaders.documents.words.lexicon import Lexicon

__all__ = ["Branches"]

_PARTS = ("SUBSIDIARY_OF", "PART_OF")


class Branches:
    """The nouns are those of `phrases.csv`: a branch is one that a firm or a body gives a name of its own."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends]) -> None:
        self.branches = lexicon.words["branch"]
        self.inside = lexicon.words["inside"]
        self.places = lexicon.places | lexicon.words["nationality"]
        self.ends = ends

    def statements(self, items: Sequence[Item]) -> Iterator[Statement]:
        for index, item in enumerate(items):
            if isinstance(item, Noun) and item.head.kind == "N" and item.head.lower in self.branches:
                yield from self._called(items, index, item)
            elif isinstance(item, Noun) and item.kind == "Agency" and item.head.name is not None:
                yield from self._within(items, index, item)

    def _called(self, items: Sequence[Item], index: int, noun: Noun) -> Iterator[Statement]:
        """ "X's Y unit", "its Y division", "the Y arm of X"."""
        named = noun.before[-1] if noun.before else None
        if named is None or named.name is None or named.national or named.name.text in self.places:
            return  # "its US subsidiary" has no name
        wholes = [noun.owner] if noun.owner is not None else _behind(items, index, ("of",))
        for predicate in _PARTS:
            for part, whole in joined(self.ends, predicate, [unit_noun(named)], [w for w in wholes if w.kind]):
                yield Statement(predicate, part, whole, "branch", 0.75)

    def _within(self, items: Sequence[Item], index: int, noun: Noun) -> Iterator[Statement]:
        """ "Y within X", "X and its Y", "X, through its Y"."""
        owner = noun.owner if noun.pointed and noun.units[0].lower == "its" else None
        wholes = [owner] if owner is not None else _behind(items, index, self.inside)
        if any(unit.lower in PEERS for unit in noun.before):
            return  # "its sister agency Y"
        for part, whole in joined(self.ends, "PART_OF", [noun], [n for n in wholes if n.kind == "Agency"]):
            yield Statement("PART_OF", part, whole, "within", 0.7)


def _behind(items: Sequence[Item], index: int, signs: Sequence[str] | frozenset[str]) -> list[Noun]:
    """The noun behind one of these prepositions, right behind the phrase."""
    sign, noun = (items[index + 1], items[index + 2]) if index + 2 < len(items) else (None, None)
    told = isinstance(sign, Sign) and sign.lower in signs and isinstance(noun, Noun) and noun.entity >= 0
    return [noun] if told and isinstance(noun, Noun) else []
