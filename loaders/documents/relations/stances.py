"""Who blames and who backs whom: "an X spokesperson disavowed Y's policy", "a foundation that supports the officers of
Z", "he considered supporting X"."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.nominal import named_before
from loaders.documents.relations.statements import Ends, Statement, meanings
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Noun
from loaders.documents.words.wordset import word_set

__all__ = ["Stances"]

_VOICES = word_set(
    "spokesperson spokesman spokeswoman spokespeople executives executive leaders representative officials"
)
_OF_WHOM = word_set("of at for from")
_WEIGHING = word_set("consider mull weigh discuss explore")
_BACKING = word_set("support back fund finance")


@dataclass(frozen=True, slots=True)
class _Stance:
    predicate: str
    preposition: str


class Stances:
    """`discourse` tells which body "the administration" is."""

    def __init__(self, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.ends = ends
        self.discourse = discourse

    def statements(self, clauses: Sequence[Clause]) -> Iterator[Statement]:
        for clause in clauses:
            for stance in _stances().get(clause.verb.lemma, ()):
                if not clause.passive and not clause.verb.negated:
                    yield from self._stated(clause, stance)
            yield from self._weighed(clause)

    def _stated(self, clause: Clause, stance: _Stance) -> Iterator[Statement]:
        end = self.ends[stance.predicate]
        nouns = clause.objects
        if stance.preposition:
            nouns = clause.behind(stance.preposition)
        elif stance.predicate == "SUPPORTS":
            nouns = [*nouns, *clause.behind("of")]
        for subject in self._speakers(clause, end):
            for noun in nouns:
                target, topic = self._target(noun, end)
                if target is not None and target.entity != subject.entity:
                    told: dict[str, object] = {"topic": topic} if topic else {}
                    rule = f"stance:{clause.verb.lemma}"
                    yield Statement(stance.predicate, subject, target, rule, 0.75, clause, qualifiers=told)

    def _speakers(self, clause: Clause, end: Ends) -> list[Noun]:
        """Who takes the stance: the subject, or whose spokesperson or executives it speaks of."""
        found: list[Noun] = []
        for noun in clause.subjects:
            if noun.head.lower in _VOICES:
                firms = [noun.owner] if noun.owner is not None else []
                firms += named_before(noun)
                found += [firm for one in firms for firm in meanings(one, end.subjects)]
            else:
                found += meanings(noun, end.subjects)
        return [noun for noun in found if noun.kind]

    def _target(self, noun: Noun, end: Ends) -> tuple[Noun | None, str]:
        """Whom it is about, and on what: "the X administration's policy" is about X's administration."""
        owner = noun.owner
        if owner is None:
            return next((m for m in meanings(noun, end.objects) if m.kind), None), ""
        named = next((m for m in meanings(owner, end.objects) if m.kind), None) or self._administration(owner)
        topic = " ".join(unit.lower for unit in (*noun.before, noun.head))
        return named, topic

    def _administration(self, noun: Noun) -> Noun | None:
        """The administration or government that was named last, for one that is only called so."""
        word = noun.head.lower
        if word not in ("administration", "government") or noun.head.kind != "N":
            return None
        for one in reversed(self.discourse.recent):
            if any(name.lower().endswith(f" {word}") for name in self.discourse.entities[one.entity].names):
                return self.discourse.pointer(one.entity, noun)
        return None

    def _weighed(self, clause: Clause) -> Iterator[Statement]:
        """ "X considered supporting Y": a thought of money, which is no investment."""
        governor = clause.governor
        if clause.verb.lemma not in _BACKING or governor is None or governor.verb.lemma not in _WEIGHING:
            return
        end = self.ends["INVESTED_IN"]
        subjects = [m for noun in clause.subjects or governor.subjects for m in meanings(noun, end.subjects) if m.kind]
        objects = [m for noun in clause.objects for m in meanings(noun, end.objects) if m.kind]
        for subject in subjects:
            for object_ in objects:
                yield Statement(
                    "INVESTED_IN",
                    subject,
                    object_,
                    f"weighed:{clause.verb.lemma}",
                    0.7,
                    clause,
                    modality="hypothetical",
                )


@cache
def _stances() -> Mapping[str, tuple[_Stance, ...]]:
    """Stances by their verbs, from `stances.csv`."""
    found: dict[str, tuple[_Stance, ...]] = {}
    path = resources.files("loaders.documents") / "lexicons" / "stances.csv"
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for verb in row["verbs"].split():
                found[verb] = (*found.get(verb, ()), _Stance(row["predicate"], row["preposition"]))
    return found
