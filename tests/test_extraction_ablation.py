"""The parts of the rules that the benchmark leaves out in turn are still where it says."""

import pytest

from benchmarks.extraction.ablation import parts, prose_parts
from loaders.documents.relations.awards import Awards

PARTS = {**parts(), **prose_parts()}


@pytest.mark.parametrize("name", PARTS)
def test_a_part_of_the_rules_can_be_left_out(name: str) -> None:
    with PARTS[name]():
        pass


def test_what_is_left_out_comes_back() -> None:
    whole = Awards.statements
    with PARTS["without who was chosen"]():
        assert Awards.statements is not whole
    assert Awards.statements is whole
