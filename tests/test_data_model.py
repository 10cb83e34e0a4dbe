"""The page on the data model lists what the schema holds."""

from pathlib import Path

import pytest

from graph.model import load_schema

SCHEMA = load_schema()


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "data-model.md").read_text("utf-8")


def test_every_kind_is_on_the_page_with_its_keys(page: str) -> None:
    for kind in SCHEMA.nodes.values():
        keys = ", ".join(f"`{scheme}:`" for scheme in kind.keys)
        assert f"| {kind.name} | {kind.description} | {keys} |" in page


def test_every_predicate_is_on_the_page_with_its_ends(page: str) -> None:
    for name, predicate in SCHEMA.predicates.items():
        ends = f"{', '.join(predicate.domain)} | {', '.join(predicate.range)}"
        assert f"| {name} | {ends} | {predicate.active} |" in page


def test_every_qualifier_is_on_the_page(page: str) -> None:
    for name in SCHEMA.qualifiers:
        assert f"| `{name}` | " in page


def test_the_page_lists_nothing_else(page: str) -> None:
    rows = [line for line in page.partition("## Kinds")[2].splitlines() if line.startswith("| ") and "| --" not in line]
    heads = 3
    assert len(rows) == len(SCHEMA.nodes) + len(SCHEMA.predicates) + len(SCHEMA.qualifiers) + heads
