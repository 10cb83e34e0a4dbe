"""A report as PDF: tagged for screen readers (PDF/UA-1), with its notes on the page, its fonts inside, the same bytes
each time."""

import json
from collections.abc import Iterable
from typing import Any

from app.figures.fonts import font_files
from app.reports.columns import shares
from app.reports.document import Block, Document, Paragraph, Picture, Table
from app.reports.document import List as Items
from app.reports.html import template

__all__ = ["pdf"]


def pdf(document: Document) -> bytes:
    """The report goes in as JSON; the template never reads a word of it as code."""
    import typst

    data = json.dumps(_Laid(document).data(), ensure_ascii=False)
    source = template("dossier.typ").encode()
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(font_files())])
    made = typst.Compiler(source, font_paths=fonts, sys_inputs={"data": data}).compile(
        format="pdf", pdf_standards="ua-1"
    )
    assert isinstance(made, bytes)
    return made


class _Laid:
    """The document as plain data; knows which mark of a note is its first."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen: set[int] = set()

    def data(self) -> dict[str, Any]:
        document = self._document
        return {
            "title": document.title,
            "subtitle": document.subtitle,
            "language": document.language,
            "facts": document.facts,
            "labels": dict(document.labels),
            "sections": [
                {"title": section.title, "blocks": [self._block(block) for block in section.blocks]}
                for section in document.sections
            ],
            "notes": [
                [{"text": span.text, "style": span.style, "address": span.address} for span in note.spans]
                for note in document.notes
            ],
        }

    def _block(self, block: Block) -> dict[str, Any]:
        if isinstance(block, Paragraph):
            return {"kind": "paragraph", "sentences": [self._text(one) for one in block.sentences]}
        if isinstance(block, Items):
            return {"kind": "list", "items": [self._text(one) for one in block.items]}
        if isinstance(block, Table):
            return self._table(block)
        return self._picture(block)

    def _text(self, one: Any) -> dict[str, Any]:
        return {"text": one.text, "notes": self._notes(one.notes)}

    def _notes(self, numbers: Iterable[int]) -> list[dict[str, Any]]:
        told = []
        for number in numbers:
            told.append({"number": number, "first": number not in self._seen})
            self._seen.add(number)
        return told

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "kind": "table",
            "caption": table.caption,
            "columns": table.columns,
            "numeric": sorted(table.numeric),
            "widths": shares(table),
            "rows": [[self._text(cell) for cell in row] for row in table.rows],
        }

    def _picture(self, picture: Picture) -> dict[str, Any]:
        caption = self._text(picture.caption)
        return {"kind": "picture", "svg": picture.svg, "alternative": picture.alternative, "caption": caption}
