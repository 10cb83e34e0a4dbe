"""The figure's typeface: how wide its letters are, and the part of it that a picture carries.

Roboto Condensed (Apache-2.0), cut down to Latin, Greek and Cyrillic letters: docs/decisions/0013.
"""

import functools
import io
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

__all__ = ["FAMILY", "STYLES", "embedded", "font_files", "missing", "text_width"]

FAMILY = "Roboto Condensed"
STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic"}
UNKNOWN_ADVANCE = 1.0
"""Width in ems that is kept for a letter that the typeface lacks, as wide as any."""


def font_files() -> Traversable:
    """The folder with the three files."""
    return files("app.figures") / "fonts"


def _file(style: str) -> bytes:
    return (font_files() / f"RobotoCondensed-{STYLES[style]}.ttf").read_bytes()


@functools.cache
def _advances(style: str) -> dict[str, float]:
    """The width of each letter in ems."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(_file(style)), lazy=True) as font:
        em: int = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {chr(code): metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}


def text_width(text: str, size: float, style: str = "regular") -> float:
    """Width of the text in points when set at `size` points."""
    advances = _advances(style)
    return size * sum(advances.get(letter, UNKNOWN_ADVANCE) for letter in text)


def missing(text: str) -> str:
    """The letters of the text that the typeface lacks, each once."""
    known = _advances("regular")
    return "".join(letter for letter in dict.fromkeys(text) if letter not in known and not letter.isspace())


def embedded(style: str, letters: Iterable[str]) -> bytes:
    """A TrueType file with just these letters. The same letters give the same bytes."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    font: Any = TTFont(io.BytesIO(_file(style)), recalcTimestamp=False)
    cutter.populate(unicodes=sorted({ord(letter) for letter in letters} | {0x20}))
    cutter.subset(font)
    written = io.BytesIO()
    font.save(written, reorderTables=False)
    font.close()
    return written.getvalue()
