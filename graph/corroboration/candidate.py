"""An award that a claim may speak of, and how it is shown beside the claim."""

import dataclasses
import datetime

from graph.corroboration.award import Award, Point
from graph.corroboration.stated import Stated
from graph.corroboration.tolerance import Tolerance

__all__ = [
    "MARGIN",
    "OF_VENDOR",
    "PAYMENT",
    "SHOWN",
    "TIES",
    "Beside",
    "Candidate",
    "Compared",
    "began_then",
    "days_off",
    "place_of",
    "told_in_time",
]

TIES = ("contract", "same", "begins", "initials", "kin", "named", "purpose")
"""By what an award is tied to a claim, the closest first: it is the contract that the claim names; its vendor is the
same, or bears a name that begins alike, or initials of it; its vendor is kin; its description names the vendor, or has
the same purpose."""
OF_VENDOR = TIES[:4]
MARGIN = datetime.timedelta(days=62)
"""How far a contract's day in the press may lie from its day in the records: a signature, an announcement and an action
date are weeks apart (`March`, and 27 February)."""


PAYMENT = datetime.timedelta(days=7)
"""How far the day of a payment may lie from that of its action."""
SHOWN = 3
"""How many places in one award, and how many awards that do not settle it, are shown."""


@dataclasses.dataclass(frozen=True, slots=True)
class Candidate:
    """`agency_fits`: the award is of the agency that the claim names, of a part of it, or of what it is part of."""

    award: Award
    tie: str
    agency_fits: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Beside:
    """An award beside the claim. `role` is award, sum (of several contracts) or lead (settles nothing)."""

    role: str
    verdict: str
    award: Award
    point: Point | None
    why: str


@dataclasses.dataclass(frozen=True, slots=True)
class Compared:
    """The verdict on a claim, why, and what stands beside it, the best first."""

    verdict: str
    why: str
    tolerance: Tolerance
    beside: tuple[Beside, ...]


def began_then(claim: Stated, award: Award) -> bool:
    """Whether the award began when the claim says, as far as both can be told; before that, where it speaks of a
    payment; before it was told, where it gives no date."""
    began = award.began
    if claim.first is None or claim.last is None:
        return began is None or claim.told_by is None or began[0] <= claim.told_by
    if began is None:
        return False
    if claim.instalment:
        return began[0] <= claim.last
    return began[0] <= claim.last + MARGIN and claim.first - MARGIN <= began[1]


def place_of(point: Point) -> str:
    """The amount and where it stands, as a phrase."""
    amount = f"{point.kind} {point.amount / 100:,.2f}"
    if len(point.actions) > 1:
        span = f"from {point.first} to {point.last}"
        return f"{amount} as the sum of {len(point.actions)} actions ({point.modification}) {span}"
    day = f" on {point.first}" if point.first else ""
    return f"{amount} at modification {point.modification}{day}"


def told_in_time(claim: Stated, point: Point) -> bool:
    """No source tells of an action that was yet to come."""
    return claim.told_by is None or point.last is None or point.last <= claim.told_by


def days_off(claim: Stated, point: Point) -> int:
    """How many days the place lies outside the time that the claim gives."""
    day = point.first
    if day is None or claim.first is None or claim.last is None:
        return 0
    return max((claim.first - day).days, (day - claim.last).days, 0)
