"""A document read and its claims extracted: the work that is done at a desk."""

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from graph.boxes import Box
from graph.errors import UnknownFormat
from loaders.documents.document import Document, Limits
from loaders.documents.extracted import Extraction
from loaders.documents.formats.markdown import MarkdownReader
from loaders.documents.formats.plain import PlainReader
from loaders.documents.formats.registry import reader_for
from loaders.documents.names.spacy_names import SpacyModel
from loaders.documents.text import read_document

__all__ = ["Prepared", "Wanted", "boxes_job", "is_plain", "prepare"]

HEAD_BYTES = 65_536
_PLAIN = frozenset({PlainReader.media_type, MarkdownReader.media_type})


@dataclass(frozen=True, slots=True)
class Prepared:
    document: Document
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document as it is asked for. `published` is the date that a person gave it; `plain`: it is plain text, which no
    library of others reads; `spacy`: the model whose names are proposed; `least`: how sure a claim must be."""

    path: Path
    published: str | None = None
    network: bool = True
    plain: bool = False
    spacy: SpacyModel | None = None
    least: float = 0.0

    def job(self, limits: Limits) -> tuple[str, tuple[object, ...]]:
        """The job for a desk."""
        how = (self.path, self.published, self.network, self.spacy, self.least)
        return "loaders.documents.prepared:prepare", (*how, limits)


def is_plain(path: Path) -> bool:
    """Whether only our own code reads the file: plain text, or nothing that can be read at all."""
    try:
        with path.open("rb") as file:
            return reader_for(file.read(HEAD_BYTES), path.name).media_type in _PLAIN
    except (OSError, UnknownFormat):
        return True


def prepare(
    path: Path, published: str | None, network: bool, spacy: SpacyModel | None, least: float, limits: Limits
) -> Prepared:
    """The document's text and claims. Raises a SourceError where it cannot be read or breaks a limit."""
    from loaders.documents.pipeline import extract_document  # its rules are long in coming

    document = _dated(read_document(path, limits=limits), published)
    return Prepared(document, extract_document(document, network=network, spacy=spacy, least=least))


def boxes_job(path: Path, prepared: Prepared, limits: Limits) -> tuple[str, tuple[object, ...]]:
    """The job that finds where the quotes of a PDF stand on its pages. It may take half of the time of reading."""
    spans = tuple((claim.start, claim.end) for claim in prepared.extraction.claims)
    half = dataclasses.replace(limits, seconds=limits.seconds / 2)
    return "loaders.documents.prepared:boxes", (path, prepared.document, spans, half)


def boxes(path: Path, document: Document, spans: tuple[tuple[int, int], ...], limits: Limits) -> list[Box]:
    from loaders.documents.formats.pdf_boxes import boxes_of

    return list(boxes_of(path, document, spans, limits))


def _dated(document: Document, published: str | None) -> Document:
    """With the date that a person gave the source: days and months without a year are of its year."""
    if published is None:
        return document
    return dataclasses.replace(document, metadata=dataclasses.replace(document.metadata, published=published))
