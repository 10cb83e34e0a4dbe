"""Opens readers of the newest whole build of a case."""

import contextlib
import threading
from collections.abc import Callable, Iterator

from app.settings import Settings
from graph.case import Case, open_case
from graph.errors import StoreRefused
from graph.store import Reader
from graph.stores import Location, Neo4jLocation, SqliteLocation, open_reader

__all__ = ["Opener", "location", "location_of", "opener_of"]

Opener = Callable[[bool], contextlib.AbstractContextManager[Reader]]
"""Lends a reader of the newest whole build; True asks for what is public only."""

NEO4J_URI = "bolt://localhost:7687"


def location_of(case: Case) -> SqliteLocation:
    """Where the case's own graph lies."""
    return SqliteLocation(case.build_folder / "graph.sqlite")


def location(case: Case, settings: Settings) -> Location:
    """Where the case's graph stands, by the settings. StoreRefused where Neo4j is asked for without a password."""
    if settings.store == "sqlite":
        return location_of(case)
    if settings.neo4j_password is None:
        raise StoreRefused("Neo4j wants a password: set VENDORGRAPH_NEO4J_PASSWORD to it.")
    password = settings.neo4j_password.get_secret_value()
    return Neo4jLocation(settings.neo4j_uri or NEO4J_URI, settings.neo4j_user or "neo4j", password)


def opener_of(settings: Settings) -> Opener:
    """Lends the two readers of a service, opened when first asked for; each answer of theirs is of the newest build."""
    place = location(open_case(settings.case), settings)
    lock = threading.Lock()
    readers: dict[bool, Reader] = {}

    @contextlib.contextmanager
    def lend(public_only: bool) -> Iterator[Reader]:
        with lock:
            if public_only not in readers:
                readers[public_only] = open_reader(place, public_only=public_only)
        yield readers[public_only]

    return lend
