"""Exports: whole, public, readable by other programs, harmless in a spreadsheet."""

import csv
import io
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

from tests.processes import FORMULA_NAME, HOSTILE_NAME, copy_of, small_case, vendorgraph

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def exported(case: Path, target: Path) -> dict[str, str]:
    done = vendorgraph("export", case, "--format", "csv", "-o", target)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_csv_files_of_an_export_fit_together(tmp_path: Path) -> None:
    files = exported(small_case(), tmp_path / "graph.zip")
    entities = {row["public_id"] for row in read(files["entities.csv"])}
    edges = {row["id"]: row for row in read(files["edges.csv"])}
    sources = {row["source_id"] for row in read(files["sources.csv"])}
    claims = read(files["claims.csv"])
    assert entities and edges and claims
    assert {row[end] for row in edges.values() for end in ("subject", "object")} <= entities
    assert {row["source_id"] for row in claims} <= sources
    assert {row["edge_id"] for row in claims if row["edge_id"]} <= set(edges)
    assert {row["claim"] for row in read(files["conflict_sides.csv"])} <= {row["claim_id"] for row in claims}
    assert "README.txt" in files and "left out" in files["README.txt"]


def test_a_folder_and_an_archive_hold_the_same_and_twice_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    files = exported(small_case(), first)
    exported(small_case(), second)
    assert first.read_bytes() == second.read_bytes()
    assert vendorgraph("export", small_case(), "--format", "csv", "-o", tmp_path / "folder").returncode == 0
    assert {path.name: path.read_text() for path in (tmp_path / "folder").iterdir()} == files


def test_free_text_that_a_spreadsheet_would_run_gets_an_apostrophe(tmp_path: Path) -> None:
    files = exported(small_case(), tmp_path / "graph.zip")
    names = {row["name"] for row in read(files["entities.csv"])}
    assert f"'{FORMULA_NAME}" in names and HOSTILE_NAME in names
    dangerous = [
        (name, cell)
        for name, text in files.items()
        if name.endswith(".csv")
        for row in read(text)
        for cell in row.values()
        if cell.startswith(("=", "+", "@")) or (cell.startswith("-") and not cell[1:].replace(".", "").isdigit())
    ]
    assert dangerous == []


def test_graphml_is_a_closed_graph_whose_sums_are_those_of_the_records(tmp_path: Path) -> None:
    target = tmp_path / "graph.graphml"
    assert vendorgraph("export", small_case(), "--format", "graphml", "-o", target).returncode == 0
    root = ET.fromstring(target.read_text())
    keys = {key.get("id"): (key.get("for"), key.get("attr.name")) for key in root.iter(f"{GRAPHML}key")}
    nodes = {node.get("id") for node in root.iter(f"{GRAPHML}node")}
    edges = list(root.iter(f"{GRAPHML}edge"))
    assert edges and {edge.get(end) for edge in edges for end in ("source", "target")} <= nodes
    sums = [float(data.text or 0) for edge in edges for data in edge if keys[data.get("key")][1] == "obligated"]
    assert round(sum(sums), 2) == 2350980.10 + 100.0 - 100.0
    labels = {data.text for node in root.iter(f"{GRAPHML}node") for data in node if keys[data.get("key")][1] == "label"}
    assert HOSTILE_NAME in labels


def test_what_is_not_public_is_left_out_and_counted(tmp_path: Path) -> None:
    case = copy_of(small_case(), tmp_path / "case")
    public = exported(case, tmp_path / "public.zip")
    hidden = next(row for row in read(public["entities.csv"]) if "TERN RIDGE CLOUD" in row["name"])
    entries = case / "entities.csv"
    header = "key,type,name,description,visibility"
    held = entries.read_text() if entries.exists() else f"{header}\n"
    named = held.splitlines()[0].split(",")
    values = {"key": hidden["public_id"], "type": "Company", "name": hidden["name"], "visibility": "withheld"}
    entries.write_text(f"{held}{','.join(values.get(column, '') for column in named)}\n")
    assert vendorgraph("build", case).returncode == 0
    files = exported(case, tmp_path / "rest.zip")
    assert not [name for name, text in files.items() if "TERN RIDGE CLOUD" in text]
    assert "of entity" in files["README.txt"]
    graph = tmp_path / "rest.graphml"
    vendorgraph("export", case, "--format", "graphml", "-o", graph)
    assert "TERN RIDGE CLOUD" not in graph.read_text()


def test_an_export_to_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = vendorgraph("export", small_case(), "--format", "csv", "-o", tmp_path / "file" / "graph.zip")
    assert done.returncode == 4 and len(done.stderr.splitlines()) == 1
