"""Which page of which archived file a claim's quote stands on, and whether that page may be shown."""

import dataclasses
from pathlib import Path

from app.export.redaction import Redaction
from graph.boxes import Box, read_boxes
from graph.case import Case
from graph.errors import NotFound
from graph.ledger import Ledger
from graph.store import Claim, Reader

__all__ = ["Quoted", "quoted"]


@dataclasses.dataclass(frozen=True, slots=True)
class Quoted:
    """A page (from 1) with the boxes of a quote on it. `carrier` is the SHA-256 of `file`. `named` where the page names
    something that is not public; `read` where anything is not, so that only what the page's text tells may be drawn."""

    file: Path
    carrier: str
    page: int
    boxes: tuple[Box, ...]
    named: bool = False
    read: bool = False


def quoted(case: Case, reader: Reader, claim: Claim, hidden: Redaction) -> tuple[Quoted, ...]:
    """The pages of a claim's quote, the first one first; none where its evidence stands on no page.

    Raises NotFound where the file is not among the sources that the reader may see.
    """
    row = claim.row
    if row["evidence_kind"] != "text" or not row.get("page"):
        return ()
    carrier = str(row["carrier_id"])
    file, parts = _file(case, reader, carrier), tuple(Ledger(case.ledger_folder).parts_of(carrier))
    boxes = tuple(box for part in parts for box in read_boxes(part, row["start_offset"], row["end_offset"]))
    pages = sorted({row["page"], *(box.page for box in boxes)})
    texts = _pages(parts) if hidden else ()
    return tuple(
        Quoted(
            file,
            carrier,
            page,
            tuple(box for box in boxes if box.page == page),
            _names(hidden, texts, page),
            bool(hidden),
        )
        for page in pages
    )


def _file(case: Case, reader: Reader, carrier: str) -> Path:
    reader.source(carrier)
    row = next((row for row in case.sources.read().rows if row.source_id == carrier), None)
    if row is None:
        raise NotFound("The file of this quote has left the case: build the case again.")
    return case.path_of(row)


def _pages(parts: tuple[Path, ...]) -> tuple[str, ...]:
    """The text of each page."""
    file = next((part / "text.txt" for part in parts if (part / "text.txt").exists()), None)
    return tuple(file.read_bytes().decode("utf-8", "surrogatepass").split("\f")) if file else ()


def _names(hidden: Redaction, texts: tuple[str, ...], page: int) -> bool:
    """Whether the page names what is hidden; one whose text is not known is taken to do so."""
    if not hidden:
        return False
    return not 0 < page <= len(texts) or hidden.names(texts[page - 1])
