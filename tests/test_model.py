"""The schema: tables that are cross-checked and frozen when read."""

import dataclasses
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.claim import CLAIMS
from graph.errors import InvalidCase
from graph.model import load_schema, read_schema


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    """A copy of the schema that a test may spoil."""
    return Path(shutil.copytree(root / "graph" / "schema", tmp_path / "schema"))


def spoil(folder: Path, name: str, entry: str, **change: Any) -> None:
    file = folder / f"{name}.yaml"
    tables = yaml.safe_load(file.read_text("utf-8"))
    tables[entry] |= change
    file.write_text(yaml.safe_dump(tables), "utf-8")


def test_a_folder_s_tables_are_the_schema(folder: Path) -> None:
    assert read_schema(folder) == load_schema()


@pytest.mark.parametrize(
    ("name", "entry", "change", "told"),
    [
        ("predicates", "OWNS", {"range": ["Company", "Ship"]}, "OWNS joins the unknown kind Ship"),
        ("predicates", "USES", {"domain": ["Robot"]}, "USES joins the unknown kind Robot"),
        (
            "predicates",
            "AWARDED_BY",
            {"implied": {"from": "BOUGHT", "subject": "contract", "object": "subject"}},
            "AWARDED_BY is implied by the unknown BOUGHT",
        ),
        ("tables", "edge", {"key": ["number"]}, "table edge has no column number"),
        ("tables", "claim", {"index": [["id"], ["colour"]]}, "table claim has no column colour"),
    ],
)
def test_an_entry_that_leads_nowhere_is_refused_by_name(
    folder: Path, name: str, entry: str, change: dict[str, Any], told: str
) -> None:
    spoil(folder, name, entry, **change)
    with pytest.raises(InvalidCase, match=told):
        read_schema(folder)


def test_nothing_of_the_schema_can_be_changed() -> None:
    schema = load_schema()
    with pytest.raises(TypeError):
        schema.predicates["INVENTED"] = schema.predicates["OWNS"]  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        schema.predicates["OWNS"].group = "other"  # type: ignore[misc]


def test_predicates_join_the_kinds_of_their_ends_in_that_direction_only() -> None:
    owns = load_schema().predicates["OWNS"]
    assert owns.joins("Company", "System")
    assert not owns.joins("System", "Company")


def test_every_predicate_reads_as_a_sentence_both_ways() -> None:
    for predicate in load_schema().predicates.values():
        assert predicate.active and predicate.passive
        assert predicate.exclusive in (None, "subject", "object")
        assert predicate.rivals in (None, "subject", "object")


def test_the_ends_of_predicates_are_those_of_the_annotation_guide(shared: Path) -> None:
    guide = json.loads((shared / "gold" / "schema.json").read_text("utf-8"))
    schema = load_schema()
    assert set(schema.nodes) == set(guide["node_types"])
    for name, ends in guide["predicates"].items():
        mine = schema.predicates[name]
        assert (list(mine.domain), list(mine.range)) == (ends["domain"], ends["range"]), name


def test_no_two_kinds_of_node_share_a_scheme_of_keys() -> None:
    schemes = [scheme for kind in load_schema().nodes.values() for scheme in kind.keys]
    assert len(set(schemes)) == len(schemes)


def test_qualifiers_that_have_a_column_have_it_in_the_claims_table() -> None:
    columns = {entry["column"] for entry in load_schema().qualifiers.values() if "column" in entry}
    assert columns <= set(CLAIMS.names)
