"""From a figure's file and a reader to a picture: the facts, the sheet, and the bytes of the form that is wanted."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Literal

from app.export.redaction import Redaction
from app.figures.arranging import arranged
from app.figures.chart_kinds import spending_chart, timeline_chart
from app.figures.facts import Facts
from app.figures.fonts import missing
from app.figures.kinds import facts_of
from app.figures.ladder import ladder
from app.figures.marks import Group, greyed
from app.figures.network_picture import layer_heads, network_picture
from app.figures.sheet import Sheet, laid_out
from app.figures.specification import Layouts, Specification
from app.figures.style import POINTS, WIDTHS, Style
from app.figures.svg import as_svg
from app.figures.table_kinds import conflict_table, record_table
from app.figures.typeset import typeset
from app.figures.wording import clean, say, speaking
from graph.errors import NotFound
from graph.store import Reader

__all__ = ["FORMS", "Drawing", "Form", "Width", "drawing_of", "resolved"]

Form = Literal["svg", "png", "pdf"]
Width = Literal["column", "full"]
FORMS: Mapping[Form, str] = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
"""The forms of a figure with their media types."""

PAGE_HEIGHT = 245 * POINTS
"""The height of a page of a PDF: A4 or US Letter with margins."""

TABLES = {
    "conflicts": conflict_table,
    "record_check": record_table,
    "timeline": timeline_chart,
    "spending": spending_chart,
}


@dataclasses.dataclass(frozen=True, slots=True)
class Drawing:
    """A figure's facts, ready to be drawn."""

    specification: Specification
    facts: Facts
    _pictures: dict[str, Sheet] = dataclasses.field(default_factory=dict, repr=False, compare=False)

    def as_bytes(self, form: Form, width: Width = "full", *, grey: bool = False, banner: str | None = None) -> bytes:
        """The figure in one of its forms. `banner` is a warning above the title."""
        with speaking(self.specification.language):
            return self._bytes(form, width, grey, banner)

    def _bytes(self, form: Form, width: Width, grey: bool, banner: str | None) -> bytes:
        style = WIDTHS[width]
        page = PAGE_HEIGHT if form == "pdf" else None
        sheets = laid_out(self.facts, self.specification, style, self._picture(style), banner, page)
        if grey:
            sheets = [dataclasses.replace(sheet, marks=tuple(map(greyed, sheet.marks))) for sheet in sheets]
        if form == "svg":
            return self._svg(sheets[0], style, fonts=True).encode()
        pages = [(sheet, self._svg(sheet, style, fonts=False)) for sheet in sheets]
        return typeset(pages, form, title=clean(self.specification.title), descriptions=self._told(pages), day=self.day)

    def _svg(self, sheet: Sheet, style: Style, *, fonts: bool) -> str:
        return as_svg(
            sheet.marks,
            sheet.width,
            sheet.height,
            clean(self.specification.title),
            self.alternative,
            millimetres=style.millimetres,
            fonts=fonts,
            metadata={"facts": self.facts.sum, "kind": self.specification.kind},
        )

    def _told(self, pages: Sequence[object]) -> list[str]:
        """What each page is in words."""
        return [self.alternative, *[say("notes_continued")] * (len(pages) - 1)]

    def _picture(self, style: Style) -> Sheet:
        """The picture at one width, laid out once."""
        if style.name not in self._pictures:
            self._pictures[style.name] = self._laid(style)
        return self._pictures[style.name]

    def _laid(self, style: Style) -> Sheet:
        if self.specification.kind in TABLES:
            marks, height = TABLES[self.specification.kind](self.facts, style)
            return Sheet(marks, style.inner, height)
        made = arranged(self.facts, self.specification, style)
        if made is None:
            return ladder(self.facts, dict(self.specification.names), style)
        heads, shift = layer_heads(self.facts, made, style)
        picture = Group("network", network_picture(self.facts, made, style), dy=shift)
        return Sheet((*heads, picture), made.width, made.height + shift)

    @property
    def lacking(self) -> str:
        """Letters that the typeface lacks: another one, or an empty box, stands for them."""
        spoken = self.specification.model_dump(mode="json", include={"title", "subtitle", "caption", "names"})
        return missing(clean(str(spoken) + self.alternative + " ".join(source.text for source in self.facts.sources)))

    @property
    def day(self) -> str | None:
        """The day that the figure bears: its own, or that of its newest source."""
        own = self.specification.as_of or self.specification.known_at
        return own or max((source.day for source in self.facts.sources if source.day), default=None)

    @property
    def alternative(self) -> str:
        """The figure in words: as its file gives them, and every footnoted statement in the order of reading."""
        told = [f"{note.number}. {note.lead}." for note in self.facts.notes]
        first = self.specification.alternative or self.specification.caption or self.specification.title
        return clean(" ".join([first, *told]))


def drawing_of(reader: Reader, specification: Specification, redaction: Redaction | None = None) -> Drawing:
    """The figure as the reader's graph has it now. `redaction` spares looking up anew what is not public."""
    known = resolved(reader, specification)
    with speaking(known.language):
        return Drawing(known, facts_of(reader, known, redaction))


def resolved(reader: Reader, specification: Specification) -> Specification:
    """The file with the graph's own ids for the keys of `names` and `positions`. NotFound where nothing bears one."""

    def id_of(key: str, entry: str) -> str:
        try:
            return reader.entity(key, specification.moment).id
        except NotFound as error:
            raise NotFound(f"{entry}: {error}") from error

    names = {id_of(key, "names"): text for key, text in specification.names.items()}
    layouts = {
        width: layout.model_copy(
            update={"positions": {id_of(key, "layout"): at for key, at in layout.positions.items()}}
        )
        for width, layout in (("full", specification.layout.full), ("column", specification.layout.column))
    }
    return specification.model_copy(update={"names": names, "layout": Layouts(**layouts)})
