"""Which process has which tests of a run: those of a file the same, and all that ask a Neo4j the one that has it."""

import functools

from xdist.scheduler import LoadFileScheduling

from tests.parts import ROOT

NEO4J = "Neo4j"
ASKING_NEO4J = ("pytest.mark.neo4j", "tests.store_places")


class FilesWithOneNeo4j(LoadFileScheduling):  # type: ignore[misc]
    """Files as the units that processes take, those that say that they need a Neo4j as one unit."""

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(super()._split_scope(nodeid))


@functools.cache
def unit_of(file: str) -> str:
    text = (ROOT / file).read_text("utf-8")
    return NEO4J if any(words in text for words in ASKING_NEO4J) else file
