"""What is Neo4j's own: a sync that can be cut off and repeated, one label a node, refusals in plain words."""

import os
import signal
import socket
import subprocess
import sys
from typing import Any

import neo4j
import pytest

from graph.errors import NoBuild, StoreRefused, StoreUnavailable, VendorgraphError
from graph.model import load_schema
from graph.store import Build, EdgeFilter, Reader
from graph.stores import Neo4jLocation, SqliteLocation, open_reader, open_writer
from tests.neo4j_server import Neo4jServer
from tests.parts import ROOT
from tests.small_build import small_build, tables_of
from tests.small_claims import C1, NEW, PALANTIR, small_claims

pytestmark = pytest.mark.neo4j

HANGING = """
import os, sys, time
from graph.stores import Neo4jLocation, open_writer
from tests.small_build import small_build

def hang(table, rows):
    if table == "claim" and rows > 20:
        print("reached", flush=True)
        time.sleep(600)

location = Neo4jLocation(sys.argv[1], "neo4j", os.environ["PASSWORD"])
open_writer(location).write(small_build("build-2"), hang)
"""


@pytest.fixture
def location(neo4j_server: Neo4jServer) -> Neo4jLocation:
    return Neo4jLocation(neo4j_server.uri, neo4j_server.user, neo4j_server.password)


def everything(driver: neo4j.Driver) -> tuple[Any, ...]:
    """All nodes and relationships with their properties, without regard to Neo4j's own ids."""
    nodes = driver.execute_query("MATCH (n) RETURN labels(n) AS labels, properties(n) AS told").records
    edges = driver.execute_query(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, properties(r) AS told"
    ).records
    return tuple(sorted(repr(sorted(record.data().items(), key=str)) for record in (*nodes, *edges)))


def all_tables(reader: Reader) -> dict[str, list[Any]]:
    return {name: list(reader.table(name)) for name in load_schema().tables}


def without_the_newer_source(build_id: str) -> Build:
    return tables_of([claim for claim in small_claims() if claim["source_id"] != NEW]).build(build_id)


def test_building_twice_changes_nothing(location: Neo4jLocation, neo4j_driver: neo4j.Driver) -> None:
    open_writer(location).write(small_build())
    once = everything(neo4j_driver)
    open_writer(location).write(small_build())
    assert everything(neo4j_driver) == once


def test_a_build_without_a_source_is_what_a_fresh_one_gives(
    location: Neo4jLocation, neo4j_driver: neo4j.Driver, tmp_path: Any
) -> None:
    open_writer(location).write(small_build())
    open_writer(location).write(without_the_newer_source("build-2"))
    fresh = SqliteLocation(tmp_path / "graph.sqlite")
    open_writer(fresh).write(without_the_newer_source("build-2"))
    readers = [open_reader(place) for place in (location, fresh)]
    assert all_tables(readers[0]) == all_tables(readers[1])
    for reader in readers:
        reader.close()
    left = neo4j_driver.execute_query("MATCH (n) WHERE n.build <> 'build-2' OR n:Sync RETURN count(*) AS n").records
    assert left[0]["n"] == 0


def test_a_killed_sync_is_finished_by_the_next_and_until_then_the_old_build_is_told(
    location: Neo4jLocation, neo4j_driver: neo4j.Driver
) -> None:
    open_writer(location).write(without_the_newer_source("build-1"))
    environment = {**os.environ, "PASSWORD": location.password}
    command = [sys.executable, "-c", HANGING, location.uri]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"reached\n"
        os.kill(process.pid, signal.SIGKILL)
    reader = open_reader(location)
    assert reader.build()["build_id"] == "build-1"
    reached = neo4j_driver.execute_query("MATCH (p:Sync) RETURN p.part AS part, p.build AS build").records[0]
    assert (reached["part"], reached["build"]) == ("claim", "build-2")
    open_writer(location).write(small_build("build-2"))
    assert reader.build()["build_id"] == "build-2"
    assert len(list(reader.table("claim"))) == len(small_claims())
    assert reader.entity(PALANTIR).counts["CONTRACTED_WITH"] == 2
    reader.close()


def test_each_node_bears_one_label(location: Neo4jLocation, neo4j_driver: neo4j.Driver) -> None:
    open_writer(location).write(small_build())
    counts = neo4j_driver.execute_query("MATCH (n) RETURN DISTINCT size(labels(n)) AS n").records
    assert [record["n"] for record in counts] == [1]


def test_constraints_and_indexes_follow_from_the_schema(location: Neo4jLocation, neo4j_driver: neo4j.Driver) -> None:
    open_writer(location).write(small_build())
    told = neo4j_driver.execute_query("SHOW CONSTRAINTS YIELD labelsOrTypes AS on, properties AS keys, type").records
    unique = {(record["on"][0], record["keys"][0]) for record in told if "UNIQUENESS" in record["type"]}
    schema = load_schema()
    assert unique >= {(name, "id") for name in (*schema.nodes, *schema.predicates)}
    assert unique >= {("EntityKey", "key"), ("Source", "source_id"), ("Claim", "id")}
    indexes = neo4j_driver.execute_query(
        "SHOW INDEXES YIELD state, type RETURN collect(DISTINCT state) AS s, collect(type) AS t"
    )
    assert indexes.records[0]["s"] == ["ONLINE"]
    assert "FULLTEXT" in indexes.records[0]["t"]


def test_implied_edges_are_drawn_for_browser_with_the_ids_that_readers_tell(
    location: Neo4jLocation, neo4j_driver: neo4j.Driver
) -> None:
    open_writer(location).write(small_build())
    reader = open_reader(location)
    told = {edge.id for edge in reader.edges(C1, EdgeFilter(("AWARDED_TO", "AWARDED_BY"))).items}
    reader.close()
    drawn = neo4j_driver.execute_query("MATCH (:Contract {public_id: $key})-[r]->() RETURN r.id AS id", key=C1).records
    assert {f"{record['id']:016x}" for record in drawn} == told


def test_a_server_without_a_graph_has_no_build(location: Neo4jLocation, empty_neo4j: neo4j.Driver) -> None:
    reader = open_reader(location)
    with pytest.raises(NoBuild, match="build the case"):
        reader.build()
    reader.close()


def asked(location: Neo4jLocation) -> None:
    reader = open_reader(location)
    try:
        reader.build()
    finally:
        reader.close()


def written(location: Neo4jLocation) -> None:
    open_writer(location).write(small_build())


@pytest.mark.parametrize("act", [asked, written])
def test_a_wrong_password_is_refused(location: Neo4jLocation, act: Any) -> None:
    with pytest.raises(StoreRefused, match="check the name and the password") as told:
        act(Neo4jLocation(location.uri, location.user, "wrong"))
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("act", [asked, written])
def test_a_server_that_is_down_is_told_so(act: Any) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"bolt://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(StoreUnavailable, match="start it, or correct the address") as told:
        act(Neo4jLocation(address, "neo4j", "any"))
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("act", [asked, written])
@pytest.mark.parametrize("uri", ["http://localhost:7474", "nonsense", "bolt://", ""])
def test_an_address_that_makes_no_sense_is_told_so(uri: str, act: Any) -> None:
    with pytest.raises(VendorgraphError) as told:
        act(Neo4jLocation(uri, "neo4j", "any"))
    assert "\n" not in str(told.value)


def test_an_unknown_database_is_told_so(location: Neo4jLocation) -> None:
    with pytest.raises(StoreUnavailable, match="has no database 'nowhere'"):
        asked(Neo4jLocation(location.uri, location.user, location.password, "nowhere"))
