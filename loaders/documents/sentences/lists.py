"""Lists of names that a later sentence means as one: "X, Y and Z … these companies"."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.names.entities import Entity
from loaders.documents.sentences.coordination import group_at
from loaders.documents.sentences.phrases import Item, Noun
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["NamedLists"]

_POINTING = word_set("these those")
_REACH = 3  # sentences back


@dataclass(frozen=True, slots=True)
class _List:
    line: int
    kind: str
    members: tuple[Noun, ...]


class NamedLists:
    """The lists of two and more names of one kind that a document has told of so far, the newest last."""

    def __init__(self, entities: Sequence[Entity], lexicon: Lexicon) -> None:
        self.entities = entities
        self.lexicon = lexicon
        self.lists: list[_List] = []

    def begin(self, line: int, items: Sequence[Item]) -> None:
        """Take note of the lists of a sentence."""
        at = 0
        while at < len(items):
            item = items[at]
            if not isinstance(item, Noun) or item.head.name is None:
                at += 1
                continue
            nouns, at = group_at(items, at)
            named = [noun for noun in nouns if noun.head.name is not None]
            kinds = {self.entities[noun.head.name.entity].kind for noun in named if noun.head.name is not None}
            if len(named) > 1 and len(named) == len(nouns) and len(kinds) == 1:
                self.lists.append(_List(line, kinds.pop(), tuple(named)))
        del self.lists[:-10]

    def meant_by(self, noun: Noun, line: int) -> list[Noun]:
        """The members of the newest list that "these firms" can mean, as phrases of their own."""
        pointing = noun.units[0].lower in _POINTING or (noun.units[0].lower == "both" and len(noun.units) == 2)
        if not pointing or noun.head.kind != "N" or not noun.head.lower.endswith("s"):
            return []
        descriptor = self.lexicon.descriptors.get(noun.head.lower)
        if descriptor is None:
            return []
        return self.newest(descriptor.kind, line)

    def newest(self, kind: str, line: int) -> list[Noun]:
        """The members of the list of that kind that an earlier sentence told last."""
        near = [one for one in self.lists if 0 < line - one.line <= _REACH and one.kind == kind]
        return [Noun([m.head], m.head, (), None, False) for m in near[-1].members] if near else []
