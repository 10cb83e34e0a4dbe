"""What a name of unknown kind is by what is done to it: "X runs Y", "the force spent a million on X's tools".

The frames are rows of `kind_verbs.csv` and `kind_nouns.csv`. All places where a name stands are counted together, and
with what its own words and neighbours said of it.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from loaders.documents.names.entities import Entity
from loaders.documents.names.shapes import Name
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.coordination import group_at
from loaders.documents.sentences.phrases import Item, Noun, Sign
from loaders.documents.words.lexicon import Lexicon

__all__ = ["FrameKinds", "KindFrame", "kind_frames"]

_THRESHOLD = 2.0
_WEAK = 2.6  # what a cue beside a name says alone
_KINDS = frozenset({"Agency", "Company", "Person", "System"})
_Slots = Mapping[str, Sequence[Noun]]


@dataclass(frozen=True, slots=True)
class KindFrame:
    """`slot` is where the name stands: subj, obj or a preposition; `owner` of a noun; "'s" behind it for a possessor
    there, "<" for a name before the last noun. `beside` are pairs of a slot and what must stand in it."""

    kind: str
    slot: str
    shape: str
    beside: tuple[tuple[str, str], ...]
    weight: float


class FrameKinds:
    """Votes by entity and kind, of the names that `open` tells to be of none, or of a weak one."""

    def __init__(self, lexicon: Lexicon, entities: Sequence[Entity]) -> None:
        self.lexicon = lexicon
        self.entities = entities
        self.open = {e.number for e in entities if self._is_open(e)}
        self.posts = {title.split()[-1] for title, predicate in lexicon.roles.items() if predicate == "EXECUTIVE_OF"}
        self.by_verb, self.by_noun = kind_frames("kind_verbs.csv"), kind_frames("kind_nouns.csv")
        self.begin()

    def begin(self) -> None:
        """Forgets all votes: kinds that were told meanwhile may let other frames stand."""
        self.said: Counter[tuple[int, KindFrame]] = Counter()
        self.votes: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))

    def read(self, items: Sequence[Item], clauses: Sequence[Clause]) -> None:
        """Adds the votes of one sentence."""
        for clause in clauses:
            verb = clause.verb
            frames = self.by_verb.get(verb.lemma)
            if frames and not (verb.modal or verb.negated or clause.condition):
                self._vote(frames, _slots_of(clause))
        for at, item in enumerate(items):
            if not isinstance(item, Noun):
                continue
            if frames := self.by_noun.get(item.head.lower):
                self._vote(frames, _slots_around(items, at))
            if item.head.name is not None and (kind := self._several(items, at, item)):
                self._vote((KindFrame(kind, "", "", (), 2.0),), {"": group_at(items, at)[0]})

    def told(self) -> Iterator[tuple[Entity, str]]:
        """Names with the kind that the frames tell, where it is another than before."""
        for number, votes in self.votes.items():
            entity = self.entities[number]
            kind, weight = max(votes.items(), key=lambda item: (item[1], item[0]))
            surer = weight + _said(entity, kind) > _said(entity, entity.kind)
            if weight >= _THRESHOLD and kind != entity.kind and surer:
                yield entity, kind

    def _several(self, items: Sequence[Item], at: int, first: Noun) -> str:
        """ "companies Acme and Velder", "firms such as Acme and Velder": the kind of all in the list."""
        word = first.before[-1].lower if first.before else ""
        before, such, as_ = items[at - 3 : at] if at > 2 and not word else (None, None, None)
        if isinstance(before, Noun) and isinstance(such, Sign) and isinstance(as_, Sign) and such.lower == "such":
            word = before.head.lower
        told = self.lexicon.descriptors.get(word) if word.endswith("s") else None
        return told.kind if told is not None and told.kind in ("Company", "System") else ""

    def _is_open(self, entity: Entity) -> bool:
        if entity.votes.get(entity.kind, 0.0) - entity.proposed.get(entity.kind, 0.0) >= _WEAK:
            return False
        known = any(name in self.lexicon.names or name in self.lexicon.places for name in entity.names)
        return not known and not self._ordinary(entity)

    def _ordinary(self, entity: Entity) -> bool:
        """A newspaper, a nationality, a title, an acronym, a word that only begins a sentence."""
        tables, nations = self.lexicon, self.lexicon.words["nationality"]
        return any(
            n.isupper() or n in nations or n in tables.titles or n.lower() in tables.common or tables.is_press(n)
            for n in entity.names
        )

    def _vote(self, frames: Sequence[KindFrame], slots: _Slots) -> None:
        for frame in frames:
            names = [n for n in map(_bare, _at(slots, frame.slot)) if n is not None and self._fits(n, frame.shape)]
            if names and all(self._stands(slots, slot, what) for slot, what in frame.beside):
                for name in names:
                    self.said[name.entity, frame] += 1
                    self.votes[name.entity][frame.kind] += frame.weight / self.said[name.entity, frame]

    def _stands(self, slots: _Slots, slot: str, what: str) -> bool:
        nouns = [n for group in slots.values() for n in group] if slot == "*" else _at(slots, slot)
        if what == "sum":
            return any(noun.tells_sum for noun in nouns)
        if what in _KINDS or what in ("firm", "person"):
            return any(self._is(noun, what) for noun in nouns)
        if what in ("role", "post"):
            ends = self.lexicon.role_ends if what == "role" else self.posts
            return any(noun.head.lower in ends for noun in nouns)
        if what == "its":
            return any(noun.units[0].lower in ("its", "their") for noun in nouns)
        words = self.lexicon.contract if what == "contract" else self.lexicon.words
        heads = ("percent" if noun.head.lower.endswith("%") else noun.head.lower for noun in nouns)
        return any(head in words.get(what, {what}) for head in heads)

    def _is(self, noun: Noun, what: str) -> bool:
        """Whether a phrase names something of a kind, or, of a firm and a person, what may be one."""
        kinds = {"person": ("Person",), "firm": ("Company", "Organization")}.get(what, (what,))
        if noun.head.name is not None and self.entities[noun.head.name.entity].kind in kinds:
            return True
        name = _bare(noun) if what not in _KINDS else None
        return name is not None and self._fits(name, what)

    def _fits(self, name: Name, shape: str) -> bool:
        return name.entity in self.open and (not shape or self._personal(name.text.split()) == (shape == "person"))

    def _personal(self, words: Sequence[str]) -> bool:
        """ "Kenjiro Oda": two or three words with a capital, none of which firms and bodies are called by."""
        plain = 1 < len(words) < 4 and all(w[0].isupper() and w[1:].islower() for w in words if len(w) > 2)
        tables = self.lexicon
        return plain and not any(w in tables.heads or w in tables.topics or w in tables.places for w in words)


@cache
def kind_frames(table: str) -> Mapping[str, tuple[KindFrame, ...]]:
    """The frames of a table by verb or noun."""
    found: dict[str, list[KindFrame]] = {}
    path = resources.files("loaders.documents") / "lexicons" / table
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            beside = tuple((slot, what) for slot, _, what in (b.rpartition(":") for b in row["beside"].split()))
            frame = KindFrame(row["kind"], row["slot"], row["shape"], beside, float(row["weight"]))
            for word in (row.get("verbs") or row["nouns"]).split():
                found.setdefault(word, []).append(frame)
    return {word: tuple(frames) for word, frames in found.items()}


def _said(entity: Entity, kind: str) -> float:
    """How surely what stands beside a name tells a kind; another source than the rules counts for half."""
    return entity.votes.get(kind, 0.0) - entity.proposed.get(kind, 0.0) / 2


def _bare(noun: Noun) -> Name | None:
    """The name that a phrase is; what "the Fed" and "the King" are is told by other means."""
    name = noun.head.name
    the = name is not None and noun.units[0].lower == "the" and len(noun.units) == 2 and " " not in name.text
    return None if the else name


def _at(slots: _Slots, slot: str) -> Sequence[Noun]:
    """Nouns of a slot, or their possessors ("obj's")."""
    if slot.endswith("'s"):
        return [n.owner for n in slots.get(slot[:-2], ()) if n.owner is not None]
    return slots.get(slot, ())


def _before(noun: Noun) -> list[Noun]:
    """Names before the last noun of a phrase, such as "an Acme customer"."""
    return [Noun((unit,), unit, (), None, False) for unit in noun.before if unit.name is not None]


def _slots_of(clause: Clause) -> _Slots:
    """Who does it, what it is done to, and what stands behind each preposition, whatever the voice."""
    slots: dict[str, list[Noun]] = defaultdict(list)
    for preposition, nouns, _ in clause.phrases:
        slots[preposition] += nouns
    slots["subj"] = clause.behind("by") if clause.passive else clause.subjects
    slots["obj"] = clause.subjects + clause.objects if clause.passive else clause.objects
    slots["obj<"] = [name for noun in slots["obj"] for name in _before(noun)]
    return slots


def _slots_around(items: Sequence[Item], at: int) -> _Slots:
    """Whose a noun is, names before it, what stands behind each preposition behind it, and what it says it is."""
    noun = items[at]
    assert isinstance(noun, Noun)
    slots: dict[str, list[Noun]] = defaultdict(list)
    slots["owner"] = [noun.owner] if noun.owner is not None else []
    slots["<"] = _before(noun)
    sign, said = (items[at - 1], items[at - 2]) if at > 1 else (None, None)
    if isinstance(sign, Sign) and isinstance(said, Noun):
        slots["apposed" if sign.kind == "," else f"{sign.lower}<"] = [said]
    comma, whole = (items[at - 3], items[at - 4]) if at > 3 else (None, None)
    if isinstance(comma, Sign) and comma.kind == "," and isinstance(whole, Noun) and "apposed" not in slots:
        slots["apposed"] = [whole]  # "Acme, part of the Velder group"
    while at + 2 < len(items):
        joint, behind = items[at + 1], items[at + 2]
        if not (isinstance(joint, Sign) and joint.kind == "P" and isinstance(behind, Noun)):
            break
        group, last = group_at(items, at + 2)
        slots[joint.lower] += group
        at = last - 1
    return slots
