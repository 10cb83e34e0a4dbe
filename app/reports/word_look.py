"""How a DOCX looks: its page, typefaces, headings, foot of the page, and the rules of its tables."""

import datetime

from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from lxml import etree

from app.reports.document import Document
from app.reports.footnotes import insert_before, language_of

__all__ = ["CAPTION", "CELL", "CELL_SIZE", "FIRST_DAY", "INSET", "LINE", "TALLEST", "prepared", "ruled"]

FACE = "Arial"
"""On every machine, or there as Liberation Sans, whose letters are as wide."""
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
LINE = Mm(175)
"""Width of the text: that of a figure in print, so that its type keeps its size."""
TALLEST = Mm(200)
"""Height of a picture that leaves room for its caption and a note."""
CAPTION, CELL = "Caption", "Cell"
CELL_SIZE = 8.0
INSET = 7.0
"""Points of space left and right of what stands in a cell, together."""
INK, QUIET = RGBColor(0x1B, 0x1F, 0x24), RGBColor(0x55, 0x5B, 0x63)
HEADINGS = {"Title": (22.0, 0.0, 4.0), "Heading 1": (13.5, 16.0, 5.0)}
"""Points: size, space above, space below."""
RULE, HEAD_RULE = ("4", "BFC4CA"), ("8", "1B1F24")
"""Eighths of a point and colour of the lines of a table, and of the one under its head."""


def prepared(made: DocxDocument, document: Document) -> None:
    """Set up an empty file for the document."""
    _told(made, document)
    _text(made, document.language)
    for name, (size, above, below) in HEADINGS.items():
        _heading(made.styles[name], size, above, below)
    _page(made, document.title)


def _told(made: DocxDocument, document: Document) -> None:
    told = made.core_properties
    told.title, told.author, told.language = document.title[:250], "vendorgraph", document.language
    told.comments, told.last_modified_by = "", "vendorgraph"
    told.created = told.modified = datetime.datetime(*FIRST_DAY[:3])


def _text(made: DocxDocument, language: str) -> None:
    styles = made.styles
    normal = _set(styles["Normal"], 10, 0, 5)
    normal.paragraph_format.line_spacing = 1.12
    language_of(normal.element, language)
    _set(styles["List Bullet"], 10, 0, 2)
    caption = _set(styles[CAPTION], 9, 8, 3)
    caption.font.color.rgb, caption.font.bold = INK, True
    _set(styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH), CELL_SIZE, 1, 1).paragraph_format.line_spacing = 1.0
    note = _set(styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True), 7.5, 0, 1)
    note.paragraph_format.line_spacing = 1.0
    styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True).font.superscript = True


def _set(style: object, size: float, above: float, below: float) -> ParagraphStyle:
    assert isinstance(style, ParagraphStyle)
    _face(style)
    style.font.size = Pt(size)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
    return style


def _face(style: ParagraphStyle) -> None:
    """The typeface for every kind of letter, in place of those of the template's theme."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FACE)


def _heading(style: object, size: float, above: float, below: float) -> None:
    made = _set(style, size, above, below)
    made.font.color.rgb, made.font.bold = INK, True
    made.paragraph_format.keep_with_next = True
    for rule in made.element.findall(f".//{qn('w:pBdr')}"):
        rule.getparent().remove(rule)


def _page(made: DocxDocument, title: str) -> None:
    """A4, with the title and the number of the page at its foot."""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Length((Mm(210) - LINE) // 2)
    section.top_margin = section.bottom_margin = Mm(20)
    section.footer_distance = Mm(10)
    style = _set(made.styles["Footer"], 8, 0, 0)
    style.font.color.rgb = QUIET
    style.paragraph_format.tab_stops.clear_all()
    style.paragraph_format.tab_stops.add_tab_stop(LINE, WD_TAB_ALIGNMENT.RIGHT)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{title[:90]}\t")
    for place, field in enumerate(("PAGE", "NUMPAGES")):
        foot.add_run(" / " * place)
        shown = OxmlElement("w:fldSimple")
        shown.set(qn("w:instr"), f" {field} ")
        foot._p.append(shown)


def ruled(grid: Table, widths: list[float]) -> None:
    """Give the table its columns (in points), thin lines between rows, and a head that every page repeats."""
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Pt(width)
    for place, cell in enumerate(grid._cells):
        cell.width = Pt(widths[place % len(widths)])
    properties = grid._tbl.tblPr
    insert_before(properties, _borders("w:tblBorders", {"bottom": RULE, "insideH": RULE}), ("w:tblLayout", "w:tblLook"))
    insert_before(properties, _margins(), ("w:tblLook",))
    for row in grid.rows:
        _marked(row._tr.get_or_add_trPr(), OxmlElement("w:cantSplit"))
    head = grid.rows[0]
    _marked(head._tr.get_or_add_trPr(), OxmlElement("w:tblHeader"))
    for cell in head.cells:
        _marked(cell._tc.get_or_add_tcPr(), _borders("w:tcBorders", {"bottom": HEAD_RULE}))


def _marked(properties: etree._Element, mark: etree._Element) -> None:
    properties.append(mark)


def _borders(tag: str, sides: dict[str, tuple[str, str]]) -> etree._Element:
    made = OxmlElement(tag)
    for side, (size, colour) in sides.items():
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", colour)):
            line.set(qn(f"w:{name}"), value)
        made.append(line)
    return made


def _margins() -> etree._Element:
    made = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        space = OxmlElement(f"w:{side}")
        space.set(qn("w:w"), str(round(INSET * 20 / 2)))
        space.set(qn("w:type"), "dxa")
        made.append(space)
    return made
