"""Statements that verbs make: the frames of `verb_frames.csv` filled from clauses."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.clauses import Clause
from loaders.documents.lexicon import Lexicon, VerbFrame
from loaders.documents.phrases import Noun
from loaders.documents.statements import Ends, Statement, allowed

__all__ = ["Verbal"]

_STAFF_OF = frozenset("officers agents officials deputies investigators employees personnel detectives analysts police officer agent "
                      "troops soldiers inspectors investigator department force unit agency".split())  # fmt: skip
_PRODUCTS = frozenset("software technology technologies services service products product tools tool platform platforms system systems "
                      "cameras app apps spyware database databases equipment devices drones licences licenses data".split())  # fmt: skip


class Verbal:
    """Applies the frames of every verb of a sentence."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends]) -> None:
        self.lexicon = lexicon
        self.ends = ends

    def statements(self, clauses: Sequence[Clause]) -> Iterator[Statement]:
        for clause in clauses:
            for frame in self.lexicon.verb_frames.get(clause.verb.lemma, ()):
                yield from self._fill(clause, frame)

    def _fill(self, clause: Clause, frame: VerbFrame) -> Iterator[Statement]:
        if frame.need and not self._needed(clause, frame.need):
            return
        subjects = self._slot(clause, frame.subject)
        objects = self._slot(clause, frame.object)
        for subject in subjects:
            for object_ in objects:
                if allowed(self.ends, frame.predicate, subject, object_):
                    yield Statement(frame.predicate, subject, object_, f"verb:{clause.verb.lemma}", 0.8, clause)

    def _needed(self, clause: Clause, need: str) -> bool:
        nouns = [*clause.objects, *clause.subjects] + [n for _, group, _ in clause.phrases for n in group]
        words = {u.lower for noun in nouns for u in noun.units}
        return bool(words & (self.lexicon.words[need] if need in self.lexicon.words else {need}))

    def _slot(self, clause: Clause, slot: str) -> list[Noun]:
        """Nouns of a slot; in the passive, subject and object change places with the agent."""
        if slot == "subj":
            nouns = self._phrase(clause, "by") if clause.passive else clause.subjects
        elif slot == "obj":
            nouns = clause.subjects + clause.objects if clause.passive else clause.objects
        else:
            nouns = self._phrase(clause, slot)
        return [meant for noun in nouns if (meant := meaning(noun, self.lexicon)) is not None]

    def _phrase(self, clause: Clause, preposition: str) -> list[Noun]:
        return [noun for p, nouns, _ in clause.phrases if p == preposition for noun in nouns]


def meaning(noun: Noun, lexicon: Lexicon) -> Noun | None:
    """The noun that names a thing: itself, or the body whose officers it speaks of ("ICE agents")."""
    if noun.entity >= 0:
        return noun
    if noun.head.lower in _STAFF_OF:
        if noun.owner is not None and noun.owner.entity >= 0:
            return noun.owner
        names = [u for u in noun.before if u.name is not None]
        if len(names) == 1 and names[0].name is not None and names[0].name.kind == "Agency":
            name = names[0].name
            return Noun(names, names[0], (), None, noun.negated, name.entity, name.kind, True)
    return None
