"""Who a contractor is, where the sentence does not say whose: "The contractor is X", "the winning bidder was X"."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.anaphora import Discourse
from loaders.documents.clauses import Clause
from loaders.documents.phrases import Noun
from loaders.documents.statements import Ends, Statement, joined
from loaders.documents.wordset import word_set

__all__ = ["Contractor"]

_HOLDERS = word_set("contractor bidder winner")


class Contractor:
    """`discourse` tells of which body the sentences before spoke: only where that is plain is anything stated."""

    def __init__(self, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.ends = ends
        self.discourse = discourse

    def statements(self, clauses: Sequence[Clause]) -> Iterator[Statement]:
        for clause in clauses:
            verb = clause.verb
            if verb.lemma != "be" or verb.negated or verb.modal or verb.future or clause.condition:
                continue
            told = [(n, clause.objects) for n in clause.subjects] + [(n, clause.subjects) for n in clause.objects]
            for role, firms in told:
                yield from self._stated(clause, role, firms)

    def _stated(self, clause: Clause, role: Noun, firms: Sequence[Noun]) -> Iterator[Statement]:
        known = role.head.lower in _HOLDERS
        if (
            not known
            or role.units[0].lower != "the"
            or role.owner is not None
            or any(p in _WHOSE for p, _, _ in clause.phrases)
        ):
            return
        body = self.discourse.last_of("Agency", 2, role)
        named = [n for n in [*firms, *_parts_of(clause)] if n.head.name is not None]
        for agency, firm in joined(self.ends, "CONTRACTED_WITH", [body] if body else [], named):
            if firm.kind:
                yield Statement("CONTRACTED_WITH", agency, firm, f"the {role.head.lower}", 0.65, clause)


_WHOSE = word_set("for to")


def _parts_of(clause: Clause) -> list[Noun]:
    """ "the German section of X": X."""
    return [noun for preposition, nouns, _ in clause.phrases if preposition == "of" for noun in nouns]
