"""What a text says of itself in its own lines: title, author, date. For formats that carry no metadata."""

import re
from collections.abc import Iterable, Sequence

from loaders.documents.document import Metadata, Zone
from loaders.documents.meanings.retelling import press_name
from loaders.documents.words.dates import find_dates
from loaders.documents.words.lexicon import load_lexicon

__all__ = ["described"]

_BY = re.compile(
    r"^\W*(?:(?:words|story|reporting|written)\s+)?by:?\s+(.{3,80}?)(?:\s+(?:with|for|in)\s.*|\s*[|,].*)?$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bby\b.{3,80}?\s(?:with|for)\s+((?:[A-Z0-9][\w&.’'-]*\s?(?:and\s)?){1,8})", re.IGNORECASE)
_EDGES = "# \t\u00a0*_"


def described(text: str, zones: Sequence[Zone], told: Metadata) -> Metadata:
    """`told` by the format, with its gaps filled from headline and byline."""
    bylines = [text[zone.start : zone.end] for zone in zones if zone.kind == "byline"]
    return Metadata(
        title=told.title or _title(text, zones),
        author=told.author or next((found[1].strip() for line in bylines if (found := _BY.match(line))), None),
        published=told.published or _published(bylines),
        publisher=told.publisher or _publisher(bylines),
        language=told.language,
    )


def _title(text: str, zones: Sequence[Zone]) -> str | None:
    headline = next((zone for zone in zones if zone.kind == "headline"), None)
    return text[headline.start : headline.end].strip(_EDGES)[:300] if headline else None


def _published(lines: Iterable[str]) -> str | None:
    """The first whole date of a byline; a year alone says too little."""
    dates = (date.iso for line in lines for date in find_dates(line) if not date.inferred)
    return next((iso for iso in dates if len(iso) > 4), None)


def _publisher(lines: Iterable[str]) -> str | None:
    """The newspaper for which a byline says it was written: "By A. Reader with X News"."""
    lexicon = load_lexicon()
    for line in lines:
        if (found := _FOR.search(line)) and lexicon.is_press(name := press_name(found[1], lexicon)):
            return name
    return None
