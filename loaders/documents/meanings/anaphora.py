"""Which thing a noun phrase means: a name, "the company" after one, "its", "he". Kept to near and plain cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.documents.meanings.governed import Governed
from loaders.documents.meanings.groups import fill_groups
from loaders.documents.meanings.likeness import can_mean, of_institution
from loaders.documents.meanings.near import POSSESSIVES, acts_within, meant_near, others_act, owning_kinds, same_subject
from loaders.documents.meanings.origins import Origins, origins_in
from loaders.documents.names.entities import Entity
from loaders.documents.sentences import apposition
from loaders.documents.sentences.descriptions import described_as, is_branch, names_before
from loaders.documents.sentences.lists import NamedLists
from loaders.documents.sentences.phrases import Item, Noun, Sign
from loaders.documents.sentences.surroundings import after_preposition, followed_by_of
from loaders.documents.sentences.trailing import trailing_members
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Discourse"]

_PRONOUNS = {
    "it": ("Company", "Agency", "System", "Organization"),
    "he": ("Person",),
    "she": ("Person",),
    "him": ("Person",),
    "they": ("Company", "Agency"),
}
_ACTING = ("Company", "Agency", "Organization")  # "X said that it": X, or a thing
_POINTERS = word_set("the this that")
_BY_NAME = word_set("council commission board ministry bureau constabulary directorate municipality treasury")
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
        self.met: set[int] = set()
        self.line = -1
        self.paragraph = -1
        self.lists = NamedLists(entities, lexicon)
        self.origins = Origins(lexicon.adjectives)
        self.governed = Governed(entities, lexicon)
        self._presses: dict[int, bool] = {}
        self._onlookers = {e.number for e in entities if lexicon.words["onlooker"] & {*" ".join(e.names).split()}}

    def resolve(self, items: Sequence[Item], paragraph: int) -> None:
        self.line += 1
        self.paragraph = paragraph
        for item in items:
            if isinstance(item, Noun):
                item.forget()
        self._whose(items)
        fill_groups(items, self.entities, self.lexicon)
        trailing_members(items, self.entities, self.lexicon)
        self.lists.begin(self.line, items)
        first = True
        for index, item in enumerate(items):
            if isinstance(item, Noun):
                self._noun(item, items, index)
                self._remember_owner(item, index == 0)
                self.origins.note(item)
                self.met.update(unit.name.entity for unit in item.units if unit.name is not None)
                if item.entity >= 0 and item.kind and not self._press(item.entity):
                    subject = first and not after_preposition(items, index)
                    self.recent.append(_Recent(item.entity, item.kind, self.line, subject, item.head))
                    first = first and not subject
                elif first and item.head.lower == "it" and not after_preposition(items, index):
                    self.recent += [_Recent(m.entity, m.kind, self.line, True, item.head) for m in item.stands_for]
                    first = False
        del self.recent[:-40]

    def _remember_owner(self, noun: Noun, opening: bool) -> None:
        """ "X's contract": X was spoken of, though the sentence is about the contract; so is whom "Its" means."""
        owner = noun.owner
        if opening and owner is not None and noun.units[0].lower == "its" and owner.kind:
            return self.recent.append(_Recent(owner.entity, owner.kind, self.line, True, noun.units[0]))
        if owner is not None and owner.head.name is not None and owner.kind and not self._press(owner.entity):
            self.recent.append(_Recent(owner.entity, owner.kind, self.line, False, owner.head))
        for unit in noun.before if noun.entity < 0 or noun.kind == "Person" else ():
            kind = self.entities[unit.name.entity].kind if unit.name is not None else ""
            titled = kind == "Person" and noun.head.lower in self.lexicon.role_ends  # "named X chief executive"
            if unit.name is not None and (titled or kind == "Company") and not self._press(unit.name.entity):
                self.recent.append(_Recent(unit.name.entity, kind, self.line, False, unit))

    def _press(self, entity: int) -> bool:
        if entity not in self._presses:
            self._presses[entity] = any(self.lexicon.is_press(name) for name in self.entities[entity].names)
        return self._presses[entity]

    def looks_on(self, entity: int) -> bool:
        """A court, a parliament or an auditor speaks of business that is another body's."""
        return entity in self._onlookers

    def last_of(self, kind: str, reach: int, stand_in: Noun, alone: bool = False) -> Noun | None:
        """The thing of a kind that the last `reach` sentences speak of, if it is plain which (with `alone`: if the text
        has told of no other yet), for `stand_in`."""
        near = [r for r in self.recent if r.kind == kind and 1 <= self.line - r.line <= reach]
        near = [r for r in near if not self.looks_on(r.entity)]
        told = [n for n in self.met if self.entities[n].kind == kind and not self.looks_on(n)]
        found = self._best(near) if near and (len(told) < 2 or not alone) else None
        return self._pointer(found, stand_in) if found is not None else None

    def main(self, kind: str, stand_in: Noun) -> Noun | None:
        """The thing of a kind that the document speaks of most: more often than of all others together."""
        told = [e for e in self.entities if e.kind == kind and not (self._press(e.number) or self.looks_on(e.number))]
        count, number = max(((e.count, e.number) for e in told), default=(0, 0))
        if count < 2 or 2 * count <= sum(e.count for e in told):
            return None
        return self._pointer(_Recent(number, kind, self.line, False, stand_in.units[0]), stand_in)

    def _whose(self, items: Sequence[Item]) -> None:
        for index, item in enumerate(items[:-1]):
            following = items[index + 1]
            asks = isinstance(item, Sign) and item.lower == "whose"
            if asks and isinstance(following, Noun) and following.owner is None:
                before = index - 1
                while before >= 0 and isinstance(items[before], Sign):
                    before -= 1
                owner = items[before] if before >= 0 else None
                if isinstance(owner, Noun):
                    following.owner, following.pointed = owner, True

    def nearest(self, kinds: Sequence[str], before: int = 1 << 40) -> Noun | None:
        """The only thing of these kinds in the last sentence and this one up to there, as a phrase without words."""
        told = [r for r in self.recent if r.kind in kinds and self.line - r.line <= 1]
        near = {r.entity: r for r in told if r.line < self.line or r.unit.start < before}
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

    def _noun(self, noun: Noun, items: Sequence[Item], index: int) -> None:
        if noun.owner is not None and noun.owner.entity < 0:
            self._noun(noun.owner, items, index)
        elif noun.owner is None and noun.units[0].lower in POSSESSIVES and len(noun.units) > 1:
            noun.owner = (
                None
                if others_act(noun, items, index)
                else meant_near(items, index) or self._pronoun(noun, same_subject(items, index))
            )
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
        if not noun.stands_for and noun.units[0].lower == "both" and noun.head.lower.endswith("s"):
            noun.stands_for += [self._pointer(found, noun) for found in self._pair(noun.head.describes, 2)]
        if noun.head.kind == "Q":
            if not others_act(noun, items, index):
                self._pronouns(noun, acts_within(items, index))
            return
        apposed = apposition.apposed_to(items, index)
        if apposed is not None:
            noun.stands_for.append(apposed)
        self._described(noun, items, index)

    def _pronouns(self, noun: Noun, within: bool) -> None:
        """A pronoun may stand for the last thing of each kind that it can mean: what it says of it decides."""
        if noun.head.lower == "both":
            noun.stands_for += [self._pointer(found, noun) for found in self._pair()]
        kinds = _PRONOUNS.get(noun.head.lower, ())
        told = within and any(r.line == self.line and r.subject and r.kind in _ACTING for r in self.recent)
        for kind in kinds:
            found = self._latest((kind,))
            if found is not None and not (told and kind in _ACTING and found.line < self.line):
                noun.stands_for.append(self._pointer(found, noun))

    def _pair(self, kind: str = "Person", reach: int = 8) -> list[_Recent]:
        """Whom "both" means: the only two people, "both drones": the only two drones of the last sentences."""
        told = {r.entity: r for r in self.recent if r.kind == kind and self.line - r.line <= reach}
        return list(told.values()) if len(told) == 2 else []

    def _pronoun(self, noun: Noun, but: int) -> Noun | None:
        found = self._latest(owning_kinds(noun), but)
        return self._pointer(found, noun) if found is not None else None

    def _set(self, noun: Noun, entity: int, named: bool = False) -> None:
        noun.entity = entity
        noun.kind = self.entities[entity].kind
        noun.named = named
        noun.dual = noun.kind == "System" and any(n in self.lexicon.dual for n in self.entities[entity].names)

    def _described(self, noun: Noun, items: Sequence[Item], index: int) -> None:
        descriptor, before = described_as(noun, self.lexicon)
        words, head = self.lexicon.words, noun.head.lower
        names = names_before(before, head)
        goods = head in words["service_noun"] or head in words["bearing"]
        kinds = ("Company", "") if is_branch(noun, before, self.lexicon) else ("System",) if goods else ()
        own = names[-1].name if names else None
        if own is not None and self.entities[own.entity].kind in kinds:
            return self._set(noun, own.entity, named=True)
        place = self.governed.by(noun, self.met)
        if place is not None:
            self._set(noun, place.number)
            noun.kind = "Agency"
            return None
        if descriptor is None:
            self._latter(noun)
            return self._titled(noun, items, index)
        if names and before[-1] is not names[-1] and self._same_as_neighbour(noun, items, index, descriptor.kind):
            return
        if len(names) == 1 and noun.units[0].lower == "the" and self._of_its_land(noun, names[0], descriptor.kind):
            return
        if names:
            name = names[-1].name
            assert name is not None
            kind = self.entities[name.entity].kind
            if kind == descriptor.kind or not kind or (kind == "Company" and noun.head.lower == "group"):
                self._set(noun, name.entity, named=True)
            return
        late = self.late.get(id(noun))
        own = late.head.name if late is not None else None
        if own is not None and self.entities[own.entity].kind in (descriptor.kind, ""):
            return self._set(noun, own.entity, named=True)
        if self._same_as_neighbour(noun, items, index, descriptor.kind):
            return
        pointing = noun.units[0].lower in _POINTERS and len(noun.units) <= 4 and noun.owner is None
        if len(noun.units) == 1 and noun.head.lower == "police":
            self._force(noun)
        if descriptor.refers and pointing and not followed_by_of(items, index):
            self._refer(noun, descriptor.kind)
        elif pointing and noun.head.lower == "group" and not followed_by_of(items, index):
            self._refer_group(noun)
        elif pointing and descriptor.kind == "Company" and (same := self._same_origin(noun)) >= 0:
            self._set(noun, same)  # "the Japanese carmaker"
        elif descriptor.kind == "Company" and noun.units[0].lower in ("a", "an") and origins_in(noun.units):
            self._named_later(noun)

    def _of_its_land(self, noun: Noun, land: Unit, kind: str) -> bool:
        """ "the US firm": the only thing of the kind of which the text has told that it comes from there."""
        placed = land.name is not None and land.name.text in self.lexicon.adjectives
        found = [e for e in self.origins.of(noun) if self.entities[e].kind == kind] if placed else []
        if len(found) == 1:
            self._set(noun, found[0])
        return len(found) == 1

    def _titled(self, noun: Noun, items: Sequence[Item], index: int) -> None:
        """ "its founder, Jane Doe,": the title stands for the person."""
        name = apposition.name_of(items, index) if noun.head.lower in self.lexicon.roles else None
        if name is not None and name.head.name is not None and self.entities[name.head.name.entity].kind == "Person":
            self._set(noun, name.head.name.entity, named=True)

    def _same_as_neighbour(self, noun: Noun, items: Sequence[Item], index: int, kind: str) -> bool:
        """Apposition, "is" and "called": the description is the thing named beside it."""
        own = noun is items[index]  # what follows "the company's parent" is the parent
        other = (apposition.before_description(items, index) or apposition.name_of(items, index)) if own else None
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
        if of_institution(noun, self.lexicon):
            return None
        same = [entity for entity in self.origins.of(noun) if self.entities[entity].kind == kind]
        if len(same) == 1:
            return self._set(noun, same[0])
        near = [r for r in self.recent if r.kind == kind and self.line - r.line <= _WINDOW]
        near = [r for r in near if self._alike(noun, r.entity)]
        bearing = [r for r in near if any(head in n.lower() for n in self.entities[r.entity].names)]
        if not bearing and head in _BY_NAME:
            return self._bearer(noun, head)
        if not near:
            return self._sole(noun, kind)
        if (found := self._best(bearing or near)) is not None:
            self._set(noun, found.entity)
        return None

    def _same_origin(self, noun: Noun) -> int:
        found = [e for e in self.origins.of(noun) if self.entities[e].kind == "Company"]
        return found[0] if len(found) == 1 else -1

    def _refer_group(self, noun: Noun) -> None:
        """ "the group": the firm or the society that was spoken of last."""
        if (same := self._same_origin(noun)) >= 0:
            return self._set(noun, same)
        near = [r for r in self.recent if r.kind in ("Company", "Organization") and self.line - r.line <= _WINDOW]
        near = [r for r in near if self._alike(noun, r.entity)]
        found = self._best(near) if near and len(noun.units) == 2 else None
        return self._set(noun, found.entity) if found is not None else None

    def _latter(self, noun: Noun) -> None:
        """ "the latter", "the former": the last and the first of the things that the last words named."""
        if noun.head.lower not in ("latter", "former") or noun.units[0].lower != "the" or not self.recent:
            return
        last = self.recent[-1].line
        kind = self.recent[-1].kind
        told = list({r.entity: r for r in self.recent if r.line == last and r.kind == kind})
        if self.line - last <= 1 and len(told) > 1 and (noun.head.lower == "latter" or len(told) == 2):
            self._set(noun, told[-1] if noun.head.lower == "latter" else told[0])

    def _named_later(self, noun: Noun) -> None:
        """ "a Chinese firm", of which the text tells the name later: its only firm, not met yet."""
        firms = [e.number for e in self.entities if e.kind == "Company" and not self._press(e.number)]
        if len(firms) == 1 and firms[0] not in self.met:
            self._set(noun, firms[0])

    def _sole(self, noun: Noun, kind: str) -> None:
        """ "the department", however far back: the only body of the text; "the firm": its only firm."""
        met = {number for number in self.met if self.entities[number].kind == kind and not self._press(number)}
        fitting = [n for n in met if not self.looks_on(n)]
        if len(fitting) == 1 and self._alike(noun, fitting[0]):
            self._set(noun, fitting[0])

    def _alike(self, noun: Noun, entity: int) -> bool:
        names = self.entities[entity].names
        if self.entities[entity].kind == "System" and self.origins.strange(noun, entity, names):
            return False
        return not self.origins.clashes(noun, entity) and can_mean(noun, names, self.lexicon)

    def _bearer(self, noun: Noun, head: str) -> None:
        """ "the commission", however far back: the only body of the text whose name says that it is one."""
        bodies = (self.entities[number] for number in self.met if self.entities[number].kind == "Agency")
        found = [body.number for body in bodies if any(head in name.lower().split() for name in body.names)]
        return self._set(noun, found[0]) if len(found) == 1 else None

    def _best(self, near: Sequence[_Recent]) -> _Recent | None:
        """In the last sentence that mentions one: its subject, or the only one there; else nobody can be sure."""
        last = max(r.line for r in near)
        there = [r for r in near if r.line == last]
        subject = next((r for r in there if r.subject), None)
        return subject or (there[-1] if len({r.entity for r in there}) == 1 else None)

    def _latest(self, kinds: Sequence[str], but: int = -1) -> _Recent | None:
        near = [r for r in self.recent if r.kind in kinds and self.line - r.line <= 3 and r.entity != but]
        return self._best(near) if near else None
