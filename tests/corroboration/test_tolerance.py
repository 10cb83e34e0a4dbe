"""Which recorded amounts a figure of the press may mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.corroboration.tolerance import tolerance_of


@pytest.mark.parametrize(
    ("stated", "recorded"),
    [
        (39e6, 39_340_900.82),
        (51e6, 51_504_911.17),
        (6.8e6, 6_790_488),
        (13.3e6, 13_301_999.68),
        (3.75e6, 3_750_000),
        (1.1e6, 1_102_500),
        (2e6, 2_000_000),
        (4.7e6, 4_752_744),
        (30e6, 29_898_236),
    ],
)
def test_a_figure_is_rounded_or_cut_at_its_last_digit(stated: float, recorded: float) -> None:
    assert tolerance_of(round(stated * 100), "exact").holds(round(recorded * 100))


@pytest.mark.parametrize(
    ("stated", "recorded"),
    [(75e6, 76_132_357.91), (18.5e6, 18_686_187), (51e6, 53_148_388.39), (13.3e6, 15_334_153.1), (2e6, 2_900_000),
     (10e6, 10_900_000), (6.8e6, 1_279_008), (1_102_500, 1_102_600)],
)  # fmt: skip
def test_what_lies_farther_off_is_another_amount(stated: float, recorded: float) -> None:
    assert not tolerance_of(round(stated * 100), "exact").holds(round(recorded * 100))


@pytest.mark.parametrize(
    ("stated", "word", "recorded", "holds"),
    [
        (4.9e6, "at_least", 4_912_000, True),
        (4.9e6, "at_least", 39e6, False),
        (4.9e6, "at_least", 4_700_000, False),
        (800_000, "approx", 780_000, True),
        (800_000, "approx", 700_000, False),
        (5e6, "at_most", 4_800_000, True),
        (5e6, "at_most", 5_200_000, False),
    ],
)
def test_bounds_and_rough_figures_hold_within_a_tenth(stated: float, word: str, recorded: float, holds: bool) -> None:
    assert tolerance_of(round(stated * 100), word).holds(round(recorded * 100)) is holds


@given(st.integers(0, 10**16), st.sampled_from(["exact", "at_least", "at_most", "approx"]))
def test_every_amount_agrees_with_itself(cents: int, word: str) -> None:
    assert tolerance_of(cents, word).holds(cents)


@given(st.integers(1, 10**12))
def test_an_exact_figure_never_reaches_a_tenth_above_itself(cents: int) -> None:
    assert not tolerance_of(cents, "exact").holds(cents + max(2, cents // 10 + 1))
