"""The reader of a graph on a server."""

import json
from collections.abc import Mapping
from typing import Any

import neo4j

from graph.errors import BadFilter, KeyRequired
from graph.stores import Neo4jLocation
from graph.stores.answers import Answers
from graph.stores.neo4j.backend import Neo4jBackend
from graph.stores.neo4j.cypher import CypherAnswer, check_parameters, plain
from graph.stores.neo4j.cypher_filter import check_query

__all__ = ["Neo4jReader"]

MOST_ROWS = 100_000
MOST_CHARACTERS = 2_000_000
SECONDS = 5.0


class Neo4jReader(Answers):
    """Answers from the newest whole build on the server."""

    def __init__(self, location: Neo4jLocation, public_only: bool = False) -> None:
        self._server = Neo4jBackend(location, public_only)
        super().__init__(self._server, public_only)

    def cypher(self, query: str, parameters: Mapping[str, Any] | None = None, limit: int = 100) -> CypherAnswer:
        """The answer to a question that only reads. Raises QueryRefused, QueryTimeout.

        It sees the whole graph: where not all of that is public, a reader of the public part raises KeyRequired.
        """
        if not 1 <= limit <= MOST_ROWS:
            raise BadFilter(f"An answer has 1 to {MOST_ROWS} rows.")
        check_query(query)
        check_parameters(parameters or {})
        with self._server.snapshot() as held:
            if self.public_only and held.ask("anything_hidden")[0]["yes"]:
                raise KeyRequired("Cypher sees the whole graph, of which a part is not public: ask with a key.")
        with self._server.reading(SECONDS) as transaction:
            return _bounded(transaction.run(query, dict(parameters or {})), limit)


def _bounded(answer: neo4j.Result, limit: int) -> CypherAnswer:
    rows: list[tuple[Any, ...]] = []
    size, columns = 0, tuple(answer.keys())
    for record in answer:
        row = tuple(plain(value) for value in record.values())
        size += len(json.dumps(row))
        if len(rows) == limit or size > MOST_CHARACTERS:
            return CypherAnswer(columns, tuple(rows), True)
        rows.append(row)
    return CypherAnswer(columns, tuple(rows), False)
