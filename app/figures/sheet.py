"""The whole figure: title, picture, legend, caption, day, footnotes and sources, one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.figures.facts import Facts
from app.figures.legend import Entry, legend_entries
from app.figures.listing import Block, flowed, listed_blocks
from app.figures.marks import Group, Mark, Path, Run
from app.figures.setting import LEADING, broken, set_lines
from app.figures.specification import Specification
from app.figures.style import MUTED, Style
from app.figures.svg import number
from app.figures.wording import clean, date_text, say

__all__ = ["Link", "Sheet", "laid_out"]

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

    def done(self) -> Sheet:
        """The sheet as it is."""
        return Sheet(tuple(self.marks), self.style.width, self.y + self.style.margin, tuple(self.links))

    def rule(self, name: str) -> None:
        left, right = self.style.margin, self.style.width - self.style.margin
        self.marks.append(Path(f"M{number(left)} {number(self.y)}H{number(right)}", "#8a8a8a", 0.5))
        self.y += 4.0


def laid_out(
    facts: Facts,
    specification: Specification,
    style: Style,
    picture: Sheet,
    banner: str | None = None,
    page: float | None = None,
) -> list[Sheet]:
    """The sheet with everything on it. `banner` is a warning that stands above the title. With a `page` of so many
    points in height, notes that find no room on it go on to further sheets."""
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
    _legend(sheet, legend_entries(facts, specification.kind, style))
    if specification.caption:
        sheet.text("caption", clean(specification.caption), style.body)
    sheet.text("day", _day(facts, specification), style.small, MUTED, gap=4.0)
    sheet.rule("rule")
    return _listed(sheet, facts, specification.title, page)


def _day(facts: Facts, specification: Specification) -> str:
    """The day that the figure bears, and what is not in it."""
    told = []
    newest = max((source.day for source in facts.sources if source.day), default=None)
    if specification.as_of:
        told.append(say("as_of", day=date_text(specification.as_of)))
    if specification.known_at:
        told.append(say("known_on", day=date_text(specification.known_at)))
    if not told and newest:
        told.append(say("newest", day=date_text(newest)))
    if specification.review != "accepted":
        told.append(say("includes"))
    if facts.withheld:
        told.append(say("withheld"))
    return " ".join([*told, *facts.remarks])


def _legend(sheet: _Growing, entries: Sequence[Entry]) -> None:
    """Entries side by side, in as many rows as they need."""
    style = sheet.style
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


def _listed(sheet: _Growing, facts: Facts, title: str, page: float | None) -> list[Sheet]:
    """The notes and sources below what is there, on as many sheets as the height of a page asks for."""
    style = sheet.style
    wide = (style.inner - BETWEEN * (style.note_columns - 1)) / style.note_columns
    blocks = listed_blocks(facts, wide, style)
    room = (page - style.margin - sheet.y) if page else None
    following = (page - 2 * style.margin - style.body * LEADING - 6.0) if page else None
    sheets: list[Sheet] = []
    for place, columns in enumerate(flowed(blocks, style.note_columns, room, following)):
        if place:
            sheets.append(sheet.done())
            sheet = _Growing(style, style.margin)
            sheet.text("heading", [Run(say("continued", title=clean(title)), "bold")], style.body, MUTED, gap=6.0)
        _filled(sheet, columns, wide)
    return [*sheets, sheet.done()]


def _filled(sheet: _Growing, columns: Sequence[Sequence[Block]], wide: float) -> None:
    bottom = sheet.y
    for place, blocks in enumerate(columns):
        x, y = sheet.style.margin + place * (wide + BETWEEN), sheet.y
        for block in blocks:
            sheet.marks.append(Group(block.name, block.marks, data=block.data, dx=x, dy=y))
            if block.link:
                sheet.links.append(Link(x, y, wide, block.height, block.link))
            y += block.height
        bottom = max(bottom, y)
    sheet.y = bottom
