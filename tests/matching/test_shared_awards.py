"""Awards of the real files that stand under two vendor names: one vendor and successor told apart."""

from pathlib import Path

from benchmarks.name_matching import award_figures


def test_what_is_said_of_two_names_on_one_award_is_right_and_little_is_missed(shared: Path) -> None:
    figures = award_figures(shared, bare=True)
    assert figures["pairs"]["precision"] >= 0.99
    assert figures["pairs"]["recall"] >= 0.9
    assert figures["awards"]["precision"] >= 0.99
