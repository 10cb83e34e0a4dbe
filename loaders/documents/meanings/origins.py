"""Where things of a text come from, as it says itself: "the Russian firm" is the one that it called Russian before."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from loaders.documents.sentences.phrases import Noun
from loaders.documents.sentences.unit import Unit

__all__ = ["Origins", "origins_in"]


class Origins:
    """Nationalities and places by the number of an entity, in the order in which the text tells them."""

    def __init__(self, adjectives: Mapping[str, str] | None = None) -> None:
        self.adjectives = adjectives or {}
        self.told: dict[int, set[str]] = {}
        self.said: dict[int, set[str]] = {}  # words of the phrases that name a system

    def note(self, noun: Noun) -> None:
        """Take note of what a phrase that means a thing says of its origin: "the German maker X", "Leeds-based X"."""
        telling = noun.entity >= 0 and noun.owner is None and len(noun.units) > 1
        found = origins_in(noun.units) | self._of_places(noun.before) if telling else set()
        if noun.entity >= 0 and noun.named and noun.owner is not None:
            found = self._of_places(noun.owner.units)  # "India's Acme"
        if found:
            self.told.setdefault(noun.entity, set()).update(found)
        if telling and noun.named and noun.kind == "System":
            self.said.setdefault(noun.entity, set()).update(unit.lower for unit in noun.units)

    def of(self, noun: Noun) -> list[int]:
        """The entities of which the text told the origin that the phrase tells; none where it tells none."""
        wanted = origins_in(noun.units) | self._of_places(noun.before)
        return [entity for entity, told in self.told.items() if wanted & told] if wanted else []

    def _of_places(self, units: Sequence[Unit]) -> set[str]:
        """The adjectives of the countries among them."""
        named = (self.adjectives.get(unit.name.text, "") for unit in units if unit.name is not None)
        return {adjective for adjective in named if adjective}

    def clashes(self, noun: Noun, entity: int) -> bool:
        """Whether the phrase tells one origin and the text another for the entity."""
        wanted, told = origins_in(noun.units), self.told.get(entity, set())
        return bool(wanted and told) and not wanted & told

    def strange(self, noun: Noun, entity: int, names: Sequence[str]) -> bool:
        """Whether it says of a system what nothing said before: "the wiretapping system" is not the parking app."""
        telling = {u.lower for u in noun.before if u.kind == "N" and not u.national} - _LOOSE
        known = self.said.get(entity, set()) | {word for name in names for word in name.lower().split()}
        return bool(telling) and not telling & known


def origins_in(units: Sequence[Unit]) -> set[str]:
    """Nationalities, and places before "-based", in small letters."""
    based = {one.lower for one, two in pairwise(units) if two.lower in _BASED and one.kind == "M"}
    return based | {unit.lower for unit in units if unit.national and unit.lower not in _NO_ORIGIN}


_LOOSE = frozenset(
    {"new", "old", "same", "whole", "latest", "current", "original", "entire", "controversial", "ai", "own"}
)
_BASED = frozenset({"-based", "-headquartered"})
_NO_ORIGIN = frozenset({"black", "democratic", "republican", "western", "eastern", "christian", "jewish", "muslim"})
