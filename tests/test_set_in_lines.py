"""Text set to a width, as PDFs, mail and old archives have it, says what the same text says in one line a paragraph."""

import textwrap
from pathlib import Path

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from loaders.documents.document import Document
from loaders.documents.extracted import Extraction
from loaders.documents.pipeline import extract_document
from loaders.documents.text import read_document
from loaders.documents.words.tokens import flowing
from loaders.documents.zones import find_zones

TITLE = "Border agency widens its use of case software"
PARAGRAPHS = (
    "Immigration and Customs Enforcement awarded Lindqvist Systems a $2 million contract in May 2021, according to"
    " records that were released on Tuesday. The contract includes a system called Lantern, which Lindqvist Systems"
    " developed for the agency over the course of three years.",
    "Customs and Border Protection uses Lantern as well, the records show. Dana Whitlock is the chief executive of"
    " Lindqvist Systems, a company that was founded in Ohio and that has sold software to counties since then.",
    "- Lantern is not used by the county.",
)
WIDTHS = (38, 52, 72, 100)


def told(extraction: Extraction) -> set[tuple[str, str, str]]:
    return {(claim.subject.name, claim.predicate, claim.object.name) for claim in extraction.claims}


def read(file: Path, text: str) -> tuple[Document, Extraction]:
    file.write_text(text, encoding="utf-8")
    document = read_document(file)
    return document, extract_document(document, network=False)


def in_lines(width: int) -> str:
    return "\n\n".join("\n".join(textwrap.wrap(part, width)) for part in (TITLE, *PARAGRAPHS)) + "\n"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_width_of_lines_changes_no_claim(tmp_path: Path, width: int) -> None:
    _, plain = read(tmp_path / "plain.txt", "\n\n".join((TITLE, *PARAGRAPHS)) + "\n")
    assert ("Immigration and Customs Enforcement", "CONTRACTED_WITH", "Lindqvist Systems") in told(plain)
    _, wrapped = read(tmp_path / "wrapped.txt", in_lines(width))
    assert told(wrapped) == told(plain)


@pytest.mark.parametrize("width", WIDTHS)
def test_quotes_keep_their_line_ends_and_names_have_none(tmp_path: Path, width: int) -> None:
    document, wrapped = read(tmp_path / "wrapped.txt", in_lines(width))
    assert any("\n" in claim.quote for claim in wrapped.claims)
    for claim in wrapped.claims:
        assert document.text[claim.start : claim.end] == claim.quote
        for party in (claim.subject, claim.object):
            assert document.text[party.start : party.end] == party.mention and "\n" not in party.name
    assert all(document.text[m.start : m.end] == m.text for m in wrapped.mentions)


def test_a_narrow_column_of_a_pdf_gives_its_claims(tmp_path: Path) -> None:
    source = tmp_path / "report.typ"
    body = "\n\n".join(part.replace("$", "\\$") for part in PARAGRAPHS)
    source.write_text(f"#set page(width: 9cm, height: 20cm, margin: 1cm)\n= {TITLE}\n\n{body}\n", encoding="utf-8")
    typst.compile(source, output=tmp_path / "report.pdf")
    found = told(extract_document(read_document(tmp_path / "report.pdf"), network=False))
    assert ("Immigration and Customs Enforcement", "CONTRACTED_WITH", "Lindqvist Systems") in found


def test_headings_lists_and_long_paragraphs_are_left_in_their_lines() -> None:
    text = "Vendors\nPalantir\nClearview AI\n\nThe agency bought software from both in 2020, records show\n- one\n"
    assert all("\n" not in text[zone.start : zone.end] for zone in find_zones(text))
    paragraphs = f"{'Word ' * 60}\n{'Other ' * 60}\n"
    assert len(find_zones(paragraphs)) == 2


@given(st.text(alphabet="abc AB.\n\r\f-$1", max_size=400))
def test_flowing_text_is_as_long_and_differs_in_line_ends_alone(text: str) -> None:
    document = Document(text, find_zones(text), "0" * 64, "text/plain", "made")
    flowed = flowing(document)
    assert len(flowed) == len(text)
    assert all(one == two or (one in "\n\r\f" and two == " ") for one, two in zip(text, flowed, strict=True))
