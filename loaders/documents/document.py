"""A document as the rest of the pipeline sees it: text, zones, pages, metadata."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Document", "Limits", "Metadata", "Zone", "ZoneKind"]

ZoneKind = Literal["headline", "byline", "caption", "body", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text, in code points, end exclusive."""

    start: int
    end: int
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself. `published` is ISO, cut to its precision: 2018, 2018-06 or 2018-06-20."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost; `memory` in bytes. Reading stops with LimitExceeded beyond any of them."""

    bytes: int = 50_000_000
    characters: int = 10_000_000
    pages: int = 2_000
    seconds: float = 300.0
    memory: int = 3_000_000_000


@dataclass(frozen=True, slots=True)
class Document:
    """Offsets everywhere are code points of `text`. For plain text, `text` is the file decoded and nothing else.

    `pages` holds the offset at which each page starts (PDF), else it is empty. `sha256` is of the archived file,
    `derived_by` says which reader made the text of it.
    """

    text: str
    zones: tuple[Zone, ...]
    sha256: str
    media_type: str
    derived_by: str
    pages: tuple[int, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)

    def page_at(self, offset: int) -> int | None:
        """Number of the page, from 1, that holds an offset; None where the format has no pages."""
        return bisect_right(self.pages, offset) or None
