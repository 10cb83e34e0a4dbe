"""Who a contractor is, where the sentence does not say whose: "The contractor is X", "the current provider, X,"."""

from collections.abc import Iterator, Mapping, Sequence

from loaders.documents.meanings.anaphora import Discourse
from loaders.documents.relations.statements import Ends, Statement, joined
from loaders.documents.relations.winning import WINNING
from loaders.documents.sentences.apposition import name_of
from loaders.documents.sentences.clauses import Clause
from loaders.documents.sentences.phrases import Item, Noun, Sign
from loaders.documents.sentences.unit import Unit
from loaders.documents.words.wordset import word_set

__all__ = ["Contractor"]

_ROLES = word_set("contractor vendor supplier provider")
_NOT_YET = word_set(
    "requested proposed preferred potential prospective rival former previous recommended competing losing "
    "unsuccessful defeated beaten failed rejected disqualified excluded disappointed second second-placed "
    "second-ranked runner-up other remaining lowest cheapest highest sole only"
)
"""Whom nobody has given the work, or no longer."""
_PARTS = word_set("package packages lot lots phase tranche project work job assignment element half")
_TRADE = word_set("defense defence military government federal private aerospace intelligence")  # any firm of the trade
_HOLDERS = word_set("contractor bidder winner")
_UNDER_CONTRACT = _HOLDERS | word_set("vendor provider")


class Contractor:
    """`discourse` tells of which body the sentences before spoke: only where that is plain is anything stated."""

    def __init__(self, ends: Mapping[str, Ends], discourse: Discourse) -> None:
        self.ends = ends
        self.discourse = discourse

    def statements(self, items: Sequence[Item], clauses: Sequence[Clause]) -> Iterator[Statement]:
        for index, item in enumerate(items):
            if isinstance(item, Noun):
                yield from self._apposed(items, index, item)
        for clause in clauses:
            yield from self._awarded(clause, items)
            verb = clause.verb
            if verb.lemma != "be" or verb.negated or verb.modal or verb.future or clause.condition:
                continue
            told = [(n, clause.objects) for n in clause.subjects] + [(n, clause.subjects) for n in clause.objects]
            for role, firms in told:
                yield from self._stated(clause, role, firms)

    def _awarded(self, clause: Clause, items: Sequence[Item]) -> Iterator[Statement]:
        """ "The first package was awarded to X", "Lot 2 was won by X", "the lot went to X": by the only body of the
        sentence, or of those just before."""
        verb = clause.verb
        if verb.negated or verb.modal or clause.condition or not any(_is_part(n) for n in clause.subjects):
            return
        given = verb.lemma == "award" and clause.passive and not clause.behind("by")
        won = verb.lemma in WINNING and clause.passive
        went = verb.lemma == "go" and not clause.passive and any(_is_lot(n) for n in clause.subjects)
        if not given and not won and not went:
            return
        firms = clause.behind("by") if won else clause.behind("to")
        body = self._body(items, clause.subjects[0])
        for agency, firm in joined(self.ends, "CONTRACTED_WITH", [body] if body else [], firms):
            if firm.head.name is not None and (given or firm.kind == "Company"):
                money = _sum_before(items, clause)
                yield Statement("CONTRACTED_WITH", agency, firm, "the package", 0.65, clause, money=money)

    def _body(self, items: Sequence[Item], stand_in: Noun) -> Noun | None:
        """The only body of the sentence, else the one that the sentences just before speak of."""
        here = {n.entity: n for n in items if isinstance(n, Noun) and n.kind == "Agency" and n.entity >= 0}
        here = {e: n for e, n in here.items() if not self.discourse.looks_on(e)}
        if here:
            return next(iter(here.values())) if len(here) == 1 else None
        return self.discourse.last_of("Agency", 2, stand_in)

    def _apposed(self, items: Sequence[Item], index: int, noun: Noun) -> Iterator[Statement]:
        """ "the contractor X", "the current provider, X,": whose is told by the only body of the sentence or before."""
        role = noun.head.lower if noun.head.kind == "N" else noun.before[-1].lower if noun.before else ""
        if role not in _ROLES | _HOLDERS or noun.units[0].lower != "the" or noun.owner is not None:
            return
        before = items[index - 1] if index else None
        if any(u.lower in _NOT_YET | _TRADE for u in noun.units):
            return
        if isinstance(before, Sign) and before.lower == "by":
            return  # "supplied by the contractor X": the verb tells more
        firm = noun if noun.head.kind == "M" else name_of(items, index)
        behind = items[index + 1] if index + 1 < len(items) else None
        if firm is None or (isinstance(behind, Sign) and behind.lower in ("of", "to", "for")):
            return
        body = self._body(items, noun)
        for agency, company in joined(self.ends, "CONTRACTED_WITH", [body] if body else [], [firm]):
            if company.kind == "Company" and role in _UNDER_CONTRACT:
                yield Statement("CONTRACTED_WITH", agency, company, "the contractor", 0.65)
            elif company.kind == "Company":
                yield Statement("SUPPLIES", company, agency, "the contractor", 0.65)

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
        parts = clause.behind("of")  # "the German section of X": X
        named = [n for n in [*firms, *parts] if n.head.name is not None]
        for agency, firm in joined(self.ends, "CONTRACTED_WITH", [body] if body else [], named):
            if firm.kind:
                yield Statement("CONTRACTED_WITH", agency, firm, f"the {role.head.lower}", 0.65, clause)


_WHOSE = word_set("for to")


def _sum_before(items: Sequence[Item], clause: Clause) -> Unit | None:
    """ "Lot 1, worth £2m, went to X": the sum between the lot and the verb."""
    first = clause.subjects[0].start
    told = (n for n in items[: clause.index] if isinstance(n, Noun) and n.start >= first)
    return next((unit for noun in told for unit in noun.units if unit.money is not None), None)


def _is_lot(noun: Noun) -> bool:
    """ "the second lot", "Lot 2": what nothing but a tender is split into."""
    return any(unit.lower.split()[0].removesuffix("s") in ("lot", "package") for unit in noun.units[-2:] if unit.lower)


def _is_part(noun: Noun) -> bool:
    """ "the first package", "Lot 2"."""
    return any(unit.lower.split()[0] in _PARTS for unit in noun.units[-2:] if unit.lower)
