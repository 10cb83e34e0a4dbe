"""The reader of a graph file."""

from pathlib import Path

from graph.stores.answers import Answers
from graph.stores.sqlite.backend import SqliteBackend

__all__ = ["SqliteReader"]


class SqliteReader(Answers):
    """Answers from the newest build in the file at `path`."""

    def __init__(self, path: Path, public_only: bool = False) -> None:
        self.path = path
        super().__init__(SqliteBackend(path, public_only), public_only)
