"""The two stores, opened by their location."""

import dataclasses
from pathlib import Path

from graph.store import Reader, Writer

__all__ = ["Location", "Neo4jLocation", "SqliteLocation", "open_reader", "open_writer"]


@dataclasses.dataclass(frozen=True, slots=True)
class SqliteLocation:
    """A graph in one file."""

    path: Path


@dataclasses.dataclass(frozen=True, slots=True)
class Neo4jLocation:
    """A graph on a Neo4j server; `uri` such as bolt://localhost:7687."""

    uri: str
    user: str = "neo4j"
    password: str = dataclasses.field(default="", repr=False)
    database: str = "neo4j"


Location = SqliteLocation | Neo4jLocation


def open_reader(location: Location, public_only: bool = False) -> Reader:
    """A reader of the newest whole build. Raises NoBuild where there is none, StoreUnavailable, StoreRefused."""
    if isinstance(location, SqliteLocation):
        from graph.stores.sqlite.reader import SqliteReader

        return SqliteReader(location.path, public_only)
    from graph.stores.neo4j.reader import Neo4jReader

    return Neo4jReader(location, public_only)


def open_writer(location: Location) -> Writer:
    """A writer of builds to the location."""
    if isinstance(location, SqliteLocation):
        from graph.stores.sqlite.writer import SqliteWriter

        return SqliteWriter(location.path)
    from graph.stores.neo4j.writer import Neo4jWriter

    return Neo4jWriter(location)
