"""Who was appointed, told by a noun: "Acme's appointment of X to its board", "the hiring of X as its president"."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.coordination import group_at, next_comma
from loaders.documents.sentences.phrases import Item, Noun, Sign
from loaders.documents.words.wordset import word_set

__all__ = ["Appointments"]

_EVENTS = word_set("appointment appointments hiring election nomination promotion addition")
_BODIES = ("Company", "Organization")


class Appointments:
    def __init__(self, roles: Mapping[str, str], ends: Mapping[str, Ends]) -> None:
        self.roles = roles
        self.ends = ends

    def statements(self, items: Sequence[Item]) -> Iterator[Statement]:
        for index, item in enumerate(items):
            if isinstance(item, Noun) and item.head.kind == "N" and item.head.lower in _EVENTS:
                yield from self._appointed(items, index, item)

    def _appointed(self, items: Sequence[Item], index: int, event: Noun) -> Iterator[Statement]:
        named = event.owner is not None and event.owner.kind == "Person"
        people: list[Noun] = [event.owner] if named and event.owner is not None else []  # "X's appointment as"
        body = event.owner if not named else None
        at = index + 1
        while at + 1 < len(items) and isinstance(sign := items[at], Sign) and isinstance(items[at + 1], Noun):
            if sign.kind == "," and people:
                behind = next_comma(items, at + 1, min(len(items), at + 14))
                if not behind:
                    return
                at = behind + 1  # "the hiring of X, a former general, as its president"
                continue
            nouns, last = group_at(items, at + 1)
            if sign.lower == "of" and not people:
                people = [n for n in nouns if n.kind == "Person"]
            elif sign.lower in ("to", "as") and people:
                place = nouns[0]
                whose = _of(items, last) or (place.owner if place.owner is not None and not place.pointed else body)
                yield from self._stated(people, place, whose)
            elif sign.lower == "and" and nouns[0].kind == "Person":
                people = nouns
            elif sign.kind not in "PT":
                return
            at = last

    def _stated(self, people: Sequence[Noun], place: Noun, body: Noun | None) -> Iterator[Statement]:
        predicate = "BOARD_MEMBER_OF" if place.head.lower == "board" else self._role(place)
        if body is None or not predicate:
            return
        for person, whose in joined(self.ends, predicate, people, [body]):
            if whose.kind in _BODIES:
                yield Statement(predicate, person, whose, "appointment", 0.75)

    def _role(self, place: Noun) -> str:
        words = [unit.lower for unit in place.units]
        if words[-1] == "officer" and "chief" in words:
            return "EXECUTIVE_OF"
        found = (self.roles.get(" ".join(words[-length:]), "") for length in range(min(5, len(words)), 0, -1))
        return next((predicate for predicate in found if predicate and predicate != "DIRECTOR"), "")


def _of(items: Sequence[Item], at: int) -> Noun | None:
    """ "to the board of Acme": Acme."""
    while at + 1 < len(items) and isinstance(sign := items[at], Sign) and sign.lower in ("of", "at"):
        noun = items[at + 1]
        if isinstance(noun, Noun) and noun.entity >= 0:
            return noun
        at += 2
    return None
