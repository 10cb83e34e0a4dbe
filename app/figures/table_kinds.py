"""The tables of conflicts and of claims beside records."""

from app.figures.facts import Facts, Footnote, Row
from app.figures.marks import Mark, Run
from app.figures.style import Style
from app.figures.table_picture import Cell, Column, TableRow, table
from app.figures.wording import say, span, words

__all__ = ["conflict_table", "record_table"]

ACCENT = "#222222"


def _noted(text: str, numbers: tuple[int, ...], style: str = "regular") -> Cell:
    runs = [Run(text, style)]
    return [*runs, Run(f" [{span(numbers)}]", "bold", ACCENT)] if numbers else runs


def _data(row: Row, notes: dict[int, Footnote], *cells: str) -> tuple[tuple[str, str], ...]:
    numbers = [number for cell in cells for number in row.notes(cell)]
    edges = " ".join(dict.fromkeys(notes[n].edge or "" for n in numbers)).strip()
    return (("data-edges", edges), ("data-notes", " ".join(map(str, numbers))))


def conflict_table(facts: Facts, style: Style) -> tuple[tuple[Mark, ...], float]:
    """What is in dispute and why, then a line for each side: what it says, and who says so."""
    notes = {note.number: note for note in facts.notes}
    rows: list[TableRow] = []
    last = ""
    for place, row in enumerate(facts.rows):
        if row.cell("conflict") != last:
            last = row.cell("conflict")
            about = [Run(row.cell("about"), "bold"), Run(f" – {row.cell('why')}")]
            rows.append(TableRow(f"conflict-{place + 1}", (about,), spanning=True))
        mark = f" ({words()['marks'][row.marks[0]]})" if row.marks else ""
        said = _noted(row.cell("value") + mark, row.notes("value"))
        alone = row.cell("sides") == "1"
        side = say("said_by") if alone else say("side", n=int(row.cell("place")) + 1)
        cells: tuple[Cell, ...] = ([Run(side, "italic")], said, [Run(row.cell("who"))])
        rows.append(TableRow(f"side-{place + 1}", cells, False, None, _data(row, notes, "value")))
    columns = (Column("", 0.12), _column("what", 0.52), _column("whom", 0.36))
    return table(columns, rows, style)


def record_table(facts: Facts, style: Style) -> tuple[tuple[Mark, ...], float]:
    """An amount in prose beside the three of the record."""
    notes = {note.number: note for note in facts.notes}
    if style.name == "column":
        return table(
            [_column(*one) for one in _NARROW],
            [_narrow(place, row, notes) for place, row in enumerate(facts.rows)],
            style,
        )
    return table(
        [_column(*one) for one in _WIDE], [_wide(place, row, notes) for place, row in enumerate(facts.rows)], style
    )


_WIDE = (("who", 0.2), ("documents", 0.18), ("record", 0.3), ("beside", 0.32))
_NARROW = (("documents", 0.32), ("record", 0.36), ("beside", 0.32))
"""Columns of the table of records, by the name of their head, with their share of the width."""


def _column(name: str, share: float) -> Column:
    return Column(words()["heads"][name], share)


def _result(row: Row) -> Cell:
    verdict = f"{row.cell('verdict')} ({row.cell('kinds')})" if row.cell("kinds") else row.cell("verdict")
    return [Run(f"{verdict}. ", "bold"), Run(row.cell("why"))]


def _record(row: Row) -> Cell:
    if not row.cell("award"):
        return [Run("–")]
    return [Run(f"{row.cell('award')} ", "bold"), *_noted(row.cell("record"), row.notes("record"))]


def _wide(place: int, row: Row, notes: dict[int, Footnote]) -> TableRow:
    said = [*_noted(row.cell("said"), row.notes("said")), Run(f" {row.cell('who')}", "italic")]
    cells: tuple[Cell, ...] = ([Run(row.cell("about"))], said, _record(row), _result(row))
    return TableRow(f"row-{place + 1}", cells, False, None, _data(row, notes, "said", "record"))


def _narrow(place: int, row: Row, notes: dict[int, Footnote]) -> TableRow:
    about = Run(f"{row.cell('about')}: ")
    said = [about, *_noted(row.cell("said"), row.notes("said")), Run(f" {row.cell('who')}", "italic")]
    cells: tuple[Cell, ...] = (said, _record(row), _result(row))
    return TableRow(f"row-{place + 1}", cells, False, None, _data(row, notes, "said", "record"))
