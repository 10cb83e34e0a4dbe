"""Figures of the tests' cases, drawn as the command draws them, and what can be read in their files."""

import contextlib
import functools
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from app.figures.drawn import Drawing, Form, Width, drawing_of
from app.figures.fonts import text_width
from app.figures.specification import Specification
from app.opening import location_of
from graph.case import open_case
from graph.store import Reader
from graph.stores import open_reader
from tests.processes import sample_case

SVG = "{http://www.w3.org/2000/svg}"
PALANTIR, ICE = "duns:362130952", "agency:7012"
KINDS: dict[str, dict[str, Any]] = {
    "network": {"entities": [ICE, PALANTIR, "system:falcon", "system:amazon-web-services", "person:peter-thiel"]},
    "ego": {"around": PALANTIR, "contracts": "nodes", "also": ["COVERS"]},
    "supply_chain": {"agency": ICE},
    "people": {"also": ["CONTRACTED_WITH", "SUPPORTS"]},
    "timeline": {"agency": ICE},
    "spending": {"vendor": PALANTIR},
    "conflicts": {},
    "record_check": {"agency": ICE},
}
"""A figure of each kind from the sample case."""


def specified(kind: str, **more: Any) -> Specification:
    given = {"figure": "1", "kind": kind, "title": f"A figure: {kind}", "caption": "What it shows.", **more}
    return Specification.model_validate({"show": KINDS.get(kind, {}), **given})


@contextlib.contextmanager
def public_reader(case: Path) -> Iterator[Reader]:
    with contextlib.closing(open_reader(location_of(open_case(case)), public_only=True)) as reader:
        yield reader


@functools.cache
def usual(kind: str) -> Drawing:
    """The figure of that kind from the sample case, drawn once a run."""
    return drawn(sample_case(), kind)


def drawn(case: Path, kind: str, **more: Any) -> Drawing:
    with public_reader(case) as reader:
        return drawing_of(reader, specified(kind, **more))


def tree_of(drawing: Drawing, width: Width = "full", **more: Any) -> ElementTree.Element:
    return ElementTree.fromstring(drawing.as_bytes("svg", width, **more))


def shown_texts(root: ElementTree.Element) -> Iterator[tuple[str, float, float, float, float]]:
    """Every line of text with its left and right end, its baseline and the size of its type, in points of the page."""
    yield from _texts(root, 0.0, 0.0)


def _texts(element: ElementTree.Element, dx: float, dy: float) -> Iterator[tuple[str, float, float, float, float]]:
    if moved := re.fullmatch(r"translate\((\S+) (\S+)\)", element.get("transform", "")):
        dx, dy = dx + float(moved[1]), dy + float(moved[2])
    for child in element:
        if child.tag == f"{SVG}text":
            size = float(child.get("font-size", "0"))
            runs = [(child.text or "", child.get("font-weight"))] if not len(child) else []
            runs += [(span.text or "", span.get("font-weight")) for span in child]
            wide = sum(text_width(text, size, "bold" if weight else "regular") for text, weight in runs)
            back = {"middle": wide / 2, "end": wide}.get(child.get("text-anchor", "start"), 0.0)
            x, y = float(child.get("x", "0")) + dx - back, float(child.get("y", "0")) + dy
            yield "".join(text for text, _ in runs), x, x + wide, y, size
        else:
            yield from _texts(child, dx, dy)


def pdf_text(data: bytes) -> str:
    """All that can be copied out of a PDF, with any white space as one blank."""
    import pypdfium2

    document = pypdfium2.PdfDocument(io.BytesIO(data))
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


FORMS: tuple[Form, ...] = ("svg", "pdf", "png")
