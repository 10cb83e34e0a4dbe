"""The whole figure: title, picture, legend, caption, day, footnotes and sources, one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.figures.facts import Facts, Footnote, SourceNote
from app.figures.legend import legend_entries
from app.figures.marks import Group, Mark, Path, Run, Text
from app.figures.setting import LEADING, broken, set_lines, width_of
from app.figures.specification import Specification
from app.figures.style import MUTED, Style
from app.figures.svg import number
from app.figures.wording import clean, date_text

__all__ = ["Link", "Sheet", "laid_out"]

GUTTER = 13.0
BETWEEN = 14.0


@dataclass(frozen=True, slots=True)
class Link:
    """A place on the sheet that leads to an address of the web."""

    x: float
    y: float
    width: float
    height: float
    address: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Marks with the size of the whole, in points."""

    marks: tuple[Mark, ...]
    width: float
    height: float
    links: tuple[Link, ...] = ()


@dataclass(slots=True)
class _Growing:
    """A sheet as it grows downwards."""

    style: Style
    y: float = 0.0
    marks: list[Mark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def text(
        self, name: str, runs: Sequence[Run] | str, size: float, colour: str = "#111111", gap: float = 3.0
    ) -> None:
        lines = broken(runs, self.style.inner, size)
        texts, height = set_lines(lines, self.style.margin, self.y, size, colour=colour)
        self.marks.append(Group(name, texts))
        self.y += height + gap

    def rule(self, name: str) -> None:
        left, right = self.style.margin, self.style.width - self.style.margin
        self.marks.append(Path(f"M{number(left)} {number(self.y)}H{number(right)}", "#8a8a8a", 0.5))
        self.y += 4.0


def laid_out(
    facts: Facts, specification: Specification, style: Style, picture: Sheet, banner: str | None = None
) -> Sheet:
    """The sheet with everything on it. `banner` is a warning that stands above the title."""
    sheet = _Growing(style, style.margin)
    if banner:
        sheet.text("warning", [Run(clean(banner), "bold", "#8b0000")], style.body, gap=4.0)
    sheet.text("heading", [Run(clean(specification.title), "bold")], style.title, gap=2.0)
    if specification.subtitle:
        sheet.text("subtitle", clean(specification.subtitle), style.body, MUTED)
    sheet.y += 4.0
    left = style.margin + (style.inner - picture.width) / 2 if picture.width < style.inner else style.margin
    sheet.marks.append(Group("picture", picture.marks, dx=left, dy=sheet.y))
    sheet.y += picture.height + 7.0
    _legend(sheet, facts)
    if specification.caption:
        sheet.text("caption", clean(specification.caption), style.body)
    sheet.text("day", _day(facts, specification), style.small, MUTED, gap=4.0)
    sheet.rule("rule")
    _columns(sheet, facts)
    return Sheet(tuple(sheet.marks), style.width, sheet.y + style.margin, tuple(sheet.links))


def _day(facts: Facts, specification: Specification) -> str:
    """The day that the figure bears, and what is not in it."""
    told = []
    newest = max((source.day for source in facts.sources if source.day), default=None)
    if specification.as_of:
        told.append(f"As of {date_text(specification.as_of)}.")
    if specification.known_at:
        told.append(f"As known on {date_text(specification.known_at)}.")
    if not told and newest:
        told.append(f"As of the newest source cited, {date_text(newest)}.")
    if specification.review != "accepted":
        told.append("Includes statements that nobody has reviewed, each marked “unreviewed”.")
    if facts.withheld:
        told.append("What is not public is left out.")
    return " ".join([*told, *facts.remarks])


def _legend(sheet: _Growing, facts: Facts) -> None:
    """Entries side by side, in as many rows as they need."""
    style = sheet.style
    entries = legend_entries(facts, style)
    if not entries:
        return
    x, row, marks = style.margin, style.small * LEADING + 3.0, []
    for place, entry in enumerate(entries):
        if x > style.margin and x + entry.width > style.width - style.margin:
            x, sheet.y = style.margin, sheet.y + row
        marks.append(Group(f"legend-{place + 1}", entry.marks, dx=x, dy=sheet.y))
        x += entry.width + 10.0
    sheet.marks.append(Group("legend", tuple(marks)))
    sheet.y += row + 4.0


def _columns(sheet: _Growing, facts: Facts) -> None:
    """Notes and sources in the columns that the style has, of about one height."""
    style = sheet.style
    wide = (style.inner - BETWEEN * (style.note_columns - 1)) / style.note_columns
    blocks = [_heading("Evidence", style), *(_note(note, wide, style) for note in facts.notes)]
    blocks += [_heading("Sources", style), *(_source(source, wide, style) for source in facts.sources)]
    top, bottom, x = sheet.y, sheet.y, style.margin
    share = sum(block.height for block in blocks) / style.note_columns
    used = 0.0
    for place, block in enumerate(blocks):
        following = blocks[place + 1].height if place + 1 < len(blocks) else 0.0
        tail = block.height + (following if block.heading else 0.0)
        if used and used + tail * 0.5 > share and x + 2 * wide < style.width:
            x, used = x + wide + BETWEEN, 0.0
        sheet.marks.append(Group(block.name, block.marks, data=block.data, dx=x, dy=top + used))
        if block.link:
            sheet.links.append(Link(x, top + used, wide, block.height, block.link))
        used += block.height
        bottom = max(bottom, top + used)
    sheet.y = bottom


@dataclass(frozen=True, slots=True)
class _Block:
    name: str
    marks: tuple[Mark, ...]
    height: float
    data: dict[str, str]
    link: str | None = None
    heading: bool = False


def _heading(text: str, style: Style) -> _Block:
    texts, height = set_lines([(Run(text, "bold"),)], 0.0, 1.0, style.body)
    return _Block(f"heading-{text.lower()}", texts, height + 3.0, {}, heading=True)


def _note(note: Footnote, width: float, style: Style) -> _Block:
    runs = [Run(f"{note.lead}. ")]
    for citation in note.citations:
        runs += [Run(f"{citation.letter} ", "bold"), Run(f"{_closed(citation.text)} ")]
    if note.more:
        runs.append(Run(f"And {note.more:,} more of these sources.", "italic"))
    data = {"data-edge": note.edge or "", "data-claims": " ".join(note.claims)}
    return _hanging(f"note-{note.number}", f"[{note.number}]", runs, width, style, data)


def _closed(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…", ".”")) else f"{text}."


def _source(source: SourceNote, width: float, style: Style) -> _Block:
    runs = [Run(source.text)]
    if source.address:
        runs.append(Run(f" {source.address}", "regular", "#1f4e8c"))
    return _hanging(
        f"source-{source.letter}", source.letter, runs, width, style, {"data-source": source.id}, source.address
    )


def _hanging(
    name: str, head: str, runs: list[Run], width: float, style: Style, data: dict[str, str], link: str | None = None
) -> _Block:
    """A paragraph with its number or letter in the gutter."""
    gutter = max(GUTTER, width_of([Run(head, "bold")], style.small) + 3.0)
    lines = broken(runs, width - gutter, style.small)
    texts, height = set_lines(lines, gutter, 0.0, style.small)
    first: Text = set_lines([(Run(head, "bold"),)], 0.0, 0.0, style.small)[0][0]
    marks: tuple[Mark, ...] = (first, *texts)
    shown = (Group(f"{name}-link", marks, link=link),) if link else marks
    return _Block(name, shown, height + 2.0, data, link)
