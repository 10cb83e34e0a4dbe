"""Many documents side by side: the same claims in the same order, and one that cannot be read is left out alone."""

import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import LimitExceeded, UnreadableFile
from loaders.documents import prepared
from loaders.documents.desk import desks as desks_module
from loaders.documents.desk.desks import Desks
from loaders.documents.document import Limits
from loaders.documents.lines import extract_lines
from loaders.documents.prepared import Wanted, is_plain
from tests.end_to_end.commands import ARTICLE


def wanted(path: Path) -> Wanted:
    return Wanted(path, network=False, plain=is_plain(path))


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    files = [tmp_path / f"{number}.txt" for number in range(6)]
    for number, file in enumerate(files):
        file.write_text(ARTICLE.replace("Holloway", f"Holloway{'abcdef'[number]}") * (6 - number))
    return files


def test_documents_side_by_side_give_what_they_give_one_by_one(
    articles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = list(extract_lines(articles, network=False))
    monkeypatch.setattr(desks_module, "FEW", 0)
    monkeypatch.setattr(desks_module, "SMALL", 0)
    assert list(extract_lines(articles, network=False)) == alone


def test_few_small_texts_start_no_process_and_much_does(articles: list[Path]) -> None:
    with Desks() as desks:
        desks.begin(map(wanted, articles[:3]))
        assert desks.read(wanted(articles[0])).extraction.claims and desks.desks == []
    articles[0].write_text(ARTICLE * 400)
    with Desks() as desks:
        desks.begin(map(wanted, articles))
        assert desks.desks and len(desks.begun) == len(articles)
        assert all(desks.read(wanted(article)).document.text for article in articles)
        processes = [desk.process for desk in desks.desks if desk.process]
    assert processes and all(process.poll() is not None for process in processes)


def test_what_a_library_reads_is_read_at_a_desk_however_small(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><article><p>{ARTICLE}</p></article></body></html>")
    with Desks() as desks:
        assert desks.read(wanted(page)).extraction.claims and len(desks.desks) == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"%PDF-1.7\nnothing that follows is a page", "damaged or cut off"), (b"PK\x03\x04" + b"\0" * 400, "")],
)
def test_a_damaged_file_is_left_out_alone(tmp_path: Path, content: bytes, told: str) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.docx"
    good.write_text(ARTICLE)
    bad.write_bytes(content)
    refused: list[str] = []
    lines = list(
        extract_lines([bad, good, tmp_path / "none.txt"], network=False, rejected=lambda e: refused.append(str(e)))
    )
    assert {line["doc"] for line in lines} == {"good.txt"}
    assert len(refused) == 2 and told in refused[0] and "check the name" in refused[1]


def slow(*_: object, **__: object) -> None:
    time.sleep(30)


def spinning(*_: object, **__: object) -> None:
    while True:
        pass


def clumsy(*_: object, **__: object) -> None:
    raise IndexError("nobody foresaw this")


@pytest.mark.parametrize("hanging", [slow, spinning])
def test_a_small_text_that_takes_too_long_here_is_ended_by_an_alarm(
    articles: list[Path], monkeypatch: pytest.MonkeyPatch, hanging: Callable[..., None]
) -> None:
    monkeypatch.setattr(prepared, "read_document", hanging)
    with Desks(Limits(seconds=0.1)) as desks, pytest.raises(LimitExceeded, match=r"takes more than 0\.1 seconds"):
        desks.read(wanted(articles[0]))
    assert signal.getitimer(signal.ITIMER_REAL)[0] > 1 or signal.getsignal(signal.SIGALRM) in (None, signal.SIG_DFL)


def test_a_small_text_that_breaks_its_reader_here_is_told_like_any_other(
    articles: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "read_document", clumsy)
    with Desks() as desks, pytest.raises(UnreadableFile, match=r"0.txt broke its reader \(IndexError"):
        desks.read(wanted(articles[0]))
