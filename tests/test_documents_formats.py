"""Each format on a small real file made here."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from graph.errors import LimitExceeded, UnreadableFile
from loaders.documents.document import Limits
from loaders.documents.text import read_document

BODY = "Acme Systems signed a $2 million contract with the Coast Guard in March 2021, according to public records. "


def pdf(pages: list[str], *, encrypted: bool = False) -> bytes:
    """A minimal PDF with a line of text a page."""
    count = len(pages)
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(count))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"]
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    for i, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 20 700 Td ({text}) Tj ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {4 + 2 * i} 0 R "
            f"/Resources << /Font << /F1 {font} >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    lock = " /Encrypt << /Filter /Standard /V 1 /R 2 /O (" + "o" * 32 + ") /U (" + "u" * 32 + ") /P -4 >>"
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R{lock if encrypted else ''} /ID [(a) (b)] >>"
    start = len(out)
    end = f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def test_a_pdf_gives_text_with_page_offsets(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(["Acme won a contract.", "Beta lost it."]))
    document = read_document(path)
    assert document.media_type == "application/pdf"
    assert len(document.pages) == 2
    assert document.page_at(document.text.index("Acme")) == 1
    assert document.page_at(document.text.index("Beta")) == 2


def test_a_pdf_with_too_many_pages_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(["One.", "Two."]))
    with pytest.raises(LimitExceeded, match="2 pages"):
        read_document(path, limits=Limits(pages=1))


def test_an_encrypted_pdf_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(["Secret."], encrypted=True))
    with pytest.raises(UnreadableFile, match="password"):
        read_document(path)


def test_a_truncated_pdf_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(["One."])[:60])
    with pytest.raises(UnreadableFile, match="damaged or cut off"):
        read_document(path)


def test_a_word_file_gives_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    made = docx.Document()
    made.core_properties.title = "Report"
    made.add_paragraph(BODY)
    made.add_table(1, 2).rows[0].cells[0].text = "Vendor"
    made.add_paragraph("The end of the report.")
    made.save(str(path))
    document = read_document(path)
    assert document.metadata.title == "Report"
    assert document.text.index("Acme") < document.text.index("Vendor") < document.text.index("The end")


def test_a_word_file_that_unpacks_too_far_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 1_000_000)
    path = tmp_path / "bomb.docx"
    path.write_bytes(packed.getvalue())
    with pytest.raises(LimitExceeded, match="unpacks"):
        read_document(path, limits=Limits(bytes=100_000))


def test_rtf_escapes_are_decoded_and_silent_groups_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}Caf\'e9 \u8364?5 million\par Second \{line\}}")
    document = read_document(path)
    assert document.text == "Café €5 million\nSecond {line}"


def test_a_message_gives_subject_body_and_date_without_addresses(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(
        b"From: Jane Roe <jane@example.org>\r\nTo: x@example.org\r\nSubject: The contract\r\nMIME-Version: 1.0\r\n"
        b"Date: Tue, 05 Mar 2019 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + BODY.encode()
    )
    document = read_document(path)
    assert document.text.startswith("The contract")
    assert document.metadata.published == "2019-03-05"
    assert "example.org" not in document.text


def test_a_web_page_gives_main_text_and_metadata_and_no_script(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    paragraphs = "".join(f"<p>{BODY}{n}</p>" for n in range(6))
    path.write_text(
        "<!doctype html><html lang=en><head><title>Deal of the year</title><meta name=author content='Jane Roe'>"
        "<script>var hidden = 'never';</script><style>p{color:red}</style></head><body><nav>Home Menu</nav>"
        f"<article><h1>Deal of the year</h1>{paragraphs}</article><script>alert('never')</script></body></html>",
        encoding="utf-8",
    )
    document = read_document(path)
    assert document.media_type == "text/html"
    assert "Acme Systems signed" in document.text
    assert "never" not in document.text
    assert document.metadata.title == "Deal of the year"
    assert document.derived_by.startswith("trafilatura/")
    assert document.zones[0].kind == "headline"
    assert read_document(path).text == document.text


def test_markdown_keeps_its_text_and_finds_its_title(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"# The deal\n\n{BODY}\n", encoding="utf-8")
    document = read_document(path)
    assert document.text == f"# The deal\n\n{BODY}\n"
    assert document.metadata.title == "The deal"
    assert document.zones[0].kind == "headline"
