"""Systems that a text describes and does not name ("a new border patrol database"), and bodies that it leaves out
("X was used for storage", "to support the agencies' work")."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.nominal import named_before
from loaders.documents.relations.statements import Ends, Statement, meanings
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Unnamed"]

_USING = word_set("use utilize utilise employ leverage deploy")
_MAKING = word_set("build create develop design launch construct run host power store")
_DEVELOPING = word_set("develop build create design make invent produce manufacture")
_VAGUE = word_set("product products service services program programs programme programmes model models")
_TRADING = word_set("make produce manufacture build")
_LIKE = word_set("similar central comparable existing rival other")
_APPOSED = 3  # characters: a comma and a space
_HOLDING = word_set("cloud hosting computing servers datacenter")
_SERVING = word_set("provide offer supply deliver")
_HELPING = word_set("support help assist aid serve power")
_LOOSE = word_set(
    "new extensive vast huge massive powerful sophisticated secretive so-called mysterious controversial big large own "
    "first"
)


class Unnamed:
    """`discourse` tells which bodies were listed before."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.lexicon = lexicon
        self.ends = ends
        self.discourse = discourse

    def statements(self, clauses: Sequence[Clause]) -> Iterator[Statement]:
        named = [n for c in clauses for n in _all(c) if n.kind == "System" and n.entity >= 0]
        for clause in clauses:
            yield from self._built_on(clause)
            yield from self._access(clause)
            yield from self._agentless(clause)
            yield from self._helping(clause)
            yield from self._developed(clause, named)

    def _built_on(self, clause: Clause) -> Iterator[Statement]:
        """ "X's cloud was used by Y to build a Z database": the cloud hosts the database, which is Y's."""
        governor = clause.governor
        if governor is None or clause.verb.lemma not in _MAKING or not _used(governor):
            return
        agents = _of_kind(governor.behind("by"), "Agency")
        for made in (m for noun in clause.objects if (m := self._described(noun)) is not None):
            for agent in agents:
                yield Statement("USES", agent, made, "used to build", 0.65, clause)
                yield Statement("DEVELOPS", agent, made, "used to build", 0.65, clause)
            for platform in _of_kind(governor.subjects, "System"):
                if any(unit.lower in _HOLDING for noun in governor.subjects for unit in noun.units):
                    yield Statement("HOSTS", platform, made, "used to build", 0.6, clause)

    def _developed(self, clause: Clause, named: Sequence[Noun]) -> Iterator[Statement]:
        """ "X has developed aerial drones", "a navigation system built by X": described by two words at least."""
        verb = clause.verb
        if verb.lemma not in _DEVELOPING or _unsure(clause):
            return
        firms, things = (clause.behind("by"), clause.subjects) if clause.passive else (clause.subjects, clause.objects)
        for made in (m for noun in things if (m := self._described(noun, 2)) is not None):
            trade = verb.lemma in _TRADING and made.head.lower.endswith(
                "s"
            )  # "makes thermal cameras": what it deals in
            if (
                trade
                or made.head.lower in _VAGUE
                or any(u.lower in _LIKE for u in made.units)
                or any(0 <= made.start - n.end <= _APPOSED for n in named)
            ):
                continue  # "X, predictive software made by Y"
            for firm in _of_kind(firms, "Company"):
                yield Statement("DEVELOPS", firm, made, "described", 0.6, clause)

    def _access(self, clause: Clause) -> Iterator[Statement]:
        """ "X's contract gives Y access to its recognition technology": Y uses it, and it is X's."""
        access = [noun for noun in clause.objects if noun.head.lower == "access"]
        made = [m for noun in clause.behind("to") if (m := self._described(noun)) is not None]
        if not access or not made or clause.verb.negated or clause.verb.modal:
            return
        named = [name for noun in access for name in named_before(noun)]
        users = _of_kind([*named, *clause.objects], "Agency")
        owners = _of_kind([noun.owner for noun in clause.subjects if noun.owner is not None], "Company")
        for system in made:
            yield from (Statement("USES", user, system, "access to", 0.65, clause) for user in users)
            yield from (Statement("DEVELOPS", owner, system, "access to", 0.6, clause) for owner in owners)

    def _agentless(self, clause: Clause) -> Iterator[Statement]:
        """ "X was used for storage": by the bodies that the text was listing."""
        if not _used(clause) or clause.verb.infinitive or clause.behind("by"):
            return
        for system in _of_kind(clause.subjects, "System"):
            for body in self.discourse.listed("Agency"):
                yield Statement("USES", body, system, "used", 0.6, clause)

    def _helping(self, clause: Clause) -> Iterator[Statement]:
        """ "X provided services to support the agencies' work": those that were listed use X."""
        governor = clause.governor
        if governor is None or clause.verb.lemma not in _HELPING or governor.verb.lemma not in _SERVING:
            return
        owners = [noun.owner for noun in clause.objects if noun.owner is not None]
        if not any(self._means_bodies(owner) for owner in owners):
            return
        for system in _of_kind(governor.subjects, "System"):
            for body in self.discourse.listed("Agency"):
                yield Statement("USES", body, system, "helps the agencies", 0.6, clause)

    def _means_bodies(self, noun: Noun) -> bool:
        descriptor = self.lexicon.descriptors.get(noun.head.lower)
        plural = noun.head.lower.endswith("s") and noun.head.kind == "N"
        return plural and descriptor is not None and descriptor.kind == "Agency"

    def _described(self, noun: Noun, least: int = 3) -> Noun | None:
        """The phrase as a system of its own, where it tells what kind of one: "border patrol database"."""
        descriptor = self.lexicon.descriptors.get(noun.head.lower)
        if noun.entity >= 0 or noun.stands_for or descriptor is None or descriptor.kind != "System":
            return None
        cut = max((i for i, unit in enumerate(noun.units) if unit.kind == "S"), default=-1) + 1
        own = [unit for unit in noun.units[cut:] if unit.kind != "D" and unit.lower not in _LOOSE | _ITS]
        if len(own) < least:
            return None
        return replace(noun, units=own, before=own[:-1], kind="System", entity=-1, stands_for=[], owner=None)


_ITS = word_set("its their his her our the")


def _all(clause: Clause) -> list[Noun]:
    return [*clause.subjects, *clause.objects, *(n for _, nouns, _ in clause.phrases for n in nouns)]


def _unsure(clause: Clause) -> bool:
    verb = clause.verb
    return verb.negated or verb.modal or verb.future or verb.infinitive or bool(clause.condition)


def _used(clause: Clause) -> bool:
    return clause.passive and clause.verb.lemma in _USING and not clause.verb.negated and not clause.verb.modal


def _of_kind(nouns: Sequence[Noun], kind: str) -> list[Noun]:
    return [meant for noun in nouns for meant in meanings(noun, (kind,)) if meant.kind == kind]
