"""Which town, county or state "the city" or "the state" is: the only one that the text speaks of, or mostly."""

from collections import defaultdict
from collections.abc import Sequence, Set

from loaders.documents.names.entities import Entity
from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Governed"]

_CITIES = word_set("city town village borough")
_STATES = word_set("state province")
_GOVERNORS = word_set(
    "council commission commissioners supervisors board corporation administration selectmen aldermen"
)
_GOVERNED = _CITIES | _STATES | {"county", "government"}


class Governed:
    """The bodies and places of a document that such words may mean."""

    def __init__(self, entities: Sequence[Entity], lexicon: Lexicon) -> None:
        self._all = entities
        self._bodies: defaultdict[str, list[Entity]] = defaultdict(list)
        self._places: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            if entity.kind == "Agency":
                for head in _GOVERNED & {
                    word for name in entity.names if _governs(name) for word in name.lower().split()
                }:
                    self._bodies[head].append(entity)
            elif entity.kind == "Location":
                for head in _GOVERNED - {"government"}:
                    if any(_is(head, name, lexicon) for name in entity.names):
                        self._places[head].append(entity)

    def by(self, noun: Noun, met: Set[int]) -> Entity | None:
        """The entity whose government the phrase means, if it is plain which; `met` numbers those that were spoken
        of."""
        head, owner = noun.head.lower, noun.owner
        if head == "government" and owner is not None and owner.kind == "Location" and owner.head.name is not None:
            return self._all[owner.entity] if len(noun.units) == len(owner.units) + 2 else None  # "Kenya's government"
        plain = (len(noun.units) == 2 and noun.units[0].lower == "the") or (
            len(noun.units) == 1 and head == "government"
        )
        if not plain or head not in _GOVERNED:
            return None
        bodies = [entity for entity in self._bodies[head] if entity.number in met]
        if bodies:
            return bodies[0] if len(bodies) == 1 else None
        places = [entity for entity in self._places[head] if entity.number in met]
        first = max(places, key=lambda e: e.count, default=None)
        rivals = [e for e in places if first is not None and e is not first and 2 * e.count > first.count]
        return first if not rivals else None


def _governs(name: str) -> bool:
    """ "Elm County", "Elm County Council", "the City of Elm", and no jail or school of a county."""
    words = name.lower().split()
    return words[-1] in _GOVERNED | _GOVERNORS or words[0] in _GOVERNED


def _is(head: str, name: str, lexicon: Lexicon) -> bool:
    if head == "county":
        return name.endswith((" County", " Parish"))
    return lexicon.place_kinds.get(name) == ("state" if head in _STATES else "city")
