"""Boxes of quotes on the pages of a PDF.

The text of a page is not a list of its characters: spaces and line ends are made up, hyphens of broken words left out.
So the letters of both are counted off against each other; a page whose letters differ has no boxes rather than wrong
ones.
"""

import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from graph.boxes import Box
from loaders.documents.document import Document, Limits

__all__ = ["boxes_of"]

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""

LEFT_OUT = frozenset(map(ord, "\x00\x02\ufffe\uffff"))
"""What a text layer has where a word is broken, or where it knows no letter."""


def boxes_of(path: Path, document: Document, spans: Iterable[tuple[int, int]], limits: Limits) -> Iterator[Box]:
    """The boxes of spans (code points of the document's text), as far as they are found within the time limit."""
    import pypdfium2

    stop = time.monotonic() + limits.seconds
    pieces = sorted(piece for span in set(spans) for piece in _pieces(document, *span))
    opened = pypdfium2.PdfDocument(path)
    try:
        for number, on_page in groupby(pieces, key=lambda piece: piece[0]):
            if time.monotonic() > stop:
                return
            wanted = [(span, begin, end) for _, span, begin, end in on_page]
            text = document.text[document.pages[number - 1] : _end_of(document, number)]
            yield from _on_page(opened[number - 1], number, text, wanted)
    finally:
        opened.close()


Piece = tuple[int, tuple[int, int], int, int]
"""A page's number, the span, and what of it is on that page: offsets into the page's text."""


def _pieces(document: Document, start: int, end: int) -> Iterator[Piece]:
    first, last = bisect_right(document.pages, start), bisect_right(document.pages, max(start, end - 1))
    for number in range(max(first, 1), last + 1):
        begin = document.pages[number - 1]
        yield number, (start, end), max(start, begin) - begin, min(end, _end_of(document, number)) - begin


def _end_of(document: Document, number: int) -> int:
    return document.pages[number] - 1 if number < len(document.pages) else len(document.text)


def _on_page(page: Any, number: int, text: str, wanted: Sequence[tuple[tuple[int, int], int, int]]) -> Iterator[Box]:
    layer = page.get_textpage()
    try:
        offsets, characters = _letters(text), _characters(layer, page)
        if [unit for unit, _ in offsets] != [unit for unit, _ in characters]:
            return
        places = [offset for _, offset in offsets]
        for span, begin, end in wanted:
            of_span = [characters[i][1] for i, offset in enumerate(places) if begin <= offset < end]
            for rectangle in _lines([layer.get_charbox(index, loose=True) for index in of_span]):
                yield Box(*span, number, *(round(side, 2) for side in rectangle))
    finally:
        layer.close()
        page.close()


Letters = list[tuple[int, int]]
"""UTF-16 units of letters, each with where it stands."""


def _letters(text: str) -> Letters:
    return [unit for offset, letter in enumerate(text) if not letter.isspace() for unit in _units(ord(letter), offset)]


def _units(code: int, place: int) -> Letters:
    if code in LEFT_OUT:
        return []
    if code < 0x10000:
        return [(code, place)]
    return [(0xD800 + ((code - 0x10000) >> 10), place), (0xDC00 + ((code - 0x10000) & 0x3FF), place)]


def _characters(layer: Any, page: Any) -> Letters:
    """The visible letters of a page's text layer, each with its index there."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = page.get_bbox()
    found: Letters = []
    for index in range(layer.count_chars()):
        code = pdfium.FPDFText_GetUnicode(layer, index)
        if code < 0x110000 and not chr(code).isspace() and code not in LEFT_OUT:
            west, south, east, north = layer.get_charbox(index)
            if west <= right and east >= left and south <= top and north >= bottom:
                found += _units(code, index)
    return found


def _lines(letters: Iterable[Rectangle]) -> list[Rectangle]:
    """Rectangles around letters that follow each other on one line."""
    lines: list[Rectangle] = []
    for letter in letters:
        if lines and _follows(lines[-1], letter):
            held = lines[-1]
            lines[-1] = (
                min(held[0], letter[0]), min(held[1], letter[1]), max(held[2], letter[2]), max(held[3], letter[3])
            )  # fmt: skip
        else:
            lines.append(letter)
    return lines


def _follows(line: Rectangle, letter: Rectangle) -> bool:
    """Whether the letter stands on the line: at its height, and no further off than a wide gap between words."""
    height = max(line[3] - line[1], letter[3] - letter[1], 1.0)
    shared = min(line[3], letter[3]) - max(line[1], letter[1])
    return shared > 0.4 * height and -0.5 * height <= letter[0] - line[2] <= 3 * height
