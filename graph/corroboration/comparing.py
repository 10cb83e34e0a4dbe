"""The verdict on one claim among the awards that it may speak of."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from graph.corroboration.award import Action, Award, Point, yearly
from graph.corroboration.candidate import (
    MARGIN,
    OF_VENDOR,
    PAYMENT,
    SHOWN,
    TIES,
    Beside,
    Candidate,
    Compared,
    began_then,
    days_off,
    place_of,
    told_in_time,
)
from graph.corroboration.stated import Stated
from graph.corroboration.tolerance import Tolerance, tolerance_of
from graph.corroboration.unsettled import unsettled

__all__ = ["compared"]


def compared(claim: Stated, candidates: Sequence[Candidate]) -> Compared:
    """The verdict on a claim among the awards that it may speak of."""
    tolerance = tolerance_of(claim.amount, claim.qualifier)
    if (why := _beyond_records(claim)) is not None:
        return Compared("not_comparable", why, tolerance, ())
    ranked = sorted(candidates, key=lambda c: (TIES.index(c.tie), c.award.number))
    agreeing = sorted(
        (found for one in ranked if _may_agree(claim, one) for found in _agreeing(claim, one, tolerance)),
        key=lambda found: found[0],
    )
    if agreeing:
        beside = _shown([found[1] for found in agreeing])
        return Compared("agrees", beside[0].why, tolerance, beside)
    if summed := _over_contracts(claim, ranked, tolerance):
        return Compared("agrees", summed[0].why, tolerance, summed)
    return unsettled(claim, ranked, tolerance)


def _beyond_records(claim: Stated) -> str | None:
    if claim.vendor_id is None:
        return "Award records tell what agencies bought; this statement is of another kind."
    if claim.collective:
        return "The amount is of several parties together; the records tell each award alone."
    return None


def _may_agree(claim: Stated, one: Candidate) -> bool:
    if one.award.currency and claim.currency and one.award.currency != claim.currency:
        return False
    return one.tie == "contract" or (one.agency_fits and one.tie != "purpose")


def _agreeing(claim: Stated, one: Candidate, tolerance: Tolerance) -> Iterator[tuple[tuple[int, ...], Beside]]:
    """Places in the award that agree, each with how well it fits (lower is better)."""
    began = one.tie == "contract" or began_then(claim, one.award)
    years = range(claim.first.year, claim.last.year + 1) if claim.first and claim.last else ()
    points = list(one.award.points()) + list(yearly(one.award.actions, years))
    for point in points:
        if not tolerance.holds(point.amount) or not told_in_time(claim, point):
            continue
        if not _fits(claim, one, point, began):
            continue
        gap = abs(point.amount - claim.amount)
        fit = (TIES.index(one.tie), len(point.actions) > 1, not point.whole, days_off(claim, point), gap)
        yield tuple(map(int, fit)), Beside("award", "agrees", one.award, point, _why_agrees(one, point))


def _fits(claim: Stated, one: Candidate, point: Point, began: bool) -> bool:
    """Whether the place is of the time that the claim gives."""
    if claim.first is None or claim.last is None:
        return began and ((point.whole and not claim.instalment) or one.tie == "contract")
    margin = PAYMENT if claim.instalment else MARGIN
    first, last = point.first, point.last
    inside = first is not None and last is not None and first >= claim.first - margin and last <= claim.last + margin
    if claim.instalment:
        return inside and point.kind == "obligated"
    if began and (point.whole or one.tie == "contract"):
        return True
    return inside


def _shown(agreeing: Sequence[Beside]) -> tuple[Beside, ...]:
    """The best place first; then others of the same award, and the best of other awards; no place twice."""
    best = agreeing[0]
    kept: dict[tuple[int, str, str], Beside] = {}
    for one in agreeing:
        alike = one.point and best.point and len(one.point.actions) == len(best.point.actions)
        if one is best or alike:
            assert one.point is not None
            kept.setdefault((one.award.contract_id, one.point.kind, one.point.modification), one)
    return tuple(list(kept.values())[:SHOWN])


def _over_contracts(claim: Stated, ranked: Sequence[Candidate], tolerance: Tolerance) -> tuple[Beside, ...]:
    """The sum over all contracts of the vendor with the agency in a year that the claim names."""
    if claim.first is None or claim.last is None or claim.contract_ref:
        return ()
    mine = [one for one in ranked if one.agency_fits and one.tie in OF_VENDOR and _may_agree(claim, one)]
    home = {action.id: one for one in mine for action in one.award.actions}
    actions = sorted((a for one in mine for a in one.award.actions if a.date), key=lambda a: (a.date, a.id))
    whole_years = [p for p in _whole_years(actions, range(claim.first.year, claim.last.year + 1))]
    for point in whole_years:
        awards = list(dict.fromkeys(home[action.id].award.contract_id for action in point.actions))
        if len(awards) > 1 and tolerance.holds(point.amount) and told_in_time(claim, point):
            span = f"from {point.first} to {point.last}"
            why = f"The sum over {len(point.actions)} actions of {len(awards)} contracts {span}."
            return (Beside("sum", "agrees", home[point.actions[0].id].award, point, why),)
    return ()


def _whole_years(actions: Sequence[Action], years: Iterable[int]) -> Iterator[Point]:
    """Of each year the sum of all its actions alone."""
    for year in years:
        longest: dict[datetime.date | None, Point] = {}
        for point in yearly(actions, (year,)):
            longest[point.first] = point
        yield from longest.values()


def _why_agrees(one: Candidate, point: Point) -> str:
    tie = {
        "begins": f" The recorded vendor, {one.award.vendor_name}, is known by a name that begins alike.",
        "initials": f" The recorded vendor, {one.award.vendor_name}, is known by initials alone.",
        "kin": f" The award is to a related company, {one.award.vendor_name}.",
        "named": f" The award is to {one.award.vendor_name}; its description names the vendor.",
    }.get(one.tie, "")
    place = place_of(point)
    return f"{place[0].upper()}{place[1:]}{_obligated_of(point)}.{_later(one.award, point)}{tie}"


def _obligated_of(point: Point) -> str:
    """Of a value with options, how much was committed by the same record."""
    told = point.actions[-1].obligated if point.kind != "obligated" else None
    return f", of which {told / 100:,.2f} obligated" if told is not None and told != point.amount else ""


def _later(award: Award, point: Point) -> str:
    """Where newer records give another current or potential value, the newest of them."""
    if point.kind == "obligated":
        return ""
    told = [
        p for p in award.points() if p.kind == point.kind and p.whole and (p.last or _NEVER) > (point.last or _NEVER)
    ]
    return f" The newest record has {place_of(told[-1])}." if told and told[-1].amount != point.amount else ""


_NEVER = datetime.date.min
