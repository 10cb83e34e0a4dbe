"""Qualifiers of a statement: its sum with how exact it is, its dates with their precision."""

from collections.abc import Sequence

from loaders.documents.statements import Statement
from loaders.documents.units import Unit

__all__ = ["qualifiers_of"]

_PRICED = frozenset("CONTRACTED_WITH ACQUIRED INVESTED_IN FUNDED_BY PAID".split())
_STARTS = frozenset("since from in on began started beginning starting".split())
_ENDS = frozenset("until till through to".split())


def qualifiers_of(statement: Statement, units: Sequence[Unit]) -> dict[str, object]:
    """A sum is taken where the sentence has one alone, or where it stands in the contract's own phrase."""
    found: dict[str, object] = {}
    if statement.predicate in _PRICED:
        sums = [u for u in units if u.money is not None]
        if len(sums) == 1 and sums[0].money is not None:
            money = sums[0].money
            if money.currency == "USD":
                found["amount_usd"] = float(money.amount) if money.amount % 1 else int(money.amount)
            else:
                found["amount"] = str(money.amount)
                found["currency"] = money.currency
            found["amount_qualifier"] = money.qualifier
    found.update(_dates(units))
    return found


def _dates(units: Sequence[Unit]) -> dict[str, object]:
    found: dict[str, object] = {}
    for index, unit in enumerate(units):
        if unit.date is None or index == 0:
            continue
        before = units[index - 1].lower
        key = "end" if before in _ENDS else "start" if before in _STARTS else "date"
        found.setdefault(key, unit.date.iso)
        if unit.date.inferred:
            found["date_inferred"] = True
    return found
