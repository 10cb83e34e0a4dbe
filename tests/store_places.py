"""Fixtures: a graph in both stores, the small one unless told, with a reader of all of it and one of what is public."""

from collections.abc import Iterator

import pytest

from graph.store import Reader
from graph.stores import Location, Neo4jLocation, SqliteLocation, open_reader, open_writer
from tests.neo4j_server import Neo4jServer
from tests.small_build import small_build

BOTH = ["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)]


@pytest.fixture(scope="module")
def sqlite_place(tmp_path_factory: pytest.TempPathFactory) -> SqliteLocation:
    return SqliteLocation(tmp_path_factory.mktemp("sqlite") / "graph.sqlite")


@pytest.fixture(scope="module")
def neo4j_place(neo4j_server: Neo4jServer) -> Neo4jLocation:
    return Neo4jLocation(neo4j_server.uri, neo4j_server.user, neo4j_server.password)


@pytest.fixture(scope="module", params=BOTH)
def place(request: pytest.FixtureRequest) -> Location:
    """Where a module may build a graph of its own: in each store."""
    found: Location = request.getfixturevalue(f"{request.param}_place")
    return found


@pytest.fixture(scope="module")
def sqlite_location(sqlite_place: SqliteLocation) -> SqliteLocation:
    open_writer(sqlite_place).write(small_build())
    return sqlite_place


@pytest.fixture(scope="module")
def neo4j_location(neo4j_place: Neo4jLocation) -> Neo4jLocation:
    open_writer(neo4j_place).write(small_build())
    return neo4j_place


@pytest.fixture(scope="module", params=BOTH)
def location(request: pytest.FixtureRequest) -> Location:
    """Where `reader` and `public` find their graph: the small one, unless a module has a `location` of its own."""
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
