"""A program of its own that draws one page of a PDF: what a hostile file does to it stays in this process.

    python drawing.py '{"file": …, "page": 1, "boxes": [[left, bottom, right, top], …], "width": 1200, "read": false}'

It prints one line of JSON (`width` and `height` in pixels, `marks`: left, top, right and bottom of each box in pixels,
`left_out`: how many pieces were left out), then the PNG. With `read` it draws only what the page's text tells: letters
that are known, and the lines of tables. Of the project it imports its limits alone, so that it starts at once.
"""

import ctypes
import json
import math
import sys
from typing import TYPE_CHECKING, Any

from graph.apart import limit_memory, limit_seconds

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

MOST_PIXELS = 4_000_000
MOST_MEMORY = 1_500_000_000
MOST_SECONDS = 10
MOST_DEPTH = 12
THIN = 3.0
"""Points up to which a filled shape is a line."""
INK = (176, 42, 24)
"""Red of the marks; their line stands beside the words, never over them."""


def main(task: str) -> None:
    limit_memory(MOST_MEMORY)
    limit_seconds(MOST_SECONDS)
    asked = json.loads(task)
    import pypdfium2
    from PIL import ImageDraw

    document = pypdfium2.PdfDocument(asked["file"])
    page = document[asked["page"] - 1]
    left_out = without_unread(page) if asked["read"] else 0
    scale = fitting(page.get_size(), asked["width"])
    drawn = page.render(scale=scale, may_draw_forms=False, draw_annots=not asked["read"])
    picture = drawn.to_pil().convert("RGB")
    marks = [on_picture(page, box, *picture.size) for box in asked["boxes"]]
    pen = ImageDraw.Draw(picture)
    for mark in marks:
        frame(pen, mark, max(2, round(scale * 1.5)))
    head = {"width": picture.width, "height": picture.height, "marks": marks, "left_out": left_out}
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n")
    picture.save(sys.stdout.buffer, "PNG")


def fitting(size: tuple[float, float], width: int) -> float:
    """Pixels a point, so that the page is as wide as asked and no larger than MOST_PIXELS."""
    across, down = (max(side, 1.0) for side in size)
    return min(width / across, math.sqrt(MOST_PIXELS / (across * down)))


def on_picture(page: Any, box: list[float], width: int, height: int) -> list[int]:
    """Left, top, right and bottom of a box in pixels, within the picture; the page may be turned or cut."""
    import pypdfium2.raw as pdfium

    corners = []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
        corners.append((across.value, down.value))
    (x, right), (y, bottom) = (sorted(pair) for pair in zip(*corners, strict=True))
    return [min(max(x, 0), width), min(max(y, 0), height), min(max(right, 0), width), min(max(bottom, 0), height)]


def without_unread(page: Any) -> int:
    """Take off the page whatever its text does not tell; how many pieces that were, with the notes on it."""
    import pypdfium2.raw as pdfium

    unknown = unknown_letters(page)

    def pruned(holder: Any, count: Any, get: Any, remove: Any, depth: int = 0) -> int:
        taken = 0
        for place in reversed(range(count(holder))):
            piece = get(holder, place)
            if pdfium.FPDFPageObj_GetType(piece) == pdfium.FPDF_PAGEOBJ_FORM and depth < MOST_DEPTH:
                inner = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, pdfium.FPDFFormObj_RemoveObject
                taken += pruned(piece, *inner, depth + 1)
            elif not told(piece, unknown):
                if not remove(holder, piece):
                    raise SystemExit("A piece of the page cannot be left out.")
                taken += 1
        return taken

    whole = pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, pdfium.FPDFPage_RemoveObject
    return pruned(page.raw, *whole) + int(pdfium.FPDFPage_GetAnnotCount(page))


def unknown_letters(page: Any) -> set[int]:
    """Addresses of the pieces of text in which a letter stands for no known one."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    unknown = [n for n in range(text.count_chars()) if pdfium.FPDFText_HasUnicodeMapError(text, n) == 1]
    found = {address(pdfium.FPDFText_GetTextObject(text, n)) for n in unknown}
    text.close()
    return found


def address(piece: Any) -> int:
    return ctypes.cast(piece, ctypes.c_void_p).value or 0


def told(piece: Any, unknown: set[int]) -> bool:
    """Whether the page's text tells a piece of it, or it is a straight line or an empty frame."""
    import pypdfium2.raw as pdfium

    kind = pdfium.FPDFPageObj_GetType(piece)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        return address(piece) not in unknown
    return bool(kind == pdfium.FPDF_PAGEOBJ_PATH) and ruling(piece)


def ruling(path: Any) -> bool:
    import pypdfium2.raw as pdfium

    segments = [pdfium.FPDFPath_GetPathSegment(path, n) for n in range(min(pdfium.FPDFPath_CountSegments(path), 6))]
    if len(segments) > 5 or any(pdfium.FPDFPathSegment_GetType(s) == pdfium.FPDF_SEGMENT_BEZIERTO for s in segments):
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(path, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return not fill.value or min(right - left, top - bottom) <= THIN


def frame(pen: "ImageDraw", mark: list[int], thick: int) -> None:
    """A frame around a mark, as far as it lies in the picture."""
    left, top, right, bottom = mark
    pen.rectangle((left - thick, top - thick, right + thick - 1, bottom + thick - 1), outline=INK, width=thick)


if __name__ == "__main__":
    main(sys.argv[1])
