"""The tables of conflicts and of claims beside records."""

from app.figures.facts import Facts, Footnote, Row
from app.figures.marks import Mark, Run
from app.figures.style import Style
from app.figures.table_picture import Cell, Column, TableRow, table
from app.figures.wording import span

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
        mark = f" ({row.marks[0]})" if row.marks else ""
        said = _noted(row.cell("value") + mark, row.notes("value"))
        alone = row.cell("sides") == "1"
        side = "said by" if alone else f"side {int(row.cell('place')) + 1}"
        cells: tuple[Cell, ...] = ([Run(side, "italic")], said, [Run(row.cell("who"))])
        rows.append(TableRow(f"side-{place + 1}", cells, False, None, _data(row, notes, "value")))
    columns = (Column("", 0.12), Column("What is said", 0.52), Column("By whom", 0.36))
    return table(columns, rows, style)


def record_table(facts: Facts, style: Style) -> tuple[tuple[Mark, ...], float]:
    """An amount in prose beside the three of the record."""
    notes = {note.number: note for note in facts.notes}
    if style.name == "column":
        return table(_NARROW, [_narrow(place, row, notes) for place, row in enumerate(facts.rows)], style)
    return table(_WIDE, [_wide(place, row, notes) for place, row in enumerate(facts.rows)], style)


_WIDE = (
    *(Column("Contract", 0.27), Column("Documents say", 0.19), Column("Obligated", 0.135, True)),
    *(Column("Current", 0.135, True), Column("Potential", 0.135, True), Column("", 0.135)),
)
_NARROW = (Column("Contract", 0.34), Column("Documents say", 0.27), Column("The record says", 0.39))


def _contract(row: Row) -> Cell:
    return [Run(row.cell("contract"), "bold"), Run(f" {row.cell('vendor')}")]


def _said(row: Row) -> Cell:
    return [*_noted(row.cell("said"), row.notes("said")), Run(f" {row.cell('who')}", "italic")]


def _wide(place: int, row: Row, notes: dict[int, Footnote]) -> TableRow:
    amounts = [row.cell(name) for name in ("obligated", "current", "potential")]
    last = max((at for at, text in enumerate(amounts) if text), default=None)
    cells = [
        _noted(text, row.notes("record") if at == last else ()) if text else [Run("–")]
        for at, text in enumerate(amounts)
    ]
    data = _data(row, notes, "said", "record")
    return TableRow(
        f"row-{place + 1}", (_contract(row), _said(row), *cells, [Run(row.cell("verdict"))]), False, None, data
    )


def _narrow(place: int, row: Row, notes: dict[int, Footnote]) -> TableRow:
    told = [f"{name} {row.cell(name)}" for name in ("obligated", "current", "potential") if row.cell(name)]
    record = [*_noted("; ".join(told) or "–", row.notes("record")), Run(f" {row.cell('verdict')}", "italic")]
    data = _data(row, notes, "said", "record")
    return TableRow(f"row-{place + 1}", (_contract(row), _said(row), record), False, None, data)
