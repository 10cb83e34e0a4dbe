"""A report as DOCX: headings, tables, and footnotes that Word and LibreOffice treat as footnotes. The same bytes each
time."""

import io
import zipfile
from collections.abc import Iterable

import docx
from docx.document import Document as DocxDocument
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.shared import Length, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run

from app.reports.columns import spread
from app.reports.document import Block, Cell, Document, Paragraph, Picture, Sentence, Table
from app.reports.document import List as Items
from app.reports.footnotes import Footnotes
from app.reports.word_look import CAPTION, CELL, CELL_SIZE, FIRST_DAY, INSET, LINE, TALLEST, prepared, ruled

__all__ = ["word"]


def word(document: Document) -> bytes:
    made = docx.Document()
    prepared(made, document)
    _Writer(made, document).write()
    held = io.BytesIO()
    made.save(held)
    return _still(held.getvalue())


class _Writer:
    """Writes the document from top to bottom."""

    def __init__(self, made: DocxDocument, document: Document) -> None:
        self._made, self._document = made, document
        self._notes = Footnotes(made, document.notes)

    def write(self) -> None:
        made, document = self._made, self._document
        made.add_heading(document.title, 0)
        made.add_paragraph().add_run(document.subtitle).italic = True
        for label, value in document.facts:
            line = made.add_paragraph()
            line.paragraph_format.space_after = Pt(0)
            line.add_run(f"{label}: ").bold = True
            line.add_run(value)
        for section in document.sections:
            heading = made.add_heading(section.title, 1)
            heading.paragraph_format.page_break_before = isinstance(section.blocks[0], Picture)
            for block in section.blocks:
                self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._sentences(self._made.add_paragraph(), block.sentences)
        elif isinstance(block, Items):
            for item in block.items:
                self._sentences(self._made.add_paragraph(style="List Bullet"), (item,))
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._picture(block)

    def _sentences(self, paragraph: Line, sentences: Iterable[Sentence]) -> None:
        for place, sentence in enumerate(sentences):
            paragraph.add_run(" " * (place > 0) + sentence.text)
            self._notes.refer(paragraph, sentence.notes)

    def _table(self, table: Table) -> None:
        caption = self._made.add_paragraph(table.caption, style=CAPTION)
        caption.paragraph_format.keep_with_next = True
        grid = self._made.add_table(rows=1 + len(table.rows), cols=len(table.columns))
        cells = grid._cells  # all at once: asked for row by row, a table of a thousand rows takes minutes
        for place, told in enumerate((*map(Cell, table.columns), *(cell for row in table.rows for cell in row))):
            row, column = divmod(place, len(table.columns))
            run = self._cell(cells[place], told, column in table.numeric)
            if row == 0:
                run.bold, cells[place].paragraphs[0].paragraph_format.keep_with_next = True, True
        ruled(grid, spread(table, LINE.pt, CELL_SIZE, INSET))
        self._made.add_paragraph().paragraph_format.space_after = Pt(2)

    def _cell(self, held: _Cell, cell: Cell, number: bool) -> Run:
        paragraph = held.paragraphs[0]
        paragraph.style = CELL
        paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.RIGHT if number else WD_PARAGRAPH_ALIGNMENT.LEFT
        run: Run = paragraph.add_run(cell.text)
        self._notes.refer(paragraph, cell.notes)
        return run

    def _picture(self, picture: Picture) -> None:
        line = self._made.add_paragraph()
        line.paragraph_format.keep_with_next = True
        shape = line.add_run().add_picture(io.BytesIO(picture.png), width=LINE)
        if shape.height > TALLEST:
            shape.width, shape.height = Length(shape.width * TALLEST // shape.height), TALLEST
        shape._inline.docPr.set("descr", picture.alternative)
        self._sentences(self._made.add_paragraph(style=CAPTION), (picture.caption,))


def _still(made: bytes) -> bytes:
    """The same package without the time at which it was written."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as given, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as taken:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            taken.writestr(entry, given.read(name))
    return held.getvalue()
