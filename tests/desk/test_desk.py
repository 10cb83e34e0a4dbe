"""A desk: a process that reads one document after the other, and outlives none of those that break it."""

import os
import threading
from collections.abc import Iterator

import pytest

from graph.errors import LimitExceeded, SourceError, UnreadableFile
from loaders.documents.desk.desk import Desk
from loaders.documents.document import Limits


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk(Limits(memory=1_500_000_000))
    yield made
    made.close()


def do(desk: Desk, job: str, *arguments: object) -> object:
    return desk.do("a.pdf", (f"tests.desk.jobs:{job}", arguments))


def test_one_process_does_one_job_after_the_other_and_is_not_ours(desk: Desk) -> None:
    first, second = do(desk, "answer", "one"), do(desk, "answer", "two")
    assert isinstance(first, tuple) and isinstance(second, tuple)
    assert (first[0], second[0]) == ("one", "two") and first[1] == second[1] != os.getpid()


@pytest.mark.parametrize(
    ("job", "told"),
    [
        ("abort", "ended its reader (signal 6)"),
        ("vanish", "ended its reader (signal 9)"),
        ("leave", "ended its reader (status 3)"),
        ("mistake", "broke its reader (ValueError in "),
        ("recurse", "broke its reader (RecursionError in "),
        ("refuse", "is protected by a password"),
    ],
)
def test_what_breaks_a_reader_is_told_in_a_line_and_the_next_document_is_read(desk: Desk, job: str, told: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        do(desk, job)
    assert str(refused.value).startswith(f"a.pdf {told}") and "\n" not in str(refused.value)
    assert "nobody should see" not in str(refused.value)
    assert do(desk, "answer", "next") is not None


def test_memory_beyond_the_limit_is_refused_with_what_to_do(desk: Desk) -> None:
    with pytest.raises(LimitExceeded, match=r"a.pdf needs more than 1,500 MB to read: split it, or raise documents"):
        do(desk, "eat")
    assert do(desk, "answer", "next") is not None


def test_a_reader_that_hangs_is_ended_by_its_time() -> None:
    slow = Desk(Limits(seconds=0.2))
    with pytest.raises(LimitExceeded, match=r"a.pdf takes more than 0.2 seconds to read"):
        do(slow, "hang")
    assert slow.process is None


def test_no_key_or_password_is_known_to_what_reads_documents(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VENDORGRAPH_KEY", "a-key-of-twenty-signs")
    known = do(desk, "variables")
    assert isinstance(known, list) and "PATH" in known
    assert [name for name in known if name.startswith("VENDORGRAPH_")] == []


def test_what_a_library_prints_disturbs_nobody(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert do(desk, "scribble") == "well"
    assert capfd.readouterr() == ("", "")


def test_a_desk_that_is_closed_in_the_middle_of_a_job_ends_it() -> None:
    desk, ended = Desk(Limits()), threading.Event()

    def work() -> None:
        try:
            do(desk, "hang")
        except SourceError:
            ended.set()

    worker = threading.Thread(target=work)
    worker.start()
    while desk.process is None:
        pass
    process = desk.process
    desk.close()
    worker.join(30)
    assert ended.is_set() and process.poll() is not None
