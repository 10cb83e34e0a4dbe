"""Reading a document: limits, content sniffing, and the reader of its format."""

import hashlib
from pathlib import Path

from graph.errors import LimitExceeded, MissingFile, UnreadableFile
from loaders.documents.described import described
from loaders.documents.document import Document, Limits
from loaders.documents.formats.registry import reader_for
from loaders.documents.zones import find_zones

__all__ = ["read_document"]


def read_document(path: str | Path, *, limits: Limits | None = None) -> Document:
    """The text of a file with its zones. Raises a SourceError that names the file and says what to do."""
    path = Path(path)
    limits = limits or Limits()
    data = _bytes(path, limits)
    reader = reader_for(data, path.name)
    read = reader.read(data, path.name, limits)
    if len(read.text) > limits.characters:
        raise LimitExceeded(
            f"{path.name} holds more than {limits.characters:,} characters; split it and add the parts."
        )
    if not read.text.strip():
        raise UnreadableFile(f"{path.name} holds no text; if it is a scan, run text recognition on it first.")
    zones = read.zones or find_zones(read.text)
    return Document(
        text=read.text,
        zones=zones,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=reader.media_type,
        derived_by=read.derived_by,
        pages=read.pages,
        metadata=described(read.text, zones, read.metadata),
    )


def _bytes(path: Path, limits: Limits) -> bytes:
    if not path.is_file():
        raise MissingFile(f"There is no file {path}; check the name.")
    try:
        size = path.stat().st_size
        if size > limits.bytes:
            raise LimitExceeded(f"{path.name} has {size:,} bytes, the limit is {limits.bytes:,}; split it.")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read ({error.strerror}); check its permissions.") from error
