"""Footnotes and sources as blocks of text, and how blocks fill columns and pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.facts import Facts, Footnote, SourceNote
from app.figures.marks import Group, Mark, Run, Text
from app.figures.setting import broken, set_lines, width_of
from app.figures.style import Style
from app.figures.wording import counted, say

__all__ = ["Block", "flowed", "listed_blocks"]

LEAST_ROOM = 60.0
"""Points of height below which no column is begun."""

ADDRESS = "#1f4e8c"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph from (0, 0). A heading stays with what follows it."""

    name: str
    marks: tuple[Mark, ...]
    height: float
    data: dict[str, str]
    link: str | None = None
    heading: bool = False


def listed_blocks(facts: Facts, width: float, style: Style) -> list[Block]:
    """The evidence, then the sources."""
    heads = [f"[{note.number}]" for note in facts.notes] + [source.letter for source in facts.sources]
    gutter = max((width_of([Run(head, "bold")], style.small) for head in heads), default=8.0) + 4.0
    notes = [_note(note, gutter, width, style) for note in facts.notes]
    sources = [_source(source, gutter, width, style) for source in facts.sources]
    return [_heading("evidence", style), *notes, _heading("sources", style), *sources]


def _heading(name: str, style: Style) -> Block:
    texts, height = set_lines([(Run(say(name), "bold"),)], 0.0, 1.0, style.body)
    return Block(f"heading-{name}", texts, height + 3.0, {}, heading=True)


def _note(note: Footnote, gutter: float, width: float, style: Style) -> Block:
    runs = [Run(f"{note.lead}. ")]
    for citation in note.citations:
        runs += [Run(f"{citation.letter} ", "bold"), Run(f"{_closed(citation.text)} ")]
    if note.more:
        runs.append(Run(say("more", n=counted(note.more)), "italic"))
    data = {"data-edge": note.edge or "", "data-claims": " ".join(note.claims)}
    marks, height = _hanging(f"[{note.number}]", runs, gutter, width, style)
    return Block(f"note-{note.number}", marks, height, data)


def _closed(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…", ".”")) else f"{text}."


def _source(source: SourceNote, gutter: float, width: float, style: Style) -> Block:
    runs = [Run(source.text), *([Run(f" {source.address}", "regular", ADDRESS)] if source.address else ())]
    marks, height = _hanging(source.letter, runs, gutter, width, style)
    name = f"source-{source.letter}"
    shown = (Group(f"{name}-link", marks, link=source.address),) if source.address else marks
    return Block(name, shown, height, {"data-source": source.id}, source.address)


def _hanging(head: str, runs: list[Run], gutter: float, width: float, style: Style) -> tuple[tuple[Mark, ...], float]:
    """A paragraph with its number or letter in the gutter."""
    texts, height = set_lines(broken(runs, width - gutter, style.small), gutter, 0.0, style.small)
    first: Text = set_lines([(Run(head, "bold"),)], 0.0, 0.0, style.small)[0][0]
    return (first, *texts), height + 2.0


def flowed(
    blocks: Sequence[Block], columns: int, first: float | None, following: float | None
) -> list[list[list[Block]]]:
    """Pages of columns of blocks. `first` is the room on the first page, `following` that on the others; without them
    everything stands on one. The columns of the last page are of about one height."""
    pages: list[list[list[Block]]] = []
    left = list(blocks)
    room = first
    if room is not None and room < LEAST_ROOM:
        pages.append([[] for _ in range(columns)])
        room = following
    while left:
        page, left = _page(left, columns, room)
        pages.append(page)
        room = following
    return pages


def _page(left: list[Block], columns: int, room: float | None) -> tuple[list[list[Block]], list[Block]]:
    """One page of them, and what is left."""
    share = sum(block.height for block in left) / columns
    page: list[list[Block]] = []
    for place in range(columns):
        last = place == columns - 1
        taken = _taken(left, share, room, last)
        page.append(left[:taken])
        left = left[taken:]
    return page, left


def _taken(left: Sequence[Block], share: float, room: float | None, last: bool) -> int:
    """How many blocks the next column takes: at least one, as many as there is room for, about its share of all."""
    used, taken = 0.0, 0
    for place, block in enumerate(left):
        tail = block.height + (left[place + 1].height if block.heading and place + 1 < len(left) else 0.0)
        if room is not None and used and used + tail > room:
            break
        if not last and used and used + tail * 0.5 > share:
            break
        used += block.height
        taken += 1
    return taken
