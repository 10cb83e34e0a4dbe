"""Which sum belongs to which edge: only where the network ties it to one company, and to one alone."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from loaders.documents.extracted import Spoken
from loaders.documents.model.edges import Edge
from loaders.documents.model.reader import Related
from loaders.documents.words.money import Money, find_money

__all__ = ["amounts"]

_SURE = 0.5
_PRICED = {"CONTRACTED_WITH": "object", "SUPPLIES": "subject"}


def amounts(
    text: str, said: Sequence[Spoken], relations: Sequence[Related], found: Sequence[Edge]
) -> dict[int, dict[str, object]]:
    """Qualifiers of edges, by their number. A sum that several edges could claim is collective and goes on none."""
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for r in relations:
        if r.predicate == "AMOUNT" and r.score >= _SURE:
            company = said[r.subject].thing
            sums[company][r.object] = max(r.score, sums[company].get(r.object, 0.0))
    shared = defaultdict(list)
    for number, money in _chosen(found, sums).items():
        shared[money].append(number)
    result = {}
    for money, numbers in shared.items():
        stated = _money(text, said[money])
        if len(numbers) == 1 and stated is not None:
            result[numbers[0]] = _qualifiers(stated)
    return result


def _chosen(found: Sequence[Edge], sums: Mapping[int, Mapping[int, float]]) -> dict[int, int]:
    """The likeliest sum of each priced edge, by the edge's number."""
    chosen = {}
    for number, edge in enumerate(found):
        side = _PRICED.get(edge.predicate)
        company: Spoken | None = getattr(edge, side) if side else None
        options = sums.get(company.thing, {}) if company else {}
        if options:
            chosen[number] = max(options, key=lambda m: (options[m], -m))
    return chosen


def _money(text: str, place: Spoken) -> Money | None:
    near = find_money(text, max(0, place.start - 4), place.end + 12)
    return next((x for x in near if x.start < place.end and place.start < x.end), None)


def _qualifiers(money: Money) -> dict[str, object]:
    whole = int(money.amount) if money.amount % 1 == 0 else float(money.amount)
    if money.currency == "USD":
        return {"amount_usd": whole, "amount_qualifier": money.qualifier}
    return {"amount": f"{money.amount.normalize():f}", "currency": money.currency, "amount_qualifier": money.qualifier}
