"""PDF and PNG of a sheet through Typst: the picture as it is, its text as text, links on top.

Everything is handed over as JSON: no word of a figure is ever read as Typst code. Nothing is read from the machine but
the figure's own typeface, and the dates in the file are the figure's, so that the same sheet gives the same bytes.
"""

import functools
import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any, Literal

from app.figures.fonts import font_files
from app.figures.sheet import Sheet

__all__ = ["typeset"]

PIXELS_PER_INCH = 300.0
PDF_STANDARD: Literal["ua-1"] = "ua-1"


@functools.cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_files())])


def typeset(
    pages: Sequence[tuple[Sheet, str]],
    form: Literal["pdf", "png"],
    *,
    title: str,
    descriptions: Sequence[str],
    day: str | None,
) -> bytes:
    """Sheets, each with its picture as SVG without its own typeface, as one file. A PNG takes a single sheet."""
    import typst

    given = {
        "title": title,
        "day": [int(part) for part in (day or "1970-01-01").split("-")],
        "pages": [_page(sheet, svg, told) for (sheet, svg), told in zip(pages, descriptions, strict=True)],
    }
    page = (files("app.figures") / "page.typ").read_bytes()
    compiler = typst.Compiler(page, font_paths=_fonts(), sys_inputs={"figure": json.dumps(given)})
    if form == "pdf":
        made = compiler.compile(format="pdf", pdf_standards=PDF_STANDARD)
    else:
        made = compiler.compile(format="png", ppi=PIXELS_PER_INCH)
    assert isinstance(made, bytes)
    return made


def _page(sheet: Sheet, svg: str, description: str) -> dict[str, Any]:
    links = [
        {"x": link.x, "y": link.y, "width": link.width, "height": link.height, "to": link.address}
        for link in sheet.links
    ]
    return {"width": sheet.width, "height": sheet.height, "description": description, "svg": svg, "links": links}
