"""An award as its records tell it: its actions in order, when it began, and the amounts that can be read off it."""

import dataclasses
import datetime
import re
from collections.abc import Iterator, Sequence

__all__ = ["Action", "Award", "Point"]

_NUMBER = re.compile(r"^[0-9A-Z]{6}([0-9]{2})[A-Z]", re.ASCII)
"""A procurement instrument identifier: six characters of the office, two digits of the fiscal year, a letter of the
kind (FAR 4.1603)."""
_BASE = frozenset(("0", "00", "000", "P00000", ""))
KINDS = ("obligated", "current", "potential")


@dataclasses.dataclass(frozen=True, slots=True)
class Action:
    """One record of an award. `obligated` is this action's own where `level` is action, else the award's total;
    `current` and `potential` are the award's as of it. Amounts in cents."""

    id: int
    level: str
    modification: str
    date: datetime.date | None
    obligated: int | None
    current: int | None
    potential: int | None
    vendor_id: int = 0
    vendor_name: str = ""
    visibility_rank: int = 0

    @property
    def base(self) -> bool:
        """Whether it began the award."""
        return self.level == "action" and self.modification in _BASE


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    """An amount that stands in the records: of one action, or summed over several of one award or of several."""

    kind: str
    amount: int
    actions: tuple[Action, ...]
    whole: bool
    """Whether it is the award's own, not one modification's alone."""

    @property
    def first(self) -> datetime.date | None:
        return min((a.date for a in self.actions if a.date), default=None)

    @property
    def last(self) -> datetime.date | None:
        return max((a.date for a in self.actions if a.date), default=None)

    @property
    def modification(self) -> str:
        """`P00009`, or `P00011–P00013` of a sum."""
        named = [action.modification or "0" for action in self.actions]
        return named[0] if len(named) == 1 else f"{named[0]}–{named[-1]}"


@dataclasses.dataclass(frozen=True, slots=True)
class Award:
    """`actions` are in the order of their days and modifications."""

    contract_id: int
    number: str
    vendor_id: int
    vendor_name: str
    agency_id: int
    agency_name: str
    description: str
    currency: str | None
    actions: tuple[Action, ...]

    @property
    def began(self) -> tuple[datetime.date, datetime.date] | None:
        """First and last day on which it may have begun: that of its base action, else the fiscal year that its number
        bears, None where neither is known."""
        for action in self.actions:
            if action.base and action.date:
                return action.date, action.date
        found = _NUMBER.match(self.number)
        if not found:
            return None
        year = 2000 + int(found[1]) if int(found[1]) < 70 else 1900 + int(found[1])
        return datetime.date(year - 1, 10, 1), datetime.date(year, 9, 30)

    @property
    def from_its_base(self) -> bool:
        """Whether the records hold it from its first action on, so that sums of actions are its own."""
        return any(action.base for action in self.actions)

    @property
    def totalled(self) -> bool:
        """Whether any record tells what the whole award comes to."""
        told = any(a.current or a.potential or (a.level == "summary" and a.obligated) for a in self.actions)
        return told or self.from_its_base

    def points(self) -> Iterator[Point]:
        """The amounts of its records one by one; then, where they are whole, what was obligated in all by each."""
        total, so_far = 0, list[Action]()
        for action in self.actions:
            own = action.level == "summary" or action.base
            if action.obligated:
                yield Point("obligated", action.obligated, (action,), own)
            yield from (
                Point(kind, amount, (action,), True)
                for kind in KINDS[1:]
                if (amount := getattr(action, kind))  # an amount of nothing is told by no one
            )
            if action.level == "action" and action.obligated is not None:
                total, so_far = total + action.obligated, [*so_far, action]
                if len(so_far) > 1 and self.from_its_base:
                    yield Point("obligated", total, tuple(so_far), True)


def yearly(actions: Sequence[Action], years: Sequence[int]) -> Iterator[Point]:
    """What was obligated in each calendar year and each fiscal year, up to each action from the second on."""
    for year in years:
        for start in (datetime.date(year, 1, 1), datetime.date(year - 1, 10, 1)):
            end = datetime.date(start.year + 1, start.month, 1)
            of_year = [a for a in actions if a.level == "action" and a.obligated and a.date and start <= a.date < end]
            for count in range(2, len(of_year) + 1):
                some = tuple(of_year[:count])
                yield Point("obligated", sum(action.obligated or 0 for action in some), some, False)
