"""The four files of a report: the same notes in each, the same bytes each time, and no text taken for code."""

import io
import re
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.document import Document as DocxDocument
from docx.shared import Pt
from lxml import etree
from PIL import Image
from playwright.sync_api import Page

from app.reports import FORMATS, Document, written
from app.reports.document import Cell, Note, Paragraph, Picture, Section, Sentence, Span, Table
from app.reports.markdown import escaped
from app.reports.word_look import CELL_SIZE, LINE, TALLEST
from tests.processes import HOSTILE_NAME, sample_case, small_case
from tests.reports.made import PALANTIR, composed

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = (
    HOSTILE_NAME,
    "#panic() $x$ *b* `code` @ref <label> // /* \\",
    "[link](javascript:alert(1)) | cell\n# heading",
    "]]></w:t><w:p> &amp; \x00\x08 \u202e\ud800",
    '=HYPERLINK("http://example.org")',
    "1. **bold** <script>window.hacked=1</script>",
)


def hostile() -> Document:
    from app.reports.wording import cleaned, wording

    texts = [cleaned(text) for text in HOSTILE]
    notes = tuple(
        Note(number, (Span(text), Span(text, "quote"), Span(text, "code")), ())
        for number, text in enumerate(texts, start=1)
    )
    rows = tuple((Cell(text, (number,)), Cell(text)) for number, text in enumerate(texts, start=1))
    blocks = (Paragraph(tuple(map(Sentence, texts))), Table(texts[1], (texts[2], texts[3]), rows))
    labels = tuple(wording("en").table("labels").items())
    return Document(
        texts[0], texts[1], "en", ((texts[2], texts[3]),), (Section("one", texts[4], blocks),), notes, labels
    )


def _told(element: etree._Element, attribute: str) -> str:
    found = element.get(attribute)
    assert found is not None
    return found


def pdf_text(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pages:
        return "\n".join(page.get_textpage().get_text_range() for page in pages)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_same_report_gives_the_same_bytes(form: str) -> None:
    document = composed(sample_case(), PALANTIR)
    assert written(document, form) == written(document, form)


def parts(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, etree.fromstring(package.read(name))


def test_each_file_has_every_note_once() -> None:
    document = composed(sample_case(), PALANTIR)
    numbers = {note.number for note in document.notes}
    text = written(document, "md").decode()
    assert {int(found) for found in re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)} == numbers
    page = etree.HTML(written(document, "html"))
    assert {int(_told(one, "id")[5:]) for one in page.iterfind(".//li[@id]")} == numbers
    footnotes = dict(parts(written(document, "docx")))["word/footnotes.xml"]
    assert {int(_told(one, f"{WORD}id")) for one in footnotes} - {-1, 0} == numbers
    printed = re.sub(r"\s+", "", pdf_text(written(document, "pdf")))
    for note in document.notes:
        assert re.sub(r"\s+", "", note.spans[0].text)[:40] in printed


def test_every_mark_of_a_web_page_leads_to_its_note_and_back() -> None:
    page = etree.HTML(written(composed(sample_case(), PALANTIR), "html"))
    targets = {one.get("id") for one in page.iterfind(".//*[@id]")}
    links = [_told(one, "href")[1:] for one in page.iterfind(".//a[@href]") if _told(one, "href").startswith("#")]
    assert len(links) > 80 and set(links) <= targets


def test_footnotes_of_a_docx_are_real_ones_and_later_marks_refer_to_the_first() -> None:
    held = dict(parts(written(composed(sample_case(), PALANTIR), "docx")))
    body, footnotes = held["word/document.xml"], held["word/footnotes.xml"]
    firsts = [int(_told(one, f"{WORD}id")) for one in body.iter(f"{WORD}footnoteReference")]
    assert firsts == sorted(set(firsts)) == [int(_told(one, f"{WORD}id")) for one in footnotes][2:]
    bookmarks = {one.get(f"{WORD}name") for one in body.iter(f"{WORD}bookmarkStart")}
    fields = [_told(one, f"{WORD}instr").split()[1] for one in body.iter(f"{WORD}fldSimple")]
    assert fields and set(fields) <= bookmarks
    overrides = {one.get("PartName") for one in held["[Content_Types].xml"]}
    assert "/word/footnotes.xml" in overrides


def test_hostile_text_is_shown_as_it_stands() -> None:
    document = hostile()
    page = etree.HTML(written(document, "html"))
    assert page.findall(".//script") == [] and page.findall(".//img") == []
    assert HOSTILE_NAME in "".join(page.itertext())
    assert "#panic()" in pdf_text(written(document, "pdf"))
    body = dict(parts(written(document, "docx")))["word/document.xml"]
    assert HOSTILE_NAME in "".join(body.itertext())
    text = written(document, "md").decode()
    assert not re.search(r"(?<!\\)<(script|img)", re.sub(r"`[^`]*`|`` .*? ``", "", text))
    assert not re.search(r"(?<!\\)\]\(javascript", re.sub(r"`[^`]*`|`` .*? ``", "", text))


def test_a_pipe_or_a_line_break_does_not_break_a_markdown_table() -> None:
    assert escaped("a | b") == "a \\| b"
    lines = written(hostile(), "md").decode().splitlines()
    rows = [line for line in lines if line.startswith("| ")]
    assert len(rows) == len(HOSTILE) + 2
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in rows} == {3}


@pytest.mark.browser
def test_a_report_of_hostile_names_runs_nothing_and_asks_nobody(page: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for number, document in enumerate((composed(small_case(), "agency:7014"), hostile())):
        target = tmp_path / f"{number}.html"
        target.write_bytes(written(document, "html"))
        page.goto(target.as_uri())
        assert page.evaluate("window.hacked") is None
        assert HOSTILE_NAME in page.inner_text("main")
    assert all(url.startswith("file:") for url in asked)


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_report_fits_its_window_and_axe_finds_nothing_serious(
    page: Page, tmp_path: Path, width: int, scheme: str
) -> None:
    target = tmp_path / "report.html"
    content = written(composed(sample_case(), PALANTIR), "html").decode()
    target.write_text(re.sub(r"<meta http-equiv[^>]*>", "", content))
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(target.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    faults = page.evaluate("axe.run().then(found => found.violations.map(fault => [fault.impact, fault.id]))")
    assert [fault for fault in faults if fault[0] in ("serious", "critical")] == []


def opened(content: bytes) -> DocxDocument:
    return docx.Document(io.BytesIO(content))


def test_columns_of_a_docx_fill_the_line_and_no_amount_is_broken() -> None:
    document = composed(sample_case(), PALANTIR)
    made = opened(written(document, "docx"))
    section = made.sections[0]
    line = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    assert len(made.tables) == len(tables) > 3
    for grid, told in zip(made.tables, tables, strict=True):
        widths = [column.width for column in grid.columns]
        assert abs(sum(widths) - line) < line / 100
        for place in told.numeric:
            longest = max(len(row[place].text) for row in told.rows)
            assert widths[place] >= Pt(CELL_SIZE) * 0.5 * longest


def test_a_docx_repeats_heads_keeps_rows_whole_and_captions_with_what_they_name() -> None:
    made = opened(written(composed(sample_case(), PALANTIR), "docx"))
    for grid in made.tables:
        first, *rest = grid._tbl.tr_lst
        assert first.find(f".//{WORD}tblHeader") is not None
        assert all(row.find(f".//{WORD}cantSplit") is not None for row in (first, *rest))
        assert grid._tbl.getprevious().find(f".//{WORD}keepNext") is not None  # type: ignore[union-attr]
    assert made.sections[0].footer.paragraphs[0].text.startswith("Palantir Technologies")


def drawn(width: int, height: int) -> Picture:
    held = io.BytesIO()
    Image.new("L", (width, height), 255).save(held, "PNG")
    return Picture("<svg/>", held.getvalue(), "Two boxes.", Sentence("Boxes."))


def test_pictures_of_a_docx_keep_their_form_and_leave_room_for_their_captions() -> None:
    blocks = (drawn(2000, 1000), drawn(1000, 3000))
    made = opened(written(Document("a", "b", "en", (), (Section("one", "c", blocks),), (), ()), "docx"))
    wide, tall = made.inline_shapes
    assert (wide.width, wide.height) == (LINE, LINE // 2)
    assert tall.height == TALLEST and abs(tall.width * 3 - tall.height) < 10
    for shape in (wide, tall):
        assert shape._inline.docPr.get("descr") == "Two boxes."
        line = next(shape._inline.iterancestors(f"{WORD}p"))
        assert line.find(f".//{WORD}keepNext") is not None


def test_addresses_in_notes_of_a_docx_lead_there() -> None:
    content = written(composed(sample_case(), PALANTIR), "docx")
    held = dict(parts(content))
    targets = {_told(one, "Target") for one in held["word/_rels/footnotes.xml.rels"]}
    assert any(target.startswith("https://www.usaspending.gov/award/") for target in targets)
    links = held["word/footnotes.xml"].findall(f".//{WORD}hyperlink")
    assert links and all("".join(map(str, link.itertext())) in targets for link in links)
