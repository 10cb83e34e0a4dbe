"""Awards that settle nothing and are worth a look: of another vendor for the same purpose, of a related vendor or one
whose description names the vendor, and of another agency where the amount is near."""

from collections.abc import Iterator, Sequence, Set

from graph.corroboration.award import Point
from graph.corroboration.candidate import TIES, Beside, Candidate, began_then, place_of
from graph.corroboration.stated import Stated

__all__ = ["leads"]

_NEAR = 20
"""An amount is near within one part in so many."""


def leads(claim: Stated, ranked: Sequence[Candidate], shown: Set[int]) -> Iterator[Beside]:
    """The leads among the candidates, those of a like purpose first. `shown`: contracts that are told of already."""
    for one in sorted(ranked, key=lambda one: -TIES.index(one.tie)):
        if one.award.contract_id in shown or one.tie == "contract":
            continue
        near, timely = _near(claim, one), began_then(claim, one.award)
        if one.tie == "purpose" and one.agency_fits and timely:
            yield _lead(one, None, "for a like purpose")
        elif one.tie in ("kin", "named") and one.agency_fits and timely:
            yield _lead(one, near, "to a related company" if one.tie == "kin" else "that names the vendor")
        elif not one.agency_fits and near is not None:
            why = f"Of another agency, {one.award.agency_name}, so not this contract; near: {place_of(near)}."
            yield Beside("lead", "not_comparable", one.award, near, why)


def _near(claim: Stated, one: Candidate) -> Point | None:
    close = [p for p in one.award.points() if p.whole and abs(p.amount - claim.amount) * _NEAR <= claim.amount]
    return min(close, key=lambda point: abs(point.amount - claim.amount), default=None)


def _lead(one: Candidate, near: Point | None, said: str) -> Beside:
    first = one.award.actions[0]
    only = "" if one.award.from_its_base else f"; only modifications from {first.date} on are in the records"
    why = f"A lead: an award of {one.award.agency_name} to {one.award.vendor_name} {said}{only}."
    return Beside("lead", "not_comparable", one.award, near, why)
