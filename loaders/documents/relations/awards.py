"""Firms that were chosen, paid or given the work, where the sentence does not say by whom: by the body spoken of."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item, Noun
from loaders.documents.words.lexicon import Lexicon
from loaders.documents.words.wordset import word_set

__all__ = ["Awards"]

_CHOOSING = word_set("choose select pick hire appoint retain contract engage commission")
_AWARDING = word_set("award")
_HANDING = word_set("outsource contract_out farm_out subcontract entrust")
_REACH = 2  # sentences


class Awards:
    """`discourse` tells of which body the sentences before spoke: only where that is plain is anything stated."""

    def __init__(self, lexicon: Lexicon, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.lexicon = lexicon
        self.ends = ends
        self.discourse = discourse

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        for clause in clauses:
            verb = clause.verb
            if not clause.passive or verb.negated or verb.modal or clause.condition or clause.behind("by"):
                continue
            if verb.lemma in _CHOOSING and not verb.bare and not _for_other(clause):
                yield from self._given(clause, clause.subjects, self._spoken_of(clause), "chosen")
            elif verb.lemma in _AWARDING and any(noun.tells_sum for noun in clause.objects):
                yield from self._given(clause, clause.subjects, self._party(clause, items), "awarded")
            elif verb.lemma in _HANDING:
                yield from self._given(clause, clause.behind("to"), self._for_whom(clause, items), "handed")

    def _given(self, clause: Clause, firms: Sequence[Noun], bodies: Sequence[Noun], how: str) -> Iterator[Statement]:
        for agency, firm in joined(self.ends, "CONTRACTED_WITH", bodies, firms):
            if firm.kind:
                yield Statement("CONTRACTED_WITH", agency, firm, f"verb:{clause.verb.lemma} {how}", 0.65, clause)

    def _spoken_of(self, clause: Clause) -> list[Noun]:
        body = self.discourse.last_of("Agency", _REACH, clause.subjects[0]) if clause.subjects else None
        return [body] if body is not None else []

    def _party(self, clause: Clause, items: Sequence[Item]) -> list[Noun]:
        """The only body of the sentence, or else the one that the sentences before speak of."""
        here = {n.entity: n for n in items if isinstance(n, Noun) and n.kind == "Agency" and n.entity >= 0}
        here = {e: n for e, n in here.items() if not self.discourse.looks_on(e)}
        if len(here) > 1:
            return []
        return list(here.values()) or self._spoken_of(clause)

    def _for_whom(self, clause: Clause, items: Sequence[Item]) -> list[Noun]:
        """ "Work for X has been outsourced", "X's work has been outsourced"."""
        owners = [n.owner for n in clause.subjects if n.owner is not None and n.owner.kind == "Agency"]
        return owners or self._party(clause, items)


def _for_other(clause: Clause) -> bool:
    """ "was chosen for Kent Police": by another than the body of the sentences before."""
    return any(noun.kind or noun.stands_for for noun in clause.behind("for"))
