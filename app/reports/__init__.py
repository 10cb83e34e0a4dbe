"""Reports: a dossier of an entity, composed once, written as Markdown, HTML, PDF or DOCX."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.reports.document import Document
from app.reports.dossier import Wish, dossier
from app.reports.html import html
from app.reports.markdown import markdown
from app.reports.pdf import pdf
from app.reports.wording import LANGUAGES

__all__ = ["FORMATS", "LANGUAGES", "Document", "Wish", "dossier", "written"]


def _word(document: Document) -> bytes:
    from app.reports.word import word

    return word(document)


FORMATS: Mapping[str, Callable[[Document], bytes]] = MappingProxyType(
    {
        "pdf": pdf,
        "html": lambda document: html(document).encode(),
        "md": lambda document: markdown(document).encode(),
        "docx": _word,
    }
)
"""Endings of file names and what writes such a file."""


def written(document: Document, form: str) -> bytes:
    """The document as a file of a format. The same document gives the same bytes."""
    return FORMATS[form](document)
