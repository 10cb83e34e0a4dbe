"""The review as a process: keys at a real terminal, lines from a pipe, and a newcomer's first five minutes."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.reviewing.screen import Screen
from graph.case import open_case
from graph.review import standing_reviews
from tests.end_to_end.commands import ARTICLE, command, mixed_case, write
from tests.processes import PATIENCE, copy_of, environment, heed_interrupts, vendorgraph


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return copy_of(mixed_case(), tmp_path / "case")


def piped(case: Path, keys: str, *options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "app.cli", "review", str(case), *options],
        env=environment({"VENDORGRAPH_REVIEWER": "Ana"}),
        input=keys,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def decisions(case: Path) -> list[tuple[str, str | None, str | None]]:
    return [(row.decision, row.by, row.why) for row in open_case(case).reviews.read().rows]


def listed(case: Path, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(vendorgraph("review", case, "--json", *options).stdout)["items"]
    return found


def test_keys_from_a_pipe_are_taken_a_line_each_with_the_reason_behind_them(case: Path) -> None:
    done = piped(case, "a Read it twice.\n\nr the words say otherwise\nz\nn\nx\n?\nq\n", "--kind", "claim")
    assert done.returncode == 0, done.stderr
    assert decisions(case) == [
        ("accept", "Ana", "Read it twice."),
        ("reject", "Ana", "the words say otherwise"),
        ("undo", "Ana", None),
    ]
    for told in ("claim 1 of", "Accepted. (1 decided)", "Rejected. (2 decided)", "Taken back.", "the quote stays"):
        assert told in done.stdout
    assert "Decided: 1 accepted. It stands in reviews.csv" in done.stdout


def test_the_quote_is_shown_in_its_context(case: Path) -> None:
    told = " ".join(piped(case, "q\n", "--kind", "claim").stdout.split())
    assert re.search(
        r"developed a case search tool called Lantern\..{0,3}»Immigration and Customs .*« Dana Whitlock", told
    )
    assert "amount 1,200,000.00 USD" in told and "Nothing was decided." in told


def test_the_end_of_the_input_ends_the_review_with_everything_written(case: Path) -> None:
    done = piped(case, "a\na", "--by", "Ben Reader", "--kind", "claim")
    assert done.returncode == 0 and decisions(case) == [("accept", "Ben Reader", None)] * 2
    assert piped(case, "").returncode == 0


def test_a_claim_is_edited_field_by_field_and_wrong_values_are_explained(case: Path) -> None:
    wrong = "e\n\nHOSTS\n\n\n"
    right = "e\n\n\nHolloway Group\namount=1,250,000\nstart=2022-03\nnonsense\n\n"
    done = piped(case, f"{wrong}{right}q\n", "--kind", "claim")
    assert "HOSTS goes from Company or System" in done.stdout and "Edited and accepted." in done.stdout
    [row] = open_case(case).reviews.read().rows
    assert json.loads(row.edits or "") == {
        "object": "Holloway Group",
        "qualifiers": {"amount": "1250000.00", "start": "2022-03"},
    }


def test_the_side_that_holds_in_a_conflict_is_chosen_by_its_number(case: Path) -> None:
    conflicts = listed(case, "--kind", "conflict")
    [conflict] = [item["conflict"] for item in conflicts]
    done = piped(case, "2 The register says so.\n", "--kind", "conflict")
    assert done.returncode == 0 and "2  Tern Ridge Holdings" in done.stdout, done.stdout
    held = {claim["id"] for claim in conflict["sides"][1]["claims"]}
    rows = standing_reviews(open_case(case).reviews.read().rows)
    assert {row.claim_id for row in rows if row.decision == "accept"} == held
    assert {row.decision for row in rows} == {"accept", "reject"}
    assert listed(case, "--kind", "conflict") == []


def test_a_pair_of_names_is_judged_with_one_key(case: Path) -> None:
    pair = "company:holloway-analytics,company:tern-ridge-cloud-llc,unsure,names,Both are in the sheet.,0.7\n"
    write(case, "identity.csv", f"left,right,judgement,by,why,score\n{pair}")
    command("build", case)
    done = piped(case, "d Two firms.\n", "--kind", "pair")
    assert "Are these one thing? (score 0.70)" in done.stdout and "Different. (1 decided)" in done.stdout
    row = open_case(case).identity.read().rows[-1]
    assert (row.judgement, row.by, row.why) == ("different", "Ana", "Two firms.")
    assert listed(case, "--kind", "pair") == []


def test_whoever_comes_second_is_told_and_overrules_by_pressing_again(case: Path) -> None:
    [first, *_] = listed(case, "--kind", "claim")
    assert piped(case, "a\nq\n", "--kind", "claim", "--by", "Ben").returncode == 0
    row = open_case(case).reviews.read().rows[0]
    open_case(case).reviews.path.write_text("claim_id,decision\n")
    with at_terminal(case, "--kind", "claim") as terminal:
        terminal.until("accept")
        header = ",".join(type(row).model_fields)
        line = f"{row.claim_id},accept,Ben,{row.at},,,,,,{row.source_id},{row.content}"
        open_case(case).reviews.path.write_text(f"{header}\n{line}\n")
        terminal.send("r")
        terminal.until("Why")
        terminal.send("No.\n")
        terminal.until("Press the key again")
        assert [decision for decision, *_ in decisions(case)] == ["accept"]
        terminal.send("rNo.\n")
        terminal.until("Rejected")
        terminal.send("q")
        assert terminal.ended() == 0
    assert first["id"] == row.claim_id and [d for d, *_ in decisions(case)] == ["accept", "reject"]


class Terminal:
    """A pseudo-terminal with the command at its other end."""

    def __init__(self, process: "subprocess.Popen[bytes]", file: int) -> None:
        self.process, self.file, self.seen = process, file, ""

    def send(self, keys: str) -> None:
        os.write(self.file, keys.encode())

    def until(self, words: str) -> None:
        """Read on until the words were shown; what came before them is passed over."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.seen:
            assert time.monotonic() < deadline, f"never shown: {words}\n{self.seen}"
            if select.select([self.file], [], [], 0.2)[0]:
                self.seen += os.read(self.file, 65_536).decode("utf-8", "replace")
        self.seen = self.seen.partition(words)[2]

    def ended(self) -> int:
        return self.process.wait(PATIENCE)


@contextmanager
def at_terminal(case: Path, *options: str, variables: Mapping[str, str] | None = None) -> Iterator[Terminal]:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli", "review", str(case), *options],
        env=environment({"VENDORGRAPH_REVIEWER": "Ana", "TERM": "xterm", **(variables or {})}),
        stdin=theirs,
        preexec_fn=heed_interrupts,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Terminal(process, ours)
    finally:
        process.kill()
        process.wait(PATIENCE)
        os.close(ours)


def echoes(terminal: Terminal) -> bool:
    """Whether the terminal shows what is typed, as it did before the review."""
    return bool(termios.tcgetattr(terminal.file)[3] & termios.ECHO)


def test_single_keys_at_a_terminal(case: Path) -> None:
    with at_terminal(case, "--kind", "claim") as terminal:
        terminal.until("q quit")
        terminal.send("\x1b[Aa")  # an arrow key does nothing
        terminal.until("Accepted")
        terminal.until("q quit")
        assert decisions(case) == [("accept", "Ana", None)]  # on disk before the next item is shown
        terminal.send("r")
        terminal.until("Why")
        terminal.send("Not said – überhaupt.\n")
        terminal.until("Rejected")
        terminal.send("z")
        terminal.until("Taken back")
        terminal.send(" q")
        terminal.until("Decided: 1 accepted")
        assert terminal.ended() == 0
    assert decisions(case)[1:] == [("reject", "Ana", "Not said – überhaupt."), ("undo", "Ana", None)]


def test_a_review_that_is_killed_or_stopped_keeps_every_decision(case: Path) -> None:
    for ending, status in ((signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130), (signal.SIGTERM, 143)):
        open_case(case).reviews.path.write_text("claim_id,decision\n")
        with at_terminal(case, "--kind", "claim") as terminal:
            terminal.until("q quit")
            terminal.send("a")
            terminal.until("Accepted")
            terminal.process.send_signal(ending)
            assert terminal.ended() == status
            assert echoes(terminal) == (ending != signal.SIGKILL)
        assert decisions(case) == [("accept", "Ana", None)]


def test_wrong_words_and_missing_graphs_are_one_line(case: Path, tmp_path: Path) -> None:
    command("new", tmp_path / "empty")
    told = [
        (vendorgraph("review", tmp_path / "nothing"), 3),
        (vendorgraph("review", tmp_path / "empty"), 3),
        (vendorgraph("review", case, "--kind", "colour"), 2),
        (piped(case, "a\n", "--by", "x" * 200), 0),
    ]
    for done, status in told:
        assert done.returncode == status and len(done.stderr.splitlines()) == (status > 0), done.stderr
    assert "by: give the reviewer's name" in told[-1][0].stdout and decisions(case) == []


def test_a_half_written_decision_is_told_before_the_review_begins(case: Path) -> None:
    piped(case, "a\nq\n", "--kind", "claim")
    file = open_case(case).reviews.path
    file.write_bytes(file.read_bytes()[:-40])
    done = piped(case, "q\n")
    assert "reviews.csv, row 1: its line was cut off" in done.stderr
    command("build", case)
    assert "cut off" in vendorgraph("query", case, "findings", "--kind", "reject").stdout


def test_words_of_a_file_move_no_cursor(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Screen().say("Ben\x1b[2J decided\u202e\nnothing.")
    assert capsys.readouterr().out == "Ben\ufffd[2J decided\ufffd\nnothing.\n"
    open_case(case).reviews.path.write_text(f"claim_id,decision\n{'x' * 301},\x1b[2J\n,accept\n")
    done = piped(case, "q\n")
    assert done.stderr.count("reviews.csv, row") == 2 and "\x1b" not in done.stdout + done.stderr


def test_a_newcomer_gets_from_an_article_to_an_accepted_graph(tmp_path: Path) -> None:
    article, case = write(tmp_path, "article.txt", ARTICLE), tmp_path / "first"
    for words in (("new", case), ("add", case, article), ("build", case)):
        assert vendorgraph(*words).returncode == 0
    before = listed(case)
    assert before and all(item["claim"]["evidence"]["quote"] in ARTICLE for item in before)
    done = piped(case, "a\n" * len(before))
    assert "That was the last one." in done.stdout
    assert vendorgraph("build", case).returncode == 0
    assert vendorgraph("review", case).stdout == f"Nothing awaits review in {case}.\n"
    claims = json.loads(vendorgraph("query", case, "claims", "--json").stdout)["items"]
    mine = [claim for claim in claims if claim["evidence"]["kind"] == "text"]
    assert {claim["status"] for claim in mine} == {"accepted"}
    assert all(claim["reason"].startswith("accepted by Ana on 20") for claim in mine)
    contracts = json.loads(vendorgraph("query", case, "contracts", "--json").stdout)["items"]
    assert [row["edge"]["status"] for row in contracts] == ["accepted"]
    assert vendorgraph("check", case).returncode == 0
