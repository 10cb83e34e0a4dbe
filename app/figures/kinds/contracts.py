"""Contracts along the years."""

import datetime
from collections.abc import Mapping
from typing import Any

from app.figures.asking import Asking
from app.figures.facts import Facts, Row
from app.figures.wording import amount_lines, clean, say
from graph.store import ContractRow, Edge

__all__ = ["timeline"]

DAYS = ("start", "end", "potential_end", "first_action", "last_action")


def timeline(asking: Asking) -> Facts:
    """A row a contract, the earliest first; those without any date stand last."""
    absent = asking.without()
    shown = [row for row in asking.contracts(asking.show.most) if not absent & _ids(row.edge)]
    ranked = sorted(shown, key=lambda row: (_earliest(row) or "9999", row.edge.id))
    return asking.facts(rows=tuple(_row(asking, row) for row in ranked))


def _ids(edge: Edge) -> set[str]:
    return {ref.id for ref in (edge.subject, edge.object, edge.contract) if ref}


def _days(row: ContractRow) -> dict[str, str]:
    """The days that are known: of the contract, else of what its claims say."""
    known: Mapping[str, Any] = row.contract
    days = {name: known.get(name) for name in DAYS}
    days["start"] = days["start"] or row.edge.valid_from
    days["end"] = days["end"] or row.edge.valid_to
    return {name: day for name, day in days.items() if day}


def _earliest(row: ContractRow) -> str | None:
    return min(_days(row).values(), default=None)


def _row(asking: Asking, row: ContractRow) -> Row:
    edge = row.edge
    number = asking.note(edge)
    values = tuple((name, datetime.date.fromisoformat(day).toordinal()) for name, day in _days(row).items())
    cells = (
        ("contract", clean(edge.contract.name) if edge.contract else say("no_number")),
        ("agency", clean(edge.subject.name)),
        ("vendor", clean(edge.object.name)),
        ("agency_id", edge.subject.id),
        ("vendor_id", edge.object.id),
        ("amounts", " · ".join(amount_lines(edge))),
        ("from", edge.valid_from_precision or "day"),
    )
    marks = tuple(
        mark for mark, true in (("disputed", edge.disputed), ("unreviewed", edge.status != "accepted")) if true
    )
    return Row(edge.id, cells, (("contract", (number,)),), values, marks)
