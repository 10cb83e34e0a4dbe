"""Which recorded amounts a stated one may mean: as far as the press rounds, and no farther."""

import dataclasses

__all__ = ["Tolerance", "tolerance_of"]

LEAST_DIGITS = 2
"""Digits that a round figure is taken to show: `2 million` is 2.0 million, `30 million` is 30 million."""
MOST_CUT = 0.05
"""How far above a figure the record may lie that the figure was cut from (4,752,744 told as 4.7 million)."""
ROUGH = 0.1
"""How far from the record a figure may lie that is told as about, nearly or more than."""


@dataclasses.dataclass(frozen=True, slots=True)
class Tolerance:
    """Recorded amounts from `low` to below `high`, in whole cents."""

    low: int
    high: int

    def holds(self, amount: int) -> bool:
        return self.low <= amount < self.high


def tolerance_of(amount: int, qualifier: str) -> Tolerance:
    """The recorded amounts (cents) that agree with a stated one. An exact figure is rounded at its last digit, or cut
    after it; a bound or a rough figure lies within a tenth."""
    unit = _unit(amount)
    if qualifier == "at_least":
        return Tolerance(amount - unit // 2, amount + max(unit, int(amount * ROUGH)) + 1)
    if qualifier == "at_most":
        return Tolerance(amount - int(amount * ROUGH), amount + unit // 2 + 1)
    if qualifier == "approx":
        return Tolerance(amount - int(amount * ROUGH), amount + int(amount * ROUGH) + 1)
    return Tolerance(amount - unit // 2, amount + max(1, min(unit, int(amount * MOST_CUT) + 1)))


def _unit(amount: int) -> int:
    """Worth of the last digit that the figure shows, in cents; at least a dollar unless cents are told."""
    digits = str(abs(amount))
    shown = max(len(digits.rstrip("0")), LEAST_DIGITS)
    return int(10 ** (len(digits) - shown)) if shown < len(digits) else 1
