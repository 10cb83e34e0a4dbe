"""py2neo, which is past its end of life, beside a real Neo4j 5: the bridge, and what does not work any more."""

import dataclasses
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
from py2neo import Graph as Target
from py2neo import Node, Relationship, Subgraph
from py2neo.errors import ClientError

from app.py2neo_bridge import from_subgraph, merge_subgraph, to_subgraph
from graph.errors import UnknownFormat
from graph.store import EdgeFilter, Graph
from graph.stores import Neo4jLocation, SqliteLocation, open_reader, open_writer
from tests.neo4j_server import Neo4jServer
from tests.processes import sample_case
from tests.small_build import small_build, tables_of
from tests.small_claims import C1, C2, C3, C4, ICE, OLD, PALANTIR, action

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def connected(neo4j_server: Neo4jServer) -> Iterator[Target]:
    """py2neo's Graph. It never closes its connections itself."""
    graph = Target(neo4j_server.uri, auth=neo4j_server.auth)
    yield graph
    graph.service.connector.close()


@pytest.fixture
def target(connected: Target, empty_neo4j: neo4j.Driver) -> Target:
    """py2neo's Graph of an empty database."""
    return connected


@pytest.fixture(scope="module")
def piece() -> Iterator[Graph]:
    """ICE and its surroundings in the sample case: several contracts with one vendor among them."""
    reader = open_reader(SqliteLocation(sample_case() / ".build" / "graph.sqlite"))
    yield reader.graph(["agency:7012"], EdgeFilter(), depth=2)
    reader.close()


def parallel(graph: Graph) -> int:
    """How many edges more than pairs of ends there are."""
    return len(graph.edges) - len({(edge.subject, edge.predicate, edge.object) for edge in graph.edges})


def test_a_piece_of_the_graph_goes_to_py2neo_and_comes_back_the_same(piece: Graph) -> None:
    assert parallel(piece) > 0 and piece.edges
    assert from_subgraph(to_subgraph(piece)) == dataclasses.replace(piece, truncated=False)


def test_it_comes_back_the_same_by_way_of_neo4j(target: Target, piece: Graph) -> None:
    merge_subgraph(target, to_subgraph(piece))
    merge_subgraph(target, to_subgraph(piece))
    found = target.run("MATCH (a) OPTIONAL MATCH (a)-[r]->(b) RETURN a, r, b").to_subgraph()
    assert from_subgraph(found) == dataclasses.replace(piece, truncated=False)


def test_what_a_notebook_matches_on_a_store_is_what_the_reader_answers(
    neo4j_server: Neo4jServer, target: Target
) -> None:
    location = Neo4jLocation(neo4j_server.uri, *neo4j_server.auth)
    open_writer(location).write(small_build())
    reader = open_reader(location)
    asked = """
        MATCH (a:Agency {public_id: $key})-[r]-(b) WHERE r.known_to IS NULL AND r.implied = 0
        OPTIONAL MATCH (c:Contract {id: r.contract_id}) RETURN a, r, b, c
    """
    found = from_subgraph(target.run(asked, key=ICE).to_subgraph())
    edges = {edge.id: edge for edge in reader.edges(ICE, EdgeFilter(), 500).items}
    reader.close()
    assert {edge.id: edge for edge in found.edges} == edges
    assert any(edge.contract for edge in found.edges)


def test_many_contracts_with_one_vendor_travel_as_one_relationship_with_their_sums(tmp_path: Path) -> None:
    contracts = (C1, C2, C3, C4, "award:CONT_AWD_V0_7014")
    claims = [action(OLD, row, key, PALANTIR, ICE, row * 100, "2022-01-10") for row, key in enumerate(contracts, 1)]
    location = SqliteLocation(tmp_path / "graph.sqlite")
    open_writer(location).write(tables_of(claims).build())
    reader = open_reader(location)
    graph = reader.graph([ICE], EdgeFilter())
    reader.close()
    [line] = to_subgraph(graph).relationships
    assert (line["edges"], line["obligated"], graph.edges) == (5, 15_00, ())
    assert from_subgraph(to_subgraph(graph)) == graph


def test_py2neo_itself_makes_one_of_two_contracts_between_the_same_parties(target: Target, piece: Graph) -> None:
    """Why `merge_subgraph` is there: create loses edges."""
    made = to_subgraph(piece)
    target.create(made)
    kept = target.evaluate("MATCH ()-[r]->() RETURN count(r)")
    assert kept == len(made.relationships) - parallel(piece) < len(made.relationships)


def test_py2neo_cannot_manage_the_schema_of_neo4j_5(target: Target) -> None:
    schema: Any = target.schema
    for call in (schema.get_indexes, schema.get_uniqueness_constraints):
        with pytest.raises(ClientError):
            call("Company")
    for call in (schema.create_index, schema.create_uniqueness_constraint):
        with pytest.raises(ClientError):
            call("Company", "name")


def test_py2neo_cannot_send_a_time_with_a_zone(target: Target) -> None:
    noon = datetime.datetime(2026, 1, 1, 12)
    assert target.evaluate("RETURN $at", at=noon).iso_format().startswith("2026-01-01T12")
    with pytest.raises(TypeError):
        target.evaluate("RETURN $at", at=noon.replace(tzinfo=datetime.UTC))


@pytest.mark.parametrize(
    "foreign",
    [
        Node("Claim", public_id="c"),
        Node("Company", name="Without a key"),
        Relationship(Node("Agency", public_id="a"), "LIKES", Node("Company", public_id="b")),
        Relationship(Node("Agency", public_id="a"), "CONTRACTED_WITH", Node("Company", public_id="b"), id=7),
    ],
    ids=["no entity", "no key", "no predicate", "no edge"],
)
def test_what_is_not_of_this_graph_is_refused_in_one_line(foreign: Any) -> None:
    with pytest.raises(UnknownFormat, match="leave"):
        from_subgraph(Subgraph(foreign.nodes, foreign.relationships) if foreign.relationships else Subgraph([foreign]))
