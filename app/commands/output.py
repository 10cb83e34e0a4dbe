"""Answers at the terminal: a table for people, JSON or CSV for programs. Everything else goes to standard error.

What only some answers need is imported where it is used: every command comes through here.
"""

import dataclasses
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from app.amounts import MONEY

if TYPE_CHECKING:
    from rich.table import Table

    from app.columns import Layout
    from graph.store import Page

__all__ = ["NONE_STATED", "note", "say", "show_json", "show_list", "show_rows", "visible", "walk"]

CONTROL = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]")
PIPED_WIDTH = 200
TABLE_ROWS = 50
SLICE = 500
NONE_STATED = "none stated"
"""In place of a sum where no source states any of its parts."""
NUMBERS = (*MONEY, "actions", "sources", "claims", "edges", "rank")


def visible(text: str) -> str:
    """The text without characters that move the cursor or turn the reading direction."""
    return CONTROL.sub("\ufffd", text).replace("\n", " ").replace("\t", " ")


def say(line: str) -> None:
    """A line of an answer."""
    sys.stdout.write(f"{line}\n")


def note(line: str) -> None:
    """A line beside the answer."""
    sys.stderr.write(f"{line}\n")


def show_json(answer: Any) -> None:
    """An answer, or a sequence of them, as JSON."""
    json.dump(_plain(answer), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _plain(answer: Any) -> Any:
    if isinstance(answer, BaseModel):
        return answer.model_dump(mode="json")
    return [_plain(item) for item in answer] if isinstance(answer, (list, tuple)) else answer


def walk(ask: "Callable[[int, str | None], Page[Any]]", limit: int | None, form: str) -> "Page[Any]":
    """As many slices of a list as are wanted, as one page."""
    wanted = (TABLE_ROWS if form == "table" else 0) if limit is None else limit
    items: list[Any] = []
    cursor: str | None = None
    page: Page[Any] | None = None
    while page is None or (cursor and (not wanted or len(items) < wanted)):
        page = ask(min(SLICE, wanted - len(items)) if wanted else SLICE, cursor)
        items += page.items
        cursor = page.next
    return dataclasses.replace(page, items=tuple(items))


def show_list(page: "Page[Any]", layout: "Layout", form: str) -> None:
    """A list in the wanted form, with a note where more is there."""
    answers = [layout.model.of(item) for item in page.items]
    if form == "json":
        from app.api.models import List

        told = List[Any](items=answers, total=page.total, withheld=page.withheld, corrected=page.corrected)
        show_json(told)
    else:
        columns, cells = (layout.columns, layout.cells) if form == "csv" else (layout.brief, layout.shown)
        show_rows(columns, cells(answers), form)
    if page.next:
        of = f" of {page.total:,}" if page.total else ""
        note(f"{len(page.items):,}{of} shown: --limit 0 shows all.")


def show_rows(
    columns: Iterable[str],
    rows: Iterable[Mapping[str, Any]],
    form: str,
    *,
    guard: bool = True,
    unknown: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Rows as CSV or as a table, which shows the words of `unknown` in a column where a row has no value."""
    names = tuple(columns)
    if form == "csv":
        from app.tabular import csv_lines

        for line in csv_lines(names, rows, guard=guard):
            sys.stdout.write(line)
        return
    table = _table(names, rows, unknown)
    if table.row_count:
        _print(table)
    else:
        note("Nothing found.")


def _table(names: Sequence[str], rows: Iterable[Mapping[str, Any]], unknown: Mapping[str, str]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for name in names:
        right = name in NUMBERS
        table.add_column(
            name.replace("_", " "),
            justify="right" if right else "left",
            no_wrap=right or name in ("id", "edge"),
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(_cell(name, row.get(name)) or unknown.get(name, "")) for name in names))
    return table


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if name in MONEY:
        return with_separators(str(value))
    return f"{value:,}" if isinstance(value, int) and name in NUMBERS else visible(str(value))


def with_separators(amount: str) -> str:
    """
    >>> with_separators('-1234567.50')
    '-1,234,567.50'
    """
    sign, digits = ("-", amount[1:]) if amount.startswith("-") else ("", amount)
    whole, _, part = digits.partition(".")
    return f"{sign}{int(whole):,}.{part}" if part else f"{sign}{int(whole):,}"


def _print(table: "Table") -> None:
    from rich.console import Console

    width = None if sys.stdout.isatty() else PIPED_WIDTH
    Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False).print(table)
