"""Web pages: main text and metadata by trafilatura. Scripts and styles never enter the text."""

import re
from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING

from graph.errors import UnreadableFile
from loaders.documents.document import Limits, Metadata, Zone
from loaders.documents.formats.plain import decode, looks_binary
from loaders.documents.formats.reading import Reading
from loaders.documents.zones import find_zones

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted

__all__ = ["HtmlReader"]

_TAG = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:p|div|article|h1)[\s>][^<]*<", re.IGNORECASE)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)


class HtmlReader:
    """A page, whole or in part, in whatever encoding it declares."""

    media_type = "text/html"

    def accepts(self, data: bytes, name: str) -> bool:
        head = data[:20_000].lstrip(b"\xef\xbb\xbf \t\r\n")
        named = name.lower().endswith((".html", ".htm", ".xhtml"))
        return not looks_binary(data) and (named or (head.startswith(b"<") and bool(_TAG.search(head))))

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Text is derived, deterministically for one version of the extractor, which `derived_by` records."""
        page = _decoded(data, name)
        found = _extracted(page)
        body = (found.text if found else None) or _all_text(page, name)
        title = found.title if found else None
        text = f"{title}\n\n{body}" if title and not body.startswith(title) else body
        return Reading(
            text=text,
            derived_by=f"trafilatura/{version('trafilatura')}",
            zones=_zones(text, title),
            metadata=_metadata(found) if found else Metadata(),
        )


def _decoded(data: bytes, name: str) -> str:
    declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, name)[0]


def _extracted(page: str) -> "Extracted | None":
    import trafilatura
    from trafilatura.settings import Document as Extracted

    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, with_metadata=True)
    return found if isinstance(found, Extracted) else None


def _all_text(page: str, name: str) -> str:
    """Every visible block, for pages in which no main text is found."""
    from lxml import etree
    from lxml import html as lxml_html

    try:
        tree = lxml_html.document_fromstring(page, parser=lxml_html.HTMLParser(huge_tree=False, no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(f"{name} is no readable web page ({error}); save the page again.") from error
    for hidden in list(tree.iter("script", "style", "noscript", "template", "head")):
        hidden.drop_tree()
    lines = (" ".join(str(block).split()) for block in tree.itertext())
    return "\n".join(line for line in lines if line)


def _zones(text: str, title: str | None) -> tuple[Zone, ...]:
    if not title or not text.startswith(title):
        return find_zones(text)
    rest = len(title)
    inner = find_zones(text[rest:], headline=False)
    return (Zone(0, rest, "headline"), *(Zone(z.start + rest, z.end + rest, z.kind) for z in inner))


def _metadata(found: "Extracted") -> Metadata:
    return Metadata(
        title=found.title or None,
        author=found.author or None,
        published=_iso(found.date),
        publisher=found.sitename or None,
        language=found.language or None,
    )


def _iso(said: str | None) -> str | None:
    try:
        return date.fromisoformat(said).isoformat() if said else None
    except ValueError:
        return None
