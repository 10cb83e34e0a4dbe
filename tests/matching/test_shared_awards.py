"""Awards of the real files that stand under two vendor names: one vendor and successor told apart."""

from pathlib import Path

from benchmarks.name_matching import award_figures
from benchmarks.name_registers import register_figures


def test_what_is_said_of_two_names_on_one_award_is_right_and_little_is_missed(shared: Path) -> None:
    figures = award_figures(shared, bare=True)
    assert figures["pairs"]["precision"] >= 0.99
    assert figures["pairs"]["recall"] >= 0.9
    assert figures["awards"]["precision"] >= 0.99


def test_names_of_one_registered_vendor_are_found_by_the_name_alone(shared: Path) -> None:
    figures = register_figures(shared)
    assert figures["pairs_of_one_number"] > 400
    assert figures["precision"] >= 0.99
    assert figures["recall_of_names_alike"] >= 0.9
