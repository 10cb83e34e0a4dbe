"""Markdown. The text is the file itself, so that offsets are the author's; marks are seen by the zones alone."""

import re

from loaders.documents.document import Limits, Metadata
from loaders.documents.formats.plain import decode, looks_binary
from loaders.documents.formats.reading import Reading

__all__ = ["MarkdownReader"]

_TITLE = re.compile(r"^#[ \t]+(.{1,300}?)[ \t]*#*[ \t]*$", re.MULTILINE)


class MarkdownReader:
    """Files that are named .md or .markdown: content cannot tell Markdown from plain text."""

    media_type = "text/markdown"

    def accepts(self, data: bytes, name: str) -> bool:
        return name.lower().endswith((".md", ".markdown")) and not looks_binary(data)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        text, encoding = decode(data, name)
        title = _TITLE.search(text)
        return Reading(text, f"markdown/1 {encoding}", metadata=Metadata(title=title[1] if title else None))
