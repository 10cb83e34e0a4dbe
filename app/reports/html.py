"""A report as one HTML file: nothing from elsewhere, no script, every text escaped, notes that lead there and back."""

import base64
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from string import Template

from app.links import web_address
from app.reports.document import Block, Cell, Document, Note, Paragraph, Picture, Sentence, Span, Table
from app.reports.document import List as Items

__all__ = ["Fragments", "html", "span_html", "template"]


RETURNS = 8
"""Places of the text that a note leads back to."""


def template(name: str) -> str:
    """A file of the folder `templates`."""
    return (files("app.reports") / "templates" / name).read_text("utf-8")


def html(document: Document) -> str:
    made = Fragments(document)
    sections = "\n".join(made.sections())
    return Template(template("page.html")).substitute(
        language=escape(document.language),
        title=escape(document.title),
        subtitle=escape(document.subtitle),
        style=template("page.css"),
        facts="\n".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in document.facts),
        contents=escape(document.label("contents")),
        links="\n".join(f'<li><a href="#{one.anchor}">{escape(one.title)}</a></li>' for one in document.sections),
        sections=sections,
        notes_title=escape(document.label("notes")),
        notes="\n".join(made.notes()),
    )


class Fragments:
    """The pieces of a page; each mark of a note gets a place of its own that its note leads back to."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._marks: dict[int, int] = {}
        self._labels = dict(document.labels)

    def sections(self) -> Iterator[str]:
        for section in self._document.sections:
            yield f'<section id="{section.anchor}" aria-labelledby="{section.anchor}-title">'
            yield f'<h2 id="{section.anchor}-title">{escape(section.title)}</h2>'
            yield from map(self._block, section.blocks)
            yield "</section>"

    def notes(self) -> Iterator[str]:
        return map(self._note, self._document.notes)

    def _block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return f"<p>{' '.join(map(self._sentence, block.sentences))}</p>"
        if isinstance(block, Items):
            return f"<ul>\n{''.join(f'<li>{self._sentence(item)}</li>' + chr(10) for item in block.items)}</ul>"
        return self._table(block) if isinstance(block, Table) else self._picture(block)

    def _sentence(self, sentence: Sentence) -> str:
        return escape(sentence.text) + self._numbers(sentence.notes)

    def _numbers(self, notes: Iterable[int]) -> str:
        return "".join(map(self._mark, notes))

    def _mark(self, number: int) -> str:
        place = self._marks[number] = self._marks.get(number, 0) + 1
        said = escape(f"{self._labels['note']} {number}")
        link = f'<a href="#note-{number}" role="doc-noteref" aria-label="{said}">{number}</a>'
        return f'<sup id="mark-{number}-{place}">{link}</sup>'

    def _table(self, table: Table) -> str:
        named = escape(table.caption)
        heads = "".join(
            f'<th scope="col"{self._class(table, place)}>{escape(name)}</th>'
            for place, name in enumerate(table.columns)
        )
        rows = "\n".join(self._row(table, row) for row in table.rows)
        return (
            f'<div class="scroll" tabindex="0" role="region" aria-label="{named}"><table><caption>{named}</caption>'
            f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
        )

    def _row(self, table: Table, row: tuple[Cell, ...]) -> str:
        first, *rest = row
        cells = "".join(
            f"<td{self._class(table, place)}>{self._cell(cell)}</td>" for place, cell in enumerate(rest, start=1)
        )
        return f'<tr><th scope="row">{self._cell(first)}</th>{cells}</tr>'

    @staticmethod
    def _class(table: Table, place: int) -> str:
        return ' class="number"' if place in table.numeric else ""

    def _cell(self, cell: Cell) -> str:
        address = web_address(cell.text)
        text = (
            f'<a href="{escape(address)}" rel="noopener noreferrer">{escape(cell.text)}</a>'
            if address
            else escape(cell.text)
        )
        return text + self._numbers(cell.notes)

    def _picture(self, picture: Picture) -> str:
        data = base64.b64encode(picture.svg.encode()).decode()
        image = f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(picture.alternative)}">'
        return f"<figure>{image}<figcaption>{self._sentence(picture.caption)}</figcaption></figure>"

    def _note(self, note: Note) -> str:
        text = "".join(map(span_html, note.spans))
        back = escape(self._labels["back"])
        links = " ".join(
            f'<a href="#mark-{note.number}-{place}" role="doc-backlink" aria-label="{back} {note.number}.{place}">↩</a>'
            for place in range(1, min(self._marks.get(note.number, 0), RETURNS) + 1)
        )
        return f'<li id="note-{note.number}">{text} {links}</li>'


def span_html(span: Span) -> str:
    text = escape(span.text)
    if span.style == "link" and span.address:
        return f'<a href="{escape(span.address)}" rel="noopener noreferrer">{text}</a>'
    return {"quote": f"<q>{text}</q>", "code": f"<code>{text}</code>"}.get(span.style, text)
