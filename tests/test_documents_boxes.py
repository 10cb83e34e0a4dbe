"""Where quotes stand on the pages of a PDF: boxes found by the letters, and checked against what is inside them."""

from pathlib import Path

import pypdfium2
import pytest

from graph.boxes import Box, read_boxes, write_boxes
from loaders.documents.document import Limits
from loaders.documents.formats.pdf_boxes import boxes_of
from loaders.documents.text import read_document
from tests.made_pdf import SALE, SUPPLY, report


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report(tmp_path_factory.mktemp("boxes") / "report.pdf")


def span(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text whose lines break elsewhere."""
    start = text.index(words.split()[0] + " " + words.split()[1])
    end = text.index(words.split()[-1], text.index(words.split()[-2], start)) + len(words.split()[-1])
    return start, end


def inside(file: Path, box: Box) -> str:
    """What a page's text layer has inside a box."""
    document = pypdfium2.PdfDocument(file)
    layer = document[box.page - 1].get_textpage()
    return str(layer.get_text_bounded(box.left, box.bottom, box.right, box.top))


def letters(text: str) -> str:
    return "".join(text.replace("\x02", "").split())


@pytest.mark.parametrize(("words", "page"), [(SUPPLY, 1), (SALE, 2)])
def test_the_boxes_of_a_quote_hold_its_letters_and_no_others(file: Path, words: str, page: int) -> None:
    document = read_document(file)
    start, end = span(document.text, words)
    boxes = list(boxes_of(file, document, [(start, end)], Limits()))
    assert {box.page for box in boxes} == {page} and len(boxes) > 1
    assert letters("".join(inside(file, box) for box in boxes)) == letters(document.text[start:end])


def test_a_quote_over_two_pages_has_boxes_on_both(file: Path) -> None:
    document = read_document(file)
    start = document.text.index("public records") + len("public ")
    boxes = list(boxes_of(file, document, [(start, document.pages[1] + 5)], Limits()))
    assert [box.page for box in boxes] == [1, 2]
    assert letters(inside(file, boxes[0])).startswith("records")


def test_a_text_whose_letters_are_not_those_of_the_page_has_no_boxes_rather_than_wrong_ones(file: Path) -> None:
    document = read_document(file)
    other = type(document)("Another text altogether.", (), document.sha256, "application/pdf", "x", (0,))
    assert list(boxes_of(file, other, [(0, 7)], Limits())) == []


def test_boxes_are_kept_beside_the_claims_and_found_by_their_quote(tmp_path: Path) -> None:
    one, other = Box(3, 9, 1, 10.0, 20.0, 30.5, 40.25), Box(3, 8, 2, 1.0, 2.0, 3.0, 4.0)
    write_boxes(tmp_path, [one, other])
    assert read_boxes(tmp_path, 3, 9) == (one,)
    assert read_boxes(tmp_path / "elsewhere", 3, 9) == ()
