"""A figure in words, for programs: what it is, how it stands, its footnotes with their claims, its sources."""

from pydantic import Field

from app.api.models import Record
from app.figures.drawn import Drawing
from app.figures.signing import Standing

__all__ = ["CitedClaims", "FigureNote", "FigureSource", "FigureSummary", "WholeFigure", "described", "summarised"]


class CitedClaims(Record):
    """What one source says for a footnote."""

    source: str = Field(description="Letter of the source in this figure.", examples=["A"])
    text: str = Field(description="Its words, or those that restate it.")
    claims: list[str] = Field(description="Ids of the claims.")


class FigureNote(Record):
    """A footnote: what a line or a row says, and by which claims."""

    number: int
    says: str
    edge: str | None = Field(description="The edge that it proves; null where no edge follows.")
    citations: list[CitedClaims]
    more: int = Field(0, description="Claims of the same sources that are not cited one by one.")


class FigureSource(Record):
    """A source as the figure lists it."""

    letter: str
    id: str
    text: str
    address: str | None


class FigureSummary(Record):
    """A figure of the case. `state` is unsigned, signed, changed (since it was signed off) or broken."""

    id: str
    kind: str | None = Field(None, examples=["people"])
    title: str | None = None
    state: str = Field(examples=["signed"])
    signed_by: str | None = None
    signed_at: str | None = None
    changes: list[str] = Field([], description="What has changed since, in whole sentences; why it is broken.")
    files: list[str] = Field([], description="Addresses of its picture.")


class WholeFigure(FigureSummary):
    """A figure with everything that it says."""

    subtitle: str | None = None
    caption: str | None = None
    as_of: str | None = None
    day: str | None = Field(None, description="The day that the figure bears.")
    facts: str = Field(description="SHA-256 of what the figure shows.")
    alternative: str = Field(description="The figure in words, in the order of reading.")
    withheld: bool = Field(description="Whether something that is not public is left out.")
    nodes: int
    lines: int
    rows: int
    notes: list[FigureNote]
    sources: list[FigureSource]


def summarised(id_: str, drawing: Drawing, standing: Standing, files: list[str] | None = None) -> FigureSummary:
    """The figure as a list shows it."""
    return FigureSummary(
        id=id_,
        kind=drawing.specification.kind,
        title=drawing.specification.title,
        state=standing.state,
        signed_by=standing.by,
        signed_at=standing.at,
        changes=list(standing.changes),
        files=files or [],
    )


def described(id_: str, drawing: Drawing, standing: Standing, files: list[str] | None = None) -> WholeFigure:
    """The figure with all of its footnotes."""
    facts, specification = drawing.facts, drawing.specification
    return WholeFigure(
        **dict(summarised(id_, drawing, standing, files)),
        subtitle=specification.subtitle,
        caption=specification.caption,
        as_of=specification.as_of,
        day=drawing.day,
        facts=facts.sum,
        alternative=drawing.alternative,
        withheld=facts.withheld,
        nodes=len(facts.nodes),
        lines=len(facts.lines),
        rows=len(facts.rows),
        notes=[
            FigureNote(
                number=note.number,
                says=note.lead,
                edge=note.edge,
                citations=[CitedClaims(source=c.letter, text=c.text, claims=list(c.claims)) for c in note.citations],
                more=note.more,
            )
            for note in facts.notes
        ],
        sources=[FigureSource(letter=s.letter, id=s.id, text=s.text, address=s.address) for s in facts.sources],
    )
