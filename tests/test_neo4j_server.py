"""The real Neo4j that the other tests stand on: it answers, it is closed where it should be, and compose agrees."""

import urllib.request

import neo4j
import pytest
from neo4j.exceptions import ClientError

from tests.neo4j_server import Neo4jServer

pytestmark = pytest.mark.neo4j


def test_the_server_has_the_version_that_its_pom_names(neo4j_driver: neo4j.Driver) -> None:
    versions = neo4j_driver.execute_query("CALL dbms.components() YIELD versions RETURN versions").records
    assert versions[0]["versions"][0].startswith("5.26.")


def test_browser_is_served(neo4j_server: Neo4jServer) -> None:
    with urllib.request.urlopen(f"{neo4j_server.http}/browser/", timeout=10) as answer:
        assert b"Neo4j Browser" in answer.read()


def test_another_password_is_refused(neo4j_server: Neo4jServer) -> None:
    with (
        neo4j.GraphDatabase.driver(neo4j_server.uri, auth=("neo4j", "not the password")) as driver,
        pytest.raises(neo4j.exceptions.AuthError),
    ):
        driver.verify_connectivity()


@pytest.mark.parametrize(
    "query",
    [
        "LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row",
        "LOAD CSV FROM 'http://127.0.0.1:9/' AS row RETURN row",
        "CALL dbms.setConfigValue('db.transaction.timeout', '0')",
    ],
)
def test_the_configuration_refuses(neo4j_driver: neo4j.Driver, query: str) -> None:
    with pytest.raises(ClientError):
        neo4j_driver.execute_query(query)


def test_an_emptied_database_has_neither_nodes_nor_constraints(empty_neo4j: neo4j.Driver) -> None:
    empty_neo4j.execute_query("CREATE CONSTRAINT canary FOR (n:Canary) REQUIRE n.id IS UNIQUE")
    empty_neo4j.execute_query("CREATE (:Canary {id: 1})")


def test_what_one_test_left_is_gone_in_the_next(empty_neo4j: neo4j.Driver) -> None:
    assert empty_neo4j.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 0
    assert empty_neo4j.execute_query("SHOW CONSTRAINTS").records == []
