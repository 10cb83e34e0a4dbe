"""Which thing a noun phrase means: a name, "the company" after one, "its", "he". Kept to near and plain cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.documents.apposition import apposed_to, before_description, invert_groups, members_of, name_of
from loaders.documents.coordination import group_at
from loaders.documents.entities import Entity
from loaders.documents.lexicon import Lexicon
from loaders.documents.lists import NamedLists
from loaders.documents.near import meant_near, others_act
from loaders.documents.phrases import Item, Noun, Sign
from loaders.documents.unit import Unit
from loaders.documents.wordset import word_set

__all__ = ["Discourse"]

_PRONOUNS = {
    "it": ("Company", "Agency", "System", "Organization"),
    "he": ("Person",),
    "she": ("Person",),
    "him": ("Person",),
    "they": ("Company", "Agency"),
}
_POSSESSIVES = {
    "its": ("Company", "Agency", "Organization"),
    "his": ("Person",),
    "her": ("Person",),
    "their": ("Company", "Agency"),
}
_POINTERS = word_set("the this that")
_PLACED = word_set("of in for at near by within")
_BEARING = word_set("initiative project scheme line range brand series offering solution package family unit kit")
_JOINT = word_set("consortium partnership team pair trio duo")
_WINDOW = 4  # sentences back that a description may reach


@dataclass(slots=True)
class _Recent:
    entity: int
    kind: str
    line: int
    subject: bool
    unit: Unit


class Discourse:
    """Reads sentences in order; `resolve` fills `entity` and `kind` of every noun phrase of one."""

    def __init__(self, entities: Sequence[Entity], lexicon: Lexicon) -> None:
        self.entities = entities
        self.lexicon = lexicon
        self.recent: list[_Recent] = []
        self.late: Mapping[int, Noun] = {}
        self.firms: dict[tuple[str, ...], int] | None = None  # by name, found when first asked for
        self.begun: int | None = None
        self.line = -1
        self.paragraph = -1
        self.lists = NamedLists(entities, lexicon)

    def resolve(self, items: Sequence[Item], paragraph: int) -> None:
        self.line += 1
        self.paragraph = paragraph
        for item in items:
            if isinstance(item, Noun):
                item.forget()
        self._whose(items)
        self._groups(items)
        self.lists.begin(self.line, items)
        first = True
        for index, item in enumerate(items):
            if isinstance(item, Noun):
                self._noun(item, items, index)
                self._remember_owner(item)
                if item.entity >= 0 and item.kind and not self._press(item.entity):
                    subject = first and not _after_preposition(items, index)
                    self.recent.append(_Recent(item.entity, item.kind, self.line, subject, item.head))
                    first = first and not subject
        del self.recent[:-40]

    def _remember_owner(self, noun: Noun) -> None:
        """ "X's contract": X was spoken of, though the contract is what the sentence is about."""
        owner = noun.owner
        if owner is not None and owner.head.name is not None and owner.kind and not self._press(owner.entity):
            self.recent.append(_Recent(owner.entity, owner.kind, self.line, False, owner.head))
        for unit in noun.before if noun.entity < 0 else ():
            name = unit.name
            if name is not None and self.entities[name.entity].kind == "Company" and not self._press(name.entity):
                self.recent.append(_Recent(name.entity, "Company", self.line, False, unit))

    def _press(self, entity: int) -> bool:
        return any(self.lexicon.is_press(name) for name in self.entities[entity].names)

    def looks_on(self, entity: int) -> bool:
        """A court, a parliament or an auditor speaks of business that is another body's."""
        onlookers = self.lexicon.words["onlooker"]
        return any(word in onlookers for name in self.entities[entity].names for word in name.split())

    def last_of(self, kind: str, reach: int, stand_in: Noun) -> Noun | None:
        """The thing of a kind that the last `reach` sentences speak of, if it is plain which, for `stand_in`."""
        near = [r for r in self.recent if r.kind == kind and 1 <= self.line - r.line <= reach]
        near = [r for r in near if not self.looks_on(r.entity)]
        found = self._best(near) if near else None
        return self._pointer(found, stand_in) if found is not None else None

    def main(self, kind: str, stand_in: Noun) -> Noun | None:
        """The thing of a kind that the document speaks of most: more often than of all others together."""
        counts = [(e.count, e.number) for e in self.entities if e.kind == kind and not self._press(e.number)]
        count, number = max(counts, default=(0, 0))
        if count < 2 or 2 * count <= sum(c for c, _ in counts):
            return None
        return self._pointer(_Recent(number, kind, self.line, False, stand_in.units[0]), stand_in)

    def _whose(self, items: Sequence[Item]) -> None:
        for index, item in enumerate(items[:-1]):
            following = items[index + 1]
            if (
                isinstance(item, Sign)
                and item.lower == "whose"
                and isinstance(following, Noun)
                and following.owner is None
            ):
                before = index - 1
                while before >= 0 and isinstance(items[before], Sign):
                    before -= 1
                owner = items[before] if before >= 0 else None
                if isinstance(owner, Noun):
                    following.owner, following.pointed = owner, True

    def nearest(self, kinds: Sequence[str]) -> Noun | None:
        """The only thing of these kinds in this sentence and the last, as a phrase without words of its own."""
        near = {r.entity: r for r in self.recent if r.kind in kinds and self.line - r.line <= 1}
        return self._pointer(next(iter(near.values()))) if len(near) == 1 else None

    def topic(self) -> Noun | None:
        """The firm that the text begins with and names more often than any other."""
        if self.begun is None:
            firms = [e for e in self.entities if e.kind == "Company" and not self._press(e.number)]
            first = min(firms, key=lambda e: e.number, default=None)
            rivals = any(e.count >= first.count for e in firms if e is not first) if first is not None else True
            self.begun = first.number if first is not None and first.count > 1 and not rivals else -1
        if self.begun < 0:
            return None
        return self._pointer(_Recent(self.begun, "Company", self.line, False, Unit("N", 0, 0, "")))

    def listed(self, kind: str) -> list[Noun]:
        """The members of the list of names of a kind that was told last, a few sentences back at most."""
        members = self.lists.newest(kind, self.line)
        for member in members:
            if member.head.name is not None:
                self._set(member, member.head.name.entity, named=True)
        return members

    def maker(self, system: Noun) -> Noun | None:
        """The firm of this document whose name a system's name begins with: "Acme Falcon" is Acme's."""
        if system.entity < 0:
            return None
        if self.firms is None:
            firms = [e for e in self.entities if e.kind == "Company"]
            self.firms = {tuple(name.split()): e.number for e in reversed(firms) for name in e.names}
        for name in self.entities[system.entity].names:
            words = name.split()
            found = (self.firms.get(tuple(words[:length])) for length in range(len(words), 0, -1))
            if (number := next((n for n in found if n is not None), None)) is not None:
                return self.pointer(number, system)
        return None

    def pointer(self, entity: int, noun: Noun) -> Noun:
        """A phrase that stands for the entity in the place of another."""
        return self._pointer(_Recent(entity, "", self.line, False, noun.units[0]), noun)

    def _pointer(self, found: _Recent, noun: Noun | None = None) -> Noun:
        unit = noun.units[0] if noun is not None else found.unit
        pointer = Noun([unit], unit, (), None, False)
        self._set(pointer, found.entity)
        return pointer

    def _groups(self, items: Sequence[Item]) -> None:
        """ "companies including X, Y and Z", "firms such as X": the group stands for its members."""
        invert_groups(items)
        for index, item in enumerate(items[:-2]):
            if not isinstance(item, Noun) or item.head.kind != "N":
                continue
            if item.head.lower in _JOINT:
                item.stands_for.extend(members_of(items, index))
                continue
            if not item.head.lower.endswith("s"):
                continue
            at = index + 1
            while (
                at < len(items)
                and isinstance(sign := items[at], Sign)
                and sign.lower in (",", "such", "as", "like", "including", "among", "them", "notably", "(")
            ):
                at += 1
            sign = items[at - 1]
            named = (
                at > index + 1
                and isinstance(sign, Sign)
                and sign.lower in ("as", "like", "including", "them", "notably", "(")
            )
            if named and at < len(items) and isinstance(items[at], Noun):
                item.stands_for.extend(n for n in group_at(items, at)[0] if n.head.kind == "M")
            elif isinstance(mark := items[index + 1], Sign) and (
                mark.lower == ":" or (mark.kind == "," and at == index + 2)
            ):
                item.stands_for.extend(self._told_apart(item, items, index + 2))

    def _told_apart(self, group: Noun, items: Sequence[Item], at: int) -> list[Noun]:
        """ "three agencies: X, Y and Z": the members, if all are of the kind that the group tells."""
        descriptor = self.lexicon.descriptors.get(group.head.lower)
        nouns = group_at(items, at)[0] if at < len(items) and isinstance(items[at], Noun) else []
        kinds = {self.entities[n.head.name.entity].kind for n in nouns if n.head.name is not None}
        named = all(n.head.name is not None for n in nouns)
        return nouns if len(nouns) > 1 and named and descriptor is not None and kinds == {descriptor.kind} else []

    def _noun(self, noun: Noun, items: Sequence[Item], index: int) -> None:
        if noun.owner is not None and noun.owner.entity < 0:
            self._noun(noun.owner, items, index)
        elif noun.owner is None and noun.units[0].lower in _POSSESSIVES and len(noun.units) > 1:
            noun.owner = None if others_act(noun, items, index) else meant_near(items, index) or self._pronoun(noun)
            noun.pointed = True
        if noun.head.name is not None:
            self._set(noun, noun.head.name.entity, named=True)
            return
        for member in noun.stands_for:
            self._noun(member, items, index)
        if not noun.stands_for:
            for member in self.lists.meant_by(noun, self.line):
                noun.stands_for.append(member)
                self._noun(member, items, index)
        if noun.head.kind == "Q":
            if not others_act(noun, items, index):
                self._pronouns(noun)
            return
        apposed = apposed_to(items, index)
        if apposed is not None:
            noun.stands_for.append(apposed)
        self._described(noun, items, index)

    def _pronouns(self, noun: Noun) -> None:
        """A pronoun may stand for the last thing of each kind that it can mean: what it says of it decides."""
        if noun.head.lower == "both":
            noun.stands_for += [self._pointer(found, noun) for found in self._pair()]
        for kind in _PRONOUNS.get(noun.head.lower, ()):
            found = self._latest((kind,))
            if found is not None:
                noun.stands_for.append(self._pointer(found, noun))

    def _pair(self) -> list[_Recent]:
        """Whom "both" means: the only two people that the last sentences speak of."""
        people = {r.entity: r for r in self.recent if r.kind == "Person" and self.line - r.line <= 8}
        return list(people.values()) if len(people) == 2 else []

    def _pronoun(self, noun: Noun) -> Noun | None:
        found = self._latest(_POSSESSIVES[noun.units[0].lower])
        return self._pointer(found, noun) if found is not None else None

    def _set(self, noun: Noun, entity: int, named: bool = False) -> None:
        noun.entity = entity
        noun.kind = self.entities[entity].kind
        noun.named = named
        noun.dual = noun.kind == "System" and any(n in self.lexicon.dual for n in self.entities[entity].names)

    def _described(self, noun: Noun, items: Sequence[Item], index: int) -> None:
        descriptor = self.lexicon.descriptors.get(noun.head.lower)
        names = [u for u in noun.before if u.name is not None]
        if names and (noun.head.lower in self.lexicon.words["service_noun"] or noun.head.lower in _BEARING):
            name = names[-1].name
            if name is not None and self.entities[name.entity].kind == "System":
                return self._set(noun, name.entity, named=True)
        if descriptor is None:
            return self._titled(noun, items, index)
        if names and noun.before[-1] is not names[-1] and self._same_as_neighbour(noun, items, index, descriptor.kind):
            return
        if names:
            name = names[-1].name
            assert name is not None
            kind = self.entities[name.entity].kind
            if kind == descriptor.kind or not kind:
                self._set(noun, name.entity, named=True)
            return
        late = self.late.get(id(noun))
        if (
            late is not None
            and late.head.name is not None
            and self.entities[late.head.name.entity].kind in (descriptor.kind, "")
        ):
            return self._set(noun, late.head.name.entity, named=True)
        if self._same_as_neighbour(noun, items, index, descriptor.kind):
            return
        pointing = noun.units[0].lower in _POINTERS and len(noun.units) <= 4 and noun.owner is None
        if len(noun.units) == 1 and noun.head.lower == "police":
            self._force(noun)
        if descriptor.refers and pointing and not _followed_by_of(items, index):
            self._refer(noun, descriptor.kind)

    def _titled(self, noun: Noun, items: Sequence[Item], index: int) -> None:
        """ "its founder, Jane Doe,": the title stands for the person."""
        name = name_of(items, index) if noun.head.lower in self.lexicon.roles else None
        if name is not None and name.head.name is not None and self.entities[name.head.name.entity].kind == "Person":
            self._set(noun, name.head.name.entity, named=True)

    def _same_as_neighbour(self, noun: Noun, items: Sequence[Item], index: int, kind: str) -> bool:
        """Apposition, "is" and "called": the description is the thing named beside it."""
        other = before_description(items, index) or name_of(items, index)
        if other is not None and other.entity < 0:
            self._noun(other, items, index)
        if other is None or other.entity < 0 or self.entities[other.entity].kind not in (kind, ""):
            return False
        self._set(noun, other.entity, named=True)
        noun.kind = noun.kind or kind
        return True

    def _force(self, noun: Noun) -> None:
        """ "Police say": the only police of the document."""
        forces = [e.number for e in self.entities if e.kind == "Agency" and any("police" in n.lower() for n in e.names)]
        if len(forces) == 1:
            self._set(noun, forces[0])

    def _refer(self, noun: Noun, kind: str) -> None:
        head = noun.head.lower
        near = [r for r in self.recent if r.kind == kind and self.line - r.line <= _WINDOW]
        if not near:
            return
        bearing = [r for r in near if any(head in n.lower() for n in self.entities[r.entity].names)]
        found = self._best(bearing or near)
        if found is not None:
            self._set(noun, found.entity)

    def _best(self, near: Sequence[_Recent]) -> _Recent | None:
        """In the last sentence that mentions one: its subject, or the only one there; else nobody can be sure."""
        last = max(r.line for r in near)
        there = [r for r in near if r.line == last]
        subject = next((r for r in there if r.subject), None)
        return subject or (there[-1] if len({r.entity for r in there}) == 1 else None)

    def _latest(self, kinds: Sequence[str]) -> _Recent | None:
        near = [r for r in self.recent if r.kind in kinds and self.line - r.line <= 3]
        return self._best(near) if near else None


def _after_preposition(items: Sequence[Item], index: int) -> bool:
    before = items[index - 1] if index else None
    return isinstance(before, Sign) and before.kind == "P"


def _followed_by_of(items: Sequence[Item], index: int) -> bool:
    """ "the company of X", "the department in Y" bring their own name with them."""
    after = items[index + 1] if index + 1 < len(items) else None
    following = items[index + 2] if index + 2 < len(items) else None
    return isinstance(after, Sign) and after.lower == "of" and isinstance(following, Noun)
