"""Footnotes of a DOCX: the part `footnotes.xml` (ECMA-376, part 1, 17.11) and the marks that refer to it.

python-docx writes none. The first mark of a note is a footnote reference; each later one is a NOTEREF field that shows
the same number and leads to it.
"""

from collections.abc import Iterable

from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as Line
from lxml import etree

from app.reports.document import Note, Span

__all__ = ["Footnotes", "insert_before", "language_of"]

CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINK = "0B4F8A"
AFTER_NOTES = ("w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:themeFontLang")
"""Settings that stand behind those of footnotes."""
RULES = ((-1, "separator"), (0, "continuationSeparator"))
"""The two notes that every file has: the lines above notes."""


class Footnotes:
    """Writes the notes of a document at once and refers to them by number."""

    def __init__(self, made: DocxDocument, notes: Iterable[Note]) -> None:
        self._seen: set[int] = set()
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        self._part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT, root, made.part.package)
        _filled(root, (*(_rule(number, rule) for number, rule in RULES), *map(self._note, notes)))
        self._attach(made)

    def _attach(self, made: DocxDocument) -> None:
        made.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = made.settings.element
        told = _element("w:footnotePr")
        for number, _ in RULES:
            told.append(_element("w:footnote", id=str(number)))
        insert_before(settings, told, AFTER_NOTES)

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

    def _note(self, note: Note) -> etree._Element:
        made, paragraph, properties = _element("w:footnote", id=str(note.number)), _element("w:p"), _element("w:pPr")
        properties.append(_element("w:pStyle", val="footnotetext"))
        own = _run("footnotereference")
        own.append(_element("w:footnoteRef"))
        paragraph.extend((properties, own, _spoken(" ", "plain"), *map(self._span, note.spans)))
        made.append(paragraph)
        return made

    def _span(self, span: Span) -> etree._Element:
        """The words of a piece of a note; those of a link lead to its address."""
        if span.style != "link" or not span.address:
            return _span(span)
        link = _element("w:hyperlink")
        link.set(qn("r:id"), self._part.relate_to(span.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(_spoken(span.text, span.style))
        return link

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


def _filled(root: etree._Element, held: Iterable[etree._Element]) -> None:
    root.extend(held)


def insert_before(parent: etree._Element, told: etree._Element, names: tuple[str, ...]) -> None:
    """Put an element where the order of its parent wants it: before the first of some others."""
    wanted = {qn(name) for name in names}
    for child in parent:
        if child.tag in wanted:
            child.addprevious(told)
            return
    parent.append(told)


def _rule(number: int, rule: str) -> etree._Element:
    note = _element("w:footnote", type=rule, id=str(number))
    paragraph, run = _element("w:p"), _element("w:r")
    run.append(_element(f"w:{rule}"))
    paragraph.append(run)
    note.append(paragraph)
    return note


def _span(span: Span) -> etree._Element:
    return _spoken(f"“{span.text}”" if span.style == "quote" else span.text, span.style)


def _spoken(text: str, style: str) -> etree._Element:
    run = _element("w:r")
    if style == "code":
        properties = _element("w:rPr")
        properties.append(_element("w:rFonts", ascii="Courier New", hAnsi="Courier New"))
        run.append(properties)
    elif style == "link":
        properties = _element("w:rPr")
        properties.append(_element("w:color", val=LINK))
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
