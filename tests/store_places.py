"""Fixtures: the small graph in both stores, with a reader of all of it and one of what is public."""

from collections.abc import Iterator

import pytest

from graph.store import Reader
from graph.stores import Location, Neo4jLocation, SqliteLocation, open_reader, open_writer
from tests.neo4j_server import Neo4jServer
from tests.small_build import small_build


@pytest.fixture(scope="module")
def sqlite_location(tmp_path_factory: pytest.TempPathFactory) -> SqliteLocation:
    location = SqliteLocation(tmp_path_factory.mktemp("sqlite") / "graph.sqlite")
    open_writer(location).write(small_build())
    return location


@pytest.fixture(scope="module")
def neo4j_location(neo4j_server: Neo4jServer) -> Neo4jLocation:
    location = Neo4jLocation(neo4j_server.uri, neo4j_server.user, neo4j_server.password)
    open_writer(location).write(small_build())
    return location


@pytest.fixture(scope="module", params=["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def location(request: pytest.FixtureRequest) -> Location:
    found: Location = request.getfixturevalue(f"{request.param}_location")
    return found


@pytest.fixture(scope="module")
def reader(location: Location) -> Iterator[Reader]:
    with_all = open_reader(location)
    yield with_all
    with_all.close()


@pytest.fixture(scope="module")
def public(location: Location) -> Iterator[Reader]:
    without_key = open_reader(location, public_only=True)
    yield without_key
    without_key.close()
