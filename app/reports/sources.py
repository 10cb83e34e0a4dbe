"""The list of the sources that a report cites, each with its notes."""

from app.links import web_address
from app.reports.document import Cell, Table
from app.reports.notes import NoteBook
from app.reports.wording import Wording
from graph.store import Source

__all__ = ["source_table"]

NAMED = 25


def source_table(words: Wording, book: NoteBook) -> Table:
    """By label; `notes` are the numbers of the notes that cite it."""
    columns = words.table("sources_columns")
    cited = sorted(book.cited.values(), key=lambda entry: (entry[0].label.casefold(), entry[0].id))
    rows = tuple(_row(words, source, numbers) for source, numbers in cited)
    return Table(words.say("sources_caption"), tuple(columns.values()), rows)


def _row(words: Wording, source: Source, numbers: list[int]) -> tuple[Cell, ...]:
    row = source.row
    place = web_address(row.get("address")) or row.get("file") or ""
    kinds = words.table("source_kinds")
    told = ", ".join(map(str, sorted(numbers)[:NAMED])) + (" …" if len(numbers) > NAMED else "")
    values = (
        source.label,
        kinds.get(str(row["kind"]), str(row["kind"])),
        words.date(row.get("published"), row.get("published_precision")) or words.say("undated"),
        place,
        row.get("licence") or "",
        told,
    )
    return tuple(Cell(words.say("note.locator", locator=value)) for value in values)
