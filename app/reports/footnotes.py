"""Footnotes of a DOCX: the part `footnotes.xml` (ECMA-376, part 1, 17.11) and the marks that refer to it.

python-docx writes none. The first mark of a note is a footnote reference; each later one is a NOTEREF field that shows
the same number and leads to it.
"""

from collections.abc import Iterable

from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Line
from lxml import etree

from app.reports.document import Note, Span

__all__ = ["Footnotes", "language_of"]

CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RULES = ((-1, "separator"), (0, "continuationSeparator"))
"""The two notes that every file has: the lines above notes."""


class Footnotes:
    """Writes the notes of a document at once and refers to them by number."""

    def __init__(self, made: DocxDocument, notes: Iterable[Note]) -> None:
        self._seen: set[int] = set()
        root = etree.Element(qn("w:footnotes"), nsmap={"w": NAMESPACE})
        for number, rule in RULES:
            root.append(_rule(number, rule))
        for note in notes:
            root.append(_note(note))
        self._attach(made, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

    @staticmethod
    def _attach(made: DocxDocument, content: bytes) -> None:
        part = Part(PackURI("/word/footnotes.xml"), CONTENT, content, made.part.package)
        made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = made.settings.element
        told = _element("w:footnotePr")
        for number, _ in RULES:
            told.append(_element("w:footnote", id=str(number)))
        _before(settings, told, ("w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:themeFontLang"))

    def refer(self, paragraph: Line, notes: Iterable[int]) -> None:
        """Set the marks of notes at the end of a paragraph."""
        for place, number in enumerate(notes):
            if place:
                _raised(paragraph, ",")
            if number in self._seen:
                self._again(paragraph, number)
            else:
                self._seen.add(number)
                self._first(paragraph, number)

    @staticmethod
    def _first(paragraph: Line, number: int) -> None:
        start = _element("w:bookmarkStart", id=str(number), name=f"_note{number}")
        run = _run("footnotereference")
        run.append(_element("w:footnoteReference", id=str(number)))
        _body(paragraph).extend((start, run, _element("w:bookmarkEnd", id=str(number))))

    @staticmethod
    def _again(paragraph: Line, number: int) -> None:
        field = _element("w:fldSimple", instr=f" NOTEREF _note{number} \\f \\h ")
        run = _run("footnotereference")
        run.append(_text(str(number)))
        field.append(run)
        _body(paragraph).append(field)


def language_of(style: etree._Element, language: str) -> None:
    """Say in a style in which language its text is."""
    properties = style.get_or_add_rPr()  # type: ignore[attr-defined]
    properties.append(_element("w:lang", val={"en": "en-US", "es": "es-ES"}.get(language, language)))


def _element(tag: str, /, **values: str) -> etree._Element:
    made = etree.Element(qn(tag), nsmap={"w": NAMESPACE})
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _before(settings: etree._Element, told: etree._Element, names: tuple[str, ...]) -> None:
    """Put an element where the order of the settings wants it: before the first of some others."""
    wanted = {qn(name) for name in names}
    for child in settings:
        if child.tag in wanted:
            child.addprevious(told)
            return
    settings.append(told)


def _rule(number: int, rule: str) -> etree._Element:
    note = _element("w:footnote", type=rule, id=str(number))
    paragraph, run = _element("w:p"), _element("w:r")
    run.append(_element(f"w:{rule}"))
    paragraph.append(run)
    note.append(paragraph)
    return note


def _note(note: Note) -> etree._Element:
    made, paragraph, properties = _element("w:footnote", id=str(note.number)), _element("w:p"), _element("w:pPr")
    properties.append(_element("w:pStyle", val="footnotetext"))
    own = _run("footnotereference")
    own.append(_element("w:footnoteRef"))
    paragraph.extend((properties, own, _spoken(" ", "plain"), *map(_span, note.spans)))
    made.append(paragraph)
    return made


def _span(span: Span) -> etree._Element:
    return _spoken(f"“{span.text}”" if span.style == "quote" else span.text, span.style)


def _spoken(text: str, style: str) -> etree._Element:
    run = _element("w:r")
    if style == "code":
        properties = _element("w:rPr")
        properties.append(_element("w:rFonts", ascii="Consolas", hAnsi="Consolas"))
        run.append(properties)
    run.append(_text(text))
    return run


def _run(style: str) -> etree._Element:
    run, properties = _element("w:r"), _element("w:rPr")
    properties.append(_element("w:rStyle", val=style))
    run.append(properties)
    return run


def _raised(paragraph: Line, text: str) -> None:
    run = _run("footnotereference")
    run.append(_text(text))
    _body(paragraph).append(run)


def _body(paragraph: Line) -> etree._Element:
    return paragraph._p


def _text(text: str) -> etree._Element:
    made = _element("w:t")
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made
