"""The claims and mentions of documents as JSON lines, without a case."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.documents.extracted import as_json
from loaders.documents.pipeline import extract_document
from loaders.documents.text import read_document

__all__ = ["extract_lines"]


def extract_lines(
    paths: Iterable[Path], *, mentions: bool = False, network: bool = True
) -> Iterator[dict[str, object]]:
    """A line a claim (and mention) of each document in turn. Raises a SourceError at the first that cannot be read."""
    for path in paths:
        yield from as_json(path.name, extract_document(read_document(path), network=network), mentions=mentions)
