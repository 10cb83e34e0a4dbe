"""Claims and awards as the comparison looks at them, written down by hand."""

import datetime
from typing import Any

from graph.corroboration.award import Action, Award
from graph.corroboration.candidate import Candidate
from graph.corroboration.stated import Stated
from graph.values import date_bounds, hash_id

ICE, CBP = 7012, 7014


def claim(dollars: float, when: str | None = None, **more: Any) -> Stated:
    first, last = date_bounds(when) if when else (None, None)
    told: dict[str, Any] = {
        "id": 1,
        "claim_id": "t-1",
        "predicate": "CONTRACTED_WITH",
        "subject_id": ICE,
        "object_id": 1,
        "vendor_id": 1,
        "vendor_name": "Holloway Analytics",
        "agency_id": ICE,
        "agency_name": "ICE",
        "contract_ref": 0,
        "amount": round(dollars * 100),
        "qualifier": "exact",
        "currency": "USD",
        "first": first,
        "last": last,
        "told_by": None,
        "words": frozenset(),
        "collective": False,
        "visibility_rank": 0,
    }
    return Stated(**{**told, **more})


def action(number: int, modification: str, day: str | None, obligated: float | None = None, **more: Any) -> Action:
    amounts: dict[str, Any] = {name: round(more.pop(name) * 100) for name in ("current", "potential") if name in more}
    told: dict[str, Any] = {"current": None, "potential": None, "level": "action", **amounts, **more}
    cents = None if obligated is None else round(obligated * 100)
    date = datetime.date.fromisoformat(day) if day else None
    return Action(id=number, modification=modification, date=date, obligated=cents, **told)


def award(number: str, *actions: Action, tie: str = "same", fits: bool = True, **more: Any) -> Candidate:
    told: dict[str, Any] = {
        "contract_id": hash_id(number),
        "vendor_id": 1,
        "vendor_name": "HOLLOWAY ANALYTICS, INC.",
        "agency_id": ICE if fits else CBP,
        "agency_name": "ICE" if fits else "CBP",
        "description": "",
        "currency": "USD",
        "actions": actions,
    }
    return Candidate(Award(number=number, **{**told, **more}), tie, fits)
