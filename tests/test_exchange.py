"""Files for other programs: whole, closed, with the sums of the graph, and hostile labels shown as they stand."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import httpx
import neo4j
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.cypher import literal
from app.export.ftm import ftm_mapping
from graph.model import load_schema
from tests.processes import FORMULA_NAME, HOSTILE_NAME, sample_case, serving, small_case, vendorgraph

GEXF = "{http://gexf.net/1.3}"
SUM = 2350980.10
FORMATS = ("graphml", "gexf", "ftm", "jsonld", "cypher", "oligrapher")


def exported(case: Path, form: str, folder: Path) -> str:
    target = folder / f"graph.{form}"
    done = vendorgraph("export", case, "--format", form, "-o", target)
    assert done.returncode == 0, done.stderr
    return target.read_text("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_build_gives_the_same_file(form: str, tmp_path: Path) -> None:
    assert exported(small_case(), form, tmp_path) == exported(small_case(), form, tmp_path)


def test_gexf_is_a_closed_graph_whose_sums_are_those_of_the_records(tmp_path: Path) -> None:
    root = ET.fromstring(exported(small_case(), "gexf", tmp_path))
    nodes = {node.get("id"): node.get("label") for node in root.iter(f"{GEXF}node")}
    edges = list(root.iter(f"{GEXF}edge"))
    assert edges and {edge.get(end) for edge in edges for end in ("source", "target")} <= set(nodes)
    values = [value for edge in edges for value in edge.iter(f"{GEXF}attvalue") if value.get("for") == "obligated"]
    assert round(sum(float(value.get("value") or 0) for value in values), 2) == SUM
    assert {HOSTILE_NAME, FORMULA_NAME} <= set(nodes.values())
    declared = {one.get("id") for one in root.iter(f"{GEXF}attribute")}
    assert {value.get("for") for value in root.iter(f"{GEXF}attvalue")} <= declared


def ftm_entities(case: Path, folder: Path) -> dict[str, dict[str, Any]]:
    return {entity["id"]: entity for line in exported(case, "ftm", folder).splitlines() if (entity := json.loads(line))}


def test_followthemoney_entities_refer_to_each_other_and_prove_every_link(tmp_path: Path) -> None:
    entities = ftm_entities(sample_case(), tmp_path)
    assert all(re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", number) for number in entities)
    ends = {"supplier", "contract", "payer", "beneficiary", "owner", "asset", "predecessor", "successor", "director"}
    for entity in entities.values():
        for name in ends | {"organization", "subject", "object", "authority", "proof"}:
            assert set(entity["properties"].get(name, ())) <= set(entities), entity
    links = [entity for entity in entities.values() if entity["properties"].get("recordId")]
    assert len(links) > 100 and all(link["properties"]["proof"] for link in links)


def test_every_kind_and_predicate_has_words_in_followthemoney() -> None:
    mapping, schema = ftm_mapping(), load_schema()
    assert set(mapping["kinds"]) == set(schema.nodes) and set(mapping["edges"]) <= set(schema.predicates)
    read = [told for links in mapping["reading"]["links"].values() for told in links]
    assert {told["predicate"] for told in read} <= set(schema.predicates)


def test_json_ld_states_every_edge_with_the_sources_it_is_derived_from(tmp_path: Path) -> None:
    held = json.loads(exported(sample_case(), "jsonld", tmp_path))
    nodes = {node["@id"]: node for node in held["@graph"]}
    statements = [node for node in nodes.values() if node["@type"] == "rdf:Statement"]
    assert len(statements) > 100
    for one in statements:
        assert {one["subject"], one["object"], *one["derivedFrom"]} <= set(nodes)
    terms = {name for node in nodes.values() for name in node if not name.startswith("@")}
    assert terms <= set(held["@context"])


def test_an_oligrapher_map_has_its_nodes_in_different_places(tmp_path: Path) -> None:
    held = json.loads(exported(sample_case(), "oligrapher", tmp_path))["graph"]
    nodes, edges = held["nodes"], held["edges"]
    assert {edge[end] for edge in edges.values() for end in ("node1_id", "node2_id")} <= set(nodes)
    places = [(node["x"], node["y"]) for node in nodes.values()]
    assert len(set(places)) == len(places) > 50


@given(st.text())
def test_a_text_in_cypher_never_ends_before_its_end(text: str) -> None:
    told = literal(text)
    assert not re.search(r"\\\\u", told), "Neo4j reads that as a character, whatever stands before it"
    pieces = re.fullmatch(r'"(?:[^"\\]|\\.)*"(?: \+ "(?:[^"\\]|\\.)*")*', told)
    assert pieces, told


@pytest.mark.neo4j
def test_the_cypher_script_loads_the_graph_and_hostile_names_stay_names(
    empty_neo4j: neo4j.Driver, tmp_path: Path
) -> None:
    script = exported(small_case(), "cypher", tmp_path)
    hostile = ["\\u0022}) MATCH (n) DETACH DELETE n //", "\\\\u0022 `x` 'y' \"z\"", "line\nbreak\ttab", "\U0001f600 é"]
    for number, name in enumerate(hostile):
        script += f"MERGE (n:Entity {{id: 'h{number}'}}) SET n.name = {literal(name)};\n"
    for _ in range(2):
        for statement in re.split(r";\n", script):
            if statement.strip():
                empty_neo4j.execute_query(statement)
    records = empty_neo4j.execute_query("MATCH (n:Entity) RETURN n.name AS name").records
    names = [record["name"] for record in records]
    assert {*hostile, HOSTILE_NAME, FORMULA_NAME} <= set(names) and len(names) == len(set(names))
    summed = empty_neo4j.execute_query("MATCH (:Agency)-[e:CONTRACTED_WITH]->(:Company) RETURN sum(e.obligated) AS s")
    assert round(summed.records[0]["s"], 2) == SUM


def test_the_service_gives_the_same_files(tmp_path: Path) -> None:
    with serving(small_case()) as address, httpx.Client(base_url=address, timeout=60) as client:
        for form in FORMATS:
            answer = client.get("/api/v1/export", params={"format": form})
            assert answer.status_code == 200 and answer.text == exported(small_case(), form, tmp_path)
