"""The formats known, in the order in which their content is asked."""

from graph.errors import UnknownFormat
from loaders.documents.formats.docx import DocxReader
from loaders.documents.formats.eml import EmlReader
from loaders.documents.formats.html import HtmlReader
from loaders.documents.formats.markdown import MarkdownReader
from loaders.documents.formats.pdf import PdfReader
from loaders.documents.formats.plain import PlainReader
from loaders.documents.formats.reading import Reader
from loaders.documents.formats.rtf import RtfReader

__all__ = ["reader_for", "readers"]


def readers() -> tuple[Reader, ...]:
    """All readers; the last one takes any text."""
    return (PdfReader(), DocxReader(), RtfReader(), EmlReader(), HtmlReader(), MarkdownReader(), PlainReader())


def reader_for(data: bytes, name: str) -> Reader:
    """The first reader that accepts the content. Raises UnknownFormat with the formats that would do."""
    for reader in readers():
        if reader.accepts(data, name):
            return reader
    known = ", ".join(reader.media_type for reader in readers())
    raise UnknownFormat(f"{name} is in no known document format; known are {known}.")
