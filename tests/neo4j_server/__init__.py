"""A real Neo4j for tests, benchmarks and people without a container engine.

`python -m tests.neo4j_server fetch` brings the server with Maven, `python -m tests.neo4j_server run` starts it.
"""

from tests.neo4j_server.distribution import Missing, distribution
from tests.neo4j_server.server import Neo4jServer, running

__all__ = ["Missing", "Neo4jServer", "distribution", "running"]
