"""Commands run inside the test's own process: the same words, the same answers, without a new interpreter each time."""

import contextlib
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.cli import main

__all__ = ["command", "findings", "new_case", "rows_of"]


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


def rows_of(*words: str | Path) -> list[dict[str, str]]:
    """The rows of a question's answer."""
    return list(csv.DictReader(io.StringIO(command("query", *words, "--format", "csv"))))


def findings(case: Path, kind: str | None = None) -> Iterator[dict[str, Any]]:
    """What the build of a case noticed."""
    with (case / ".build" / "findings.csv").open(newline="", encoding="utf-8") as lines:
        yield from (row for row in csv.DictReader(lines) if kind in (None, row["kind"]))
