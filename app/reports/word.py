"""A report as DOCX: headings, tables, and footnotes that Word and LibreOffice treat as footnotes. The same bytes each
time."""

import datetime
import io
import zipfile
from collections.abc import Iterable

import docx
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph as Line

from app.reports.document import Block, Cell, Document, Paragraph, Picture, Sentence, Table
from app.reports.document import List as Items
from app.reports.footnotes import Footnotes, language_of

__all__ = ["word"]

FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def word(document: Document) -> bytes:
    made = docx.Document()
    _prepared(made, document)
    _Writer(made, document).write()
    held = io.BytesIO()
    made.save(held)
    return _still(held.getvalue())


def _prepared(made: DocxDocument, document: Document) -> None:
    told = made.core_properties
    told.title, told.author, told.language = document.title[:250], "vendorgraph", document.language
    told.comments, told.last_modified_by = "", "vendorgraph"
    told.created = told.modified = datetime.datetime(*FIRST_DAY[:3])
    styles = made.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(10.5)
    language_of(styles["Normal"].element, document.language)
    for name, kind in (("footnote text", WD_STYLE_TYPE.PARAGRAPH), ("footnote reference", WD_STYLE_TYPE.CHARACTER)):
        style = styles.add_style(name, kind, builtin=True)
        if kind == WD_STYLE_TYPE.PARAGRAPH:
            style.font.size = Pt(8.5)
        else:
            style.font.superscript = True


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
            made.add_heading(section.title, 1)
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
        caption = self._made.add_paragraph()
        caption.paragraph_format.keep_with_next = True
        caption.add_run(table.caption).bold = True
        grid = self._made.add_table(rows=1, cols=len(table.columns), style="Light List")
        for cell, name in zip(grid.rows[0].cells, table.columns, strict=True):
            cell.paragraphs[0].add_run(name).font.size = Pt(8.5)
        _repeated(grid.rows[0])
        for row in table.rows:
            for place, (held, cell) in enumerate(zip(grid.add_row().cells, row, strict=True)):
                self._cell(held.paragraphs[0], cell, place in table.numeric)
        self._made.add_paragraph()

    def _cell(self, paragraph: Line, cell: Cell, number: bool) -> None:
        run = paragraph.add_run(cell.text)
        run.font.size, run.bold = Pt(8.5), False
        paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.RIGHT if number else WD_PARAGRAPH_ALIGNMENT.LEFT
        self._notes.refer(paragraph, cell.notes)

    def _picture(self, picture: Picture) -> None:
        shape = self._made.add_picture(io.BytesIO(picture.png), width=Cm(15))
        shape._inline.docPr.set("descr", picture.alternative)
        self._sentences(self._made.add_paragraph(), (picture.caption,))


def _repeated(row: _Row) -> None:
    """The row stands at the head of each page that the table reaches."""
    properties = row._tr.get_or_add_trPr()
    mark = properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"})
    properties.append(mark)


def _still(made: bytes) -> bytes:
    """The same package without the time at which it was written."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as given, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as taken:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            taken.writestr(entry, given.read(name))
    return held.getvalue()
