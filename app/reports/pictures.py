"""The case's figures that show the entity of a report, each with the claims under it as its note."""

from collections.abc import Iterator

from app.figures.drawn import Drawing, drawing_of
from app.figures.signing import standing_of
from app.figures.specification import Stored, stored_figures
from app.reports.asked import Asked
from app.reports.document import Block, Paragraph, Picture, Sentence
from graph.case import Case
from graph.errors import NotFound, VendorgraphError

__all__ = ["picture_blocks"]

NOTES_READ = 60


def picture_blocks(asked: Asked, case: Case | None) -> list[Block]:
    """A picture for each figure of the case that shows the entity; what cannot be drawn is named with the reason."""
    blocks: list[Block] = []
    for stored in stored_figures(case) if case else ():
        if isinstance(stored, VendorgraphError):
            continue
        try:
            drawing = drawing_of(asked.reader, stored.specification, asked.redaction)
            if asked.entity.id in set(_shown(asked, drawing)):
                blocks.append(_picture(asked, stored, drawing))
        except VendorgraphError as error:
            told = asked.words.say("figures.broken", figure=stored.id, why=str(error))
            blocks.append(Paragraph((Sentence(told),)))
    return blocks


def _shown(asked: Asked, drawing: Drawing) -> Iterator[str]:
    """Ids of the entities that a figure is about or names in its footnotes."""
    yield from (node.id for node in drawing.facts.nodes)
    show = drawing.specification.show
    for key in filter(None, (show.around, show.vendor, show.agency)):
        yield asked.reader.entity(key, drawing.specification.moment).id
    for note in drawing.facts.notes[:NOTES_READ]:
        for claim in note.claims[:1]:
            try:
                found = asked.reader.claim(claim)
            except NotFound:
                continue
            yield from (found.subject.id, found.object.id)


def _picture(asked: Asked, stored: Stored, drawing: Drawing) -> Picture:
    standing = standing_of(stored.specification, drawing)
    banner = standing.warning if stored.specification.tell_changes == "yes" else None
    caption = stored.specification.title.rstrip(".")
    claims = tuple(dict.fromkeys(claim for note in drawing.facts.notes for claim in note.claims))
    notes = asked.book.drawn(f"vendorgraph figure CASE {stored.id}", len(drawing.facts.notes), claims)
    words = [asked.words.say("figures.caption", title=caption)]
    if standing.warning:
        words.append(asked.words.say("figures.changed"))
    return Picture(
        svg=drawing.as_bytes("svg", banner=banner).decode(),
        png=drawing.as_bytes("png", banner=banner),
        alternative=drawing.alternative,
        caption=Sentence(" ".join(words), notes),
    )
