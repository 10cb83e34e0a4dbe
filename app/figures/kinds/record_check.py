"""What documents say beside the award records: the amount in prose next to the three amounts of the record."""

from collections import defaultdict
from collections.abc import Iterator

from app.figures.asking import Asking
from app.figures.facts import Facts, Row
from app.figures.wording import AMOUNTS, QUALIFIERS, clean, full_money, sentence
from graph.store import Claim, Edge

__all__ = ["record_check", "verdict"]

RECORDED = AMOUNTS[:3]
NEAR = 0.1


def record_check(asking: Asking) -> Facts:
    """A row for each amount that documents give of a contract, whichever party its records name."""
    absent = asking.without()
    by_contract: defaultdict[str, list[Edge]] = defaultdict(list)
    for row in asking.contracts(500):
        if row.edge.contract and not absent & {row.edge.contract.id, row.edge.subject.id, row.edge.object.id}:
            by_contract[row.edge.contract.id].append(row.edge)
    rows = [row for edges in by_contract.values() for row in _rows(asking, edges)]
    return asking.facts(rows=tuple(rows[: asking.show.most]))


def _rows(asking: Asking, edges: list[Edge]) -> Iterator[Row]:
    claims = [claim for edge in edges for claim in asking.evidence(edge)[0]]
    prose = [claim for claim in claims if not claim.row.get("level") and claim.row.get("amount") is not None]
    recorded = [claim for claim in claims if claim.row.get("level")]
    for amount in sorted({int(claim.row["amount"]) for claim in prose}, reverse=True):
        told = [claim for claim in prose if claim.row["amount"] == amount]
        yield _row(asking, edges, amount, told, recorded)


def _row(asking: Asking, edges: list[Edge], amount: int, told: list[Claim], recorded: list[Claim]) -> Row:
    first = edges[0]
    contract = clean(first.contract.name) if first.contract else ""
    how = QUALIFIERS.get(str(told[0].row.get("amount_qualifier")), "")
    said = f"{how}{full_money(amount, told[0].row.get('currency'))}"
    key = f"{first.contract.id if first.contract else first.id} {amount}"
    numbers = [
        ("said", (asking.notebook.write(f"{key} said", told[0].edge, f"{contract}: {said}, as reported", told),))
    ]
    bearer = next((edge for edge in edges if any(getattr(edge, name) is not None for name in RECORDED)), None)
    amounts = {name: getattr(bearer, name) for name in RECORDED} if bearer else {}
    if bearer and recorded:
        numbers.append(("record", (asking.notebook.write(f"{key} record", bearer.id, sentence(bearer), recorded),)))
    who = "; ".join(dict.fromkeys(clean(str(c.source.row.get("publisher") or c.source.label)) for c in told))
    cells = [("contract", contract), ("vendor", clean(told[0].object.name)), ("said", said), ("who", who)]
    cells += [(name, full_money(cents, first.currency)) for name, cents in amounts.items() if cents is not None]
    cells.append(("verdict", verdict(amount, str(told[0].row.get("amount_qualifier") or "exact"), amounts)))
    return Row(key, tuple(cells), tuple(numbers), tuple(amounts.items()))


def verdict(amount: int, qualifier: str, recorded: dict[str, int | None]) -> str:
    """Which of the record's amounts the one in prose agrees with, as far as its digits go.

    >>> verdict(3_900_000_000, "exact", {"obligated": None, "current": 3_934_090_082, "potential": None})
    'agrees with current'
    """
    known = {name: cents for name, cents in recorded.items() if cents is not None}
    if not known:
        return "no amount on record"
    agreeing = [name for name, cents in known.items() if _agrees(amount, qualifier, cents)]
    return f"agrees with {' and '.join(agreeing)}" if agreeing else f"differs from {' and '.join(known)}"


def _agrees(said: int, qualifier: str, recorded: int) -> bool:
    if qualifier == "at_least":
        return recorded >= said
    if qualifier == "at_most":
        return recorded <= said
    within = abs(said) * NEAR if qualifier == "approx" else _step(said) / 2
    return abs(recorded - said) <= within


def _step(cents: int) -> int:
    """What the last digit that is no zero stands for: 3,900,000,000 cents are told to the million dollars."""
    step = 1
    while cents and cents % (step * 10) == 0:
        step *= 10
    return step
