"""Claims sheets as spreadsheets save them: CSV with comma, semicolon, tab or bar, in UTF-8, UTF-16 or cp1252."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from graph.errors import UnreadableFile
from loaders.claims_sheet.sheet import Entry, Sheet, column_names, folded

__all__ = ["decoded", "find_header", "read_csv_sheet"]

DELIMITERS = (",", ";", "\t", "|")
NEEDED = frozenset({"subject", "predicate", "object"})
LINES_BEFORE_HEADER = 10
MAX_ROWS = 200_000


def decoded(content: bytes) -> str:
    """The text of a file that a spreadsheet saved."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def find_header(text: str) -> tuple[str, int] | None:
    """Delimiter and number of the line that is a claims sheet's header, None where no early line is one."""
    lines = text.split("\n", LINES_BEFORE_HEADER)[:LINES_BEFORE_HEADER]
    for number, line in enumerate(lines):
        for delimiter in DELIMITERS:
            cells = next(csv.reader([line.strip("\r")[:20_000]], delimiter=delimiter), [])
            if {column_names().claim.get(folded(cell)) for cell in cells} >= NEEDED:
                return delimiter, number
    return None


def read_csv_sheet(text: str, what: str) -> Sheet:
    """Raises UnreadableFile where the text as a whole is no claims sheet."""
    found = find_header(text)
    if found is None:
        raise UnreadableFile(f"{what}: no header with the columns {', '.join(sorted(NEEDED))} in the first lines.")
    delimiter, before = found
    body = text.split("\n", before)[before] if before else text
    records = _records(body, delimiter, what)
    header = next(records)
    columns = _columns(header)
    works, parties, claims, broken = [], [], [], []
    for row, cells in enumerate(records, 1):
        if row > MAX_ROWS:
            raise UnreadableFile(f"{what}: more than {MAX_ROWS} rows; split the sheet.")
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            broken.append(
                (row, f"{len(cells)} cells under {len(columns)} columns: quote a cell that holds the delimiter")
            )
            continue
        entry = Entry(row, {c: v.strip() for c, v in zip(columns, cells, strict=False) if c and v.strip()})
        kind = re.sub(r"[\W_]+", "_", entry.cells.get("predicate", "")).strip("_").upper()
        kind = column_names().predicates.get(kind, kind)
        if kind == "SOURCE":
            works.append(_work(entry))
        elif kind == "ALSO_CALLED":
            parties.append(_party(entry))
        else:
            claims.append(entry)
    unknown = tuple(cell.strip() for cell, column in zip(header, columns, strict=True) if cell.strip() and not column)
    return Sheet("csv", tuple(works), tuple(parties), tuple(claims), unknown, tuple(broken))


def _records(text: str, delimiter: str, what: str) -> Iterator[Sequence[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        raise UnreadableFile(f"{what}, line {reader.line_num}: {error}.") from error


def _columns(header: Sequence[str]) -> list[str]:
    """The column of each header; of two headers that mean the same, the first."""
    columns: list[str] = []
    for cell in header:
        column = _column(cell)
        columns.append("" if column in columns else column)
    return columns


def _column(header: str) -> str:
    """Column of a claim, `source_…` for one of a cited work, or nothing."""
    name = folded(header)
    if name in column_names().claim:
        return column_names().claim[name]
    work = column_names().work.get(name.removeprefix("source"))
    return f"source_{work}" if work else ""


def _work(entry: Entry) -> Entry:
    cells = {name.removeprefix("source_"): cell for name, cell in entry.cells.items() if name.startswith("source_")}
    return Entry(entry.row, {**cells, "label": entry.cells.get("source", "")})


def _party(entry: Entry) -> Entry:
    cells = entry.cells
    named = {"name": cells.get("subject"), "type": cells.get("subject_type"), "key": cells.get("subject_key")}
    also = {"also": cells.get("object"), "also_key": cells.get("object_key")}
    return Entry(entry.row, {name: cell for name, cell in {**named, **also}.items() if cell})
