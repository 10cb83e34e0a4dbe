"""Rounds of funding told over several sentences: who raised the money in one, who put it in in the next."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.statements import Ends, Statement, joined, meanings
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item, Noun, Sign
from loaders.documents.words.wordset import word_set

__all__ = ["Rounds"]

_RAISING = word_set("raise secure close announce complete land bag")
_MONEY = word_set("round rounds funding financing series investment raise capital money tranche extension")
_INVESTORS = word_set("investors investor backers backer")
_LEADING = word_set("lead co-lead join anchor")
_TAKING = word_set("participate invest")
_TOLD_BY = _RAISING | _LEADING | _TAKING
_TOLD_IN = _INVESTORS | word_set("participation backing contributions")
_REACH = 6  # sentences


class Rounds:
    """Remembers the firm that raised money last, for the sentences that tell of its investors."""

    def __init__(self, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.ends = ends
        self.discourse = discourse
        self.raiser = -1
        self.line = -_REACH

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        told = any(c.verb.lemma in _TOLD_BY for c in clauses)
        if not told and not any(isinstance(i, Noun) and i.head.lower in _TOLD_IN for i in items):
            return
        here = [noun for clause in clauses for noun in self._raisers(clause)]
        if self.raiser >= 0 and self.discourse.line - self.line <= _REACH:
            here = [noun for noun in here if _is_named(noun)]  # "it" had better mean who raised money before
        if here:
            self.raiser, self.line = here[0].entity, self.discourse.line
        for clause in clauses:
            owners = [n.owner for n in clause.objects if _of_money(n) and n.owner is not None and n.entity < 0]
            here = [n for n in owners if n.kind == "Company"] if clause.verb.lemma in _LEADING and owners else here
            yield from self._stated(here, self._leaders(clause, items, bool(here)), clause)
            yield from self._stated(here, self._takers(clause), clause)
        for index, item in enumerate(items):
            if isinstance(item, Noun) and item.head.kind == "N":
                yield from self._stated(here, self._named(items, index, item, clauses), None)

    def _raisers(self, clause: Clause) -> list[Noun]:
        """ "X raised $5 million", "X closed its round"."""
        if clause.verb.lemma not in _RAISING or clause.passive or clause.verb.negated or clause.condition:
            return []
        told = [*clause.objects, *clause.behind("in", "of")]
        about = any(_of_money(noun) for noun in told)
        sum_ = clause.verb.lemma == "raise" and any(noun.tells_sum for noun in told)
        return [m for n in clause.subjects for m in meanings(n, ("Company",)) if m.kind] if about or sum_ else []

    def _leaders(self, clause: Clause, items: Sequence[Item], raised: bool) -> list[Noun]:
        """ "led by X", said of a round."""
        if clause.verb.lemma not in _LEADING or not clause.passive or clause.verb.negated:
            return []
        before = [item for item in items[max(0, clause.index - 4) : clause.index] if isinstance(item, Noun)]
        sums = raised and any(noun.tells_sum for noun in before)
        if not sums and not any(_of_money(noun) for noun in [*clause.subjects, *before]):
            return []
        return clause.behind("by")

    def _takers(self, clause: Clause) -> list[Noun]:
        """ "X also participated in the round", "X led the round"."""
        if clause.passive or clause.verb.negated or clause.verb.modal:
            return []
        if clause.verb.lemma in _LEADING:
            return list(clause.subjects) if any(_of_money(n) and n.entity < 0 for n in clause.objects) else []
        if clause.verb.lemma not in _TAKING:
            return []
        told = clause.behind("in")
        return list(clause.subjects) if any(_of_money(n) and n.entity < 0 for n in told) else []

    def _named(self, items: Sequence[Item], index: int, noun: Noun, clauses: Sequence[Clause]) -> list[Noun]:
        """ "participation from X", "other investors include X", "investors such as X"."""
        sign, others = (items[index + 1], items[index + 2]) if index + 2 < len(items) else (None, None)
        if noun.head.lower in ("participation", "backing", "contributions"):
            if not isinstance(sign, Sign) or sign.lower not in ("from", "by") or not isinstance(others, Noun):
                return []
            return next((ns for c in clauses for p, ns, _ in c.phrases if others in ns and p == sign.lower), [others])
        owned = noun.owner is not None or (isinstance(sign, Sign) and sign.lower in ("in", "of"))
        if noun.head.lower not in _INVESTORS or (owned and not _in_round(sign, others)):
            return []
        listed = [n for n in noun.stands_for if n.head.name is not None]
        told = next((c for c in clauses if noun in c.subjects and c.verb.lemma in ("include", "be")), None)
        return listed + (list(told.objects) if told is not None and not told.verb.negated else [])

    def _stated(self, here: Sequence[Noun], investors: Sequence[Noun], clause: Clause | None) -> Iterator[Statement]:
        if not investors:
            return
        firms = [n for n in here if clause is None or n not in investors][:1]
        if not firms and self.raiser >= 0 and self.discourse.line - self.line <= _REACH:
            firms = [self.discourse.pointer(self.raiser, investors[0])]
        for investor, firm in joined(self.ends, "INVESTED_IN", [n for n in investors if _is_named(n)], firms):
            yield Statement("INVESTED_IN", investor, firm, "round", 0.75, clause)


def _is_named(noun: Noun) -> bool:
    return noun.head.name is not None


def _of_money(noun: Noun) -> bool:
    """ "a round", "Series B", "the funding"."""
    return any(unit.lower in _MONEY for unit in noun.units)


def _in_round(sign: Item | None, noun: Item | None) -> bool:
    return isinstance(sign, Sign) and sign.lower == "in" and isinstance(noun, Noun) and _of_money(noun)
