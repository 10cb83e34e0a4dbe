"""Commands run inside the test's own process: the same words, the same answers, without a new interpreter each time."""

import contextlib
import csv
import functools
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.cli import main
from tests.processes import AWARDS, SHEET

__all__ = ["command", "findings", "mixed_case", "new_case", "rows_of", "write"]

ARTICLE = """Holloway Analytics wins border contract

WASHINGTON, May 30, 2022 — Holloway Analytics developed a case search tool called Lantern.
Immigration and Customs Enforcement (ICE) awarded Holloway Analytics a $1.2 million contract in March 2022.
Dana Whitlock is the chief executive of Holloway Analytics.
"""
_KEPT: list["tempfile.TemporaryDirectory[str]"] = []


def command(*words: str | Path) -> str:
    """Run a command that must succeed; what it prints."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([str(word) for word in words])
    assert status == 0, err.getvalue()
    return out.getvalue()


def new_case(folder: Path, *files: Path, retrieved: tuple[str, ...] = ()) -> Path:
    """A case of these files, built; `retrieved` has a day for each."""
    command("new", folder)
    for number, file in enumerate(files):
        command("add", folder, file, *(("--retrieved", retrieved[number]) if retrieved else ()))
    command("build", folder)
    return folder


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@functools.cache
def mixed_case() -> Path:
    """A case of records, a claims sheet and an article, built once a run; a test that changes it takes a copy."""
    _KEPT.append(tempfile.TemporaryDirectory(prefix="vendorgraph-tests-"))
    place = Path(_KEPT[-1].name)
    texts = {"awards.csv": AWARDS, "claims.yaml": SHEET, "article.txt": ARTICLE}
    given = [write(place, name, text) for name, text in texts.items()]
    return new_case(place / "case", *given, retrieved=("2023-07-01", "2023-07-02", "2023-07-03"))


def rows_of(*words: str | Path) -> list[dict[str, str]]:
    """The rows of a question's answer."""
    return list(csv.DictReader(io.StringIO(command("query", *words, "--format", "csv"))))


def findings(case: Path, kind: str | None = None) -> Iterator[dict[str, Any]]:
    """What the build of a case noticed."""
    with (case / ".build" / "findings.csv").open(newline="", encoding="utf-8") as lines:
        yield from (row for row in csv.DictReader(lines) if kind in (None, row["kind"]))
