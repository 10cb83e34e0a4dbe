"""What a build came to, for people and for programs."""

import dataclasses
from pathlib import Path
from typing import Any

from app.api.models import decimal_text
from app.commands.output import NONE_STATED, say, visible, with_separators
from app.summary import Summary

__all__ = ["as_mapping", "print_summary"]

SOURCES_SHOWN = 12
OBLIGATED = "net sum of award actions as recorded; ceilings and amounts in prose are not in it"
LINES = (
    ("vendors", "companies that hold contracts"),
    ("agencies", "and what they are part of"),
    ("contracts", "told apart by their award numbers"),
    ("people", "in public roles only"),
    ("systems", "products, programmes, databases, cloud services"),
    ("edges", "statements of the graph; each shows its evidence"),
    ("claims", "single statements by sources"),
    ("conflicts", "claims that cannot all hold; both sides are kept"),
)


def as_mapping(summary: Summary) -> dict[str, Any]:
    """The summary for programs: dollars as decimal text."""
    told = dataclasses.asdict(summary)
    told["counts"] = {name: count for name, count in summary.counts.items() if name != "obligated"}
    return {**told, "obligated": _obligated(summary), "rows": dict(summary.rows)}


def _obligated(summary: Summary) -> str | None:
    """Dollars as decimal text; None where no source states an obligated amount."""
    cents = summary.counts.get("obligated")
    return None if cents is None else decimal_text(cents)


def print_summary(name: str, folder: Path, summary: Summary) -> None:
    """The summary for people."""
    how = "nothing has changed since the last build" if summary.unchanged else f"built in {summary.seconds:.1f} s"
    say(f"{visible(name)}: {how}")
    say("")
    for key, meaning in LINES:
        if (count := summary.counts.get(key)) is not None:
            say(f"  {key:<12}{count:>18,}  {meaning}")
    sum_ = _obligated(summary)
    obligated = NONE_STATED if sum_ is None else f"${with_separators(sum_)}"
    say(f"  {'obligated':<12}{obligated:>18}  {OBLIGATED}")
    say("")
    _print_sources(folder, summary)
    if (names := summary.counts.get("not_compared")) is not None and names > 1:
        say(f"  {names:,} vendor names not compared yet: vendorgraph match {folder}")
    for warning in summary.figures:
        say(f"  Figure {visible(warning)}")
    if summary.counts.get("conflicts"):
        say(f"  Where sources disagree: vendorgraph query {folder} conflicts")


def _print_sources(folder: Path, summary: Summary) -> None:
    rows = summary.rows
    for line in summary.sources[:SOURCES_SHOWN]:
        rows_in = f"{line.rows_in:,} " if line.rows_in else ""  # a document has no rows
        say(f"  {visible(Path(line.file).name)}: {rows_in}read as {visible(line.format)}")
    if (more := len(summary.sources) - SOURCES_SHOWN) > 0:
        say(f"  … and {more:,} more sources")
    told = f"{rows['rows_in']:,} rows or claims in = {rows['rows_loaded']:,} loaded"
    say(f"  {told} + {rows['rows_rejected']:,} rejected + {rows['rows_duplicate']:,} duplicates")
    if summary.notes:
        noted = ", ".join(f"{count:,} {kind.replace('_', ' ')}" for kind, count in summary.notes.items())
        say(f"  Noted on the way: {noted} (vendorgraph query {folder} findings)")
    if summary.notes.get("reject"):
        say(f"  Each reject with its reason: {folder / '.build' / 'rejects.csv'}")
