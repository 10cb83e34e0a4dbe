"""The reader of a graph on a server."""

from graph.stores import Neo4jLocation
from graph.stores.answers import Answers
from graph.stores.neo4j.backend import Neo4jBackend

__all__ = ["Neo4jReader"]


class Neo4jReader(Answers):
    """Answers from the newest whole build on the server."""

    def __init__(self, location: Neo4jLocation, public_only: bool = False) -> None:
        backend = Neo4jBackend(location, public_only)
        super().__init__(backend, public_only)
        self._server = backend
