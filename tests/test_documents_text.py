import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import LimitExceeded, MissingFile, UnknownFormat, UnreadableFile, VendorgraphError
from loaders.documents.document import Limits
from loaders.documents.formats.plain import decode
from loaders.documents.text import read_document

ARTICLE = "Title of the piece\r\n\r\nAcme\u00a0Ltd signed a deal with the Home Office.\r\nIt ends in 2020.\n"


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_plain_text_is_the_file_and_nothing_else(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ARTICLE.encode())
    document = read_document(path)
    assert document.text == ARTICLE
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.media_type == "text/plain"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_encodings_with_a_mark_are_read(tmp_path: Path, encoding: str) -> None:
    document = read_document(write(tmp_path / "a.txt", ARTICLE.encode(encoding)))
    assert document.text.lstrip("\ufeff") == ARTICLE


def test_an_encoding_without_a_mark_is_recognised(tmp_path: Path) -> None:
    said = "Le ministère de l'Intérieur a signé un marché à prix forfaitaire avec la société Thalès à Évry. " * 20
    assert read_document(write(tmp_path / "a.txt", said.encode("cp1252"))).text == said


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_decodes_to_itself(text: str) -> None:
    assert decode(text.encode(), "x")[0] == text


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="nowhere"):
        read_document(tmp_path / "nowhere.txt")


def test_an_oversize_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LimitExceeded, match="limit"):
        read_document(write(tmp_path / "a.txt", b"x" * 11), limits=Limits(bytes=10))


def test_too_many_characters_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LimitExceeded, match="characters"):
        read_document(write(tmp_path / "a.txt", b"word " * 10), limits=Limits(characters=10))


def test_binary_content_is_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="application/pdf"):
        read_document(write(tmp_path / "a.txt", bytes(range(256))))


@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_a_file_without_text_is_unreadable(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        read_document(write(tmp_path / "a.txt", data))


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.rtf", "a.eml", "a.html"])
@pytest.mark.parametrize(
    "head", [b"%PDF-1.7\n", b"PK\x03\x04word/", b"{\\rtf1 cut", b"Message-ID: <1>\n\n", b"\x00\x01"]
)
def test_damaged_files_end_in_one_clear_error(tmp_path: Path, name: str, head: bytes) -> None:
    try:
        document = read_document(write(tmp_path / name, head))
    except VendorgraphError as error:
        assert "\n" not in str(error)
    else:
        assert document.text.strip()
