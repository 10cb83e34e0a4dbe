"""Dossiers of the tests' cases, composed as the command composes them."""

import contextlib
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.opening import location_of
from app.reports import Document, Wish, dossier
from app.reports.document import Paragraph, Picture, Table
from graph.case import open_case
from graph.store import Reader
from graph.stores import open_reader

PALANTIR = "company:palantir"
ICE = "agency:7012"


@contextlib.contextmanager
def public_reader(case: Path) -> Iterator[Reader]:
    with contextlib.closing(open_reader(location_of(open_case(case)), public_only=True)) as reader:
        yield reader


@functools.cache
def composed(folder: Path, about: str, language: str = "en", *, figures: bool = False, **more: Any) -> Document:
    case = open_case(folder) if figures else None
    with public_reader(folder) as reader:
        return dossier(reader, Wish(about, language, case=case, **more))


def told(document: Document) -> Iterator[Any]:
    """Everything with a text and notes: sentences, items, cells, captions of pictures."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    yield from row
            elif isinstance(block, Picture):
                yield block.caption
            else:
                yield from block.sentences if isinstance(block, Paragraph) else block.items
