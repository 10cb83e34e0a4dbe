"""Claims that no award agrees with: whether one award is meant and differs, and what to look at."""

import datetime
from collections.abc import Sequence

from graph.corroboration.award import Point
from graph.corroboration.candidate import (
    OF_VENDOR,
    PAYMENT,
    SHOWN,
    Beside,
    Candidate,
    Compared,
    began_then,
    days_off,
    place_of,
    told_in_time,
)
from graph.corroboration.leads import leads
from graph.corroboration.stated import Stated
from graph.corroboration.tolerance import Tolerance

__all__ = ["unsettled"]

_MONTH = datetime.timedelta(days=31)


def unsettled(claim: Stated, ranked: Sequence[Candidate], tolerance: Tolerance) -> Compared:
    """The verdict where no award agrees: one differs, some cannot be compared, or none was found."""
    mine = [one for one in ranked if one.tie == "contract" or (one.agency_fits and one.tie in OF_VENDOR)]
    timely = [one for one in mine if one.tie == "contract" or began_then(claim, one.award)]
    found = tuple(leads(claim, ranked, {one.award.contract_id for one in timely}))[:SHOWN]
    of_then = [(one, point) for one in mine if (point := _action_of_then(claim, one)) is not None]
    known = of_then or [(one, point) for one in timely if (point := _own_amount(claim, one)) is not None]
    meant = [pair for pair in known if pair[0].tie == "contract"] or known
    if claim.first is not None and len(meant) == 1 and _is_the_one(meant[0][0], timely, bool(of_then)):
        return _differing(claim, *meant[0], tolerance, found)
    if timely or of_then:
        shown = timely or [one for one, _point in of_then]
        beside = tuple(_not_comparable(claim, one, known) for one in shown[:SHOWN])
        why = beside[0].why if len(shown) == 1 else _none_of(claim, len(shown))
        return Compared("not_comparable", why, tolerance, (*beside, *found))
    near = sorted(mine, key=lambda one: (_days_between(claim, one), one.award.number))
    others = tuple(Beside("lead", "not_comparable", one.award, None, _other_time(one)) for one in near)
    why = f"No award of {claim.vendor_name} by {claim.agency_name} that fits was found."
    return Compared("none_found", why, tolerance, (*found, *others)[:SHOWN])


def _days_between(claim: Stated, one: Candidate) -> int:
    """From the time of the claim to the nearest action of the award."""
    days = [action.date for action in one.award.actions if action.date]
    return min((abs((day - claim.first).days) for day in days), default=10**6) if claim.first else 0


def _is_the_one(one: Candidate, timely: Sequence[Candidate], of_then: bool) -> bool:
    """Whether the claim can mean no other award."""
    return one.tie == "contract" or of_then or len(timely) == 1


def _action_of_then(claim: Stated, one: Candidate) -> Point | None:
    """The action of the very month or day that the claim names, the nearest where there are several."""
    if claim.first is None or claim.last is None or claim.last - claim.first > _MONTH:
        return None
    slack = PAYMENT if claim.instalment else datetime.timedelta()
    told = [
        point
        for point in one.award.points()
        if point.kind == "obligated" and len(point.actions) == 1 and point.amount > 0
        if point.first and claim.first - slack <= point.first <= claim.last + slack
    ]
    return min(told, key=lambda point: abs(point.amount - claim.amount), default=None)


def _own_amount(claim: Stated, one: Candidate) -> Point | None:
    """The award's own amount, where the records tell it from the time that the claim is about."""
    if not one.award.totalled or claim.instalment:
        return None
    own = [point for point in one.award.points() if point.whole and told_in_time(claim, point)]
    return min(own, key=lambda point: (abs(point.amount - claim.amount), days_off(claim, point)), default=None)


def _differing(claim: Stated, one: Candidate, point: Point, tolerance: Tolerance, more: tuple[Beside, ...]) -> Compared:
    if claim.qualifier == "at_least" and point.amount >= tolerance.high:
        why = f"The award comes to more than that ({place_of(point)}), which the claim does not exclude."
        return Compared("not_comparable", why, tolerance, (Beside("award", "not_comparable", one.award, point, why),))
    why = f"The record's nearest amount is another: {place_of(point)}."
    return Compared("differs", why, tolerance, (Beside("award", "differs", one.award, point, why), *more))


def _not_comparable(claim: Stated, one: Candidate, known: Sequence[tuple[Candidate, Point]]) -> Beside:
    point = next((point for other, point in known if other is one), None)
    if point is not None:
        return Beside("award", "not_comparable", one.award, point, f"Its nearest amount is another: {place_of(point)}.")
    first = one.award.actions[0]
    if claim.instalment:
        why = "Its records have no action of that day."
    elif not one.award.totalled:
        why = (
            f"The records of this case have this award only from modification {first.modification or '0'}"
            f" ({first.date}) on: what it came to at first is not in them."
        )
    else:
        why = "Its records are of a later day than the claim."
    return Beside("award", "not_comparable", one.award, None, why)


def _none_of(claim: Stated, count: int) -> str:
    dated = "that began then" if claim.first else "(the claim gives no date)"
    return f"There are {count} awards of {claim.vendor_name} by {claim.agency_name} {dated}; none shows this amount."


def _other_time(one: Candidate) -> str:
    began = one.award.began
    if began is None:
        return "Of the same vendor and agency, but nothing tells when it began."
    when = f"begun on {began[0]}" if began[0] == began[1] else f"numbered in fiscal year {began[1].year}"
    return f"Of the same vendor and agency, but {when}."
