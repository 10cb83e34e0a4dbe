"""The built tables as CSV files that stand by themselves: public ids and names for numbers, dollars for cents.

Free text that a spreadsheet would run as a formula gets an apostrophe before it.
"""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from app.export.names import PARTY_COLUMNS, Names, columns_of, public_rows, read_names, same_build, value_of
from app.tabular import csv_lines
from graph.errors import BadFilter
from graph.model import Column
from graph.store import Reader

__all__ = ["EXPORTED", "csv_archive", "csv_files", "csv_table", "exported_row", "header"]

EXPORTED = {
    "entities": "entity",
    "entity_keys": "entity_key",
    "entity_names": "entity_name",
    "edges": "edge",
    "claims": "claim",
    "contracts": "contract",
    "sources": "source",
    "conflicts": "conflict",
    "conflict_sides": "conflict_side",
}
"""Name of a file and the built table in it. The sides of conflicts come after the claims that they name."""

OWN_NUMBER = {("entity", "id"), ("claim", "id"), ("claim", "carrier_id")}
"""Numbers that mean nothing outside the store, beside columns that do."""

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
EXACT = ("claim_id", "source_id", "carrier_id", "public_id", "key", "record_key", "action_key", "award_key", "piid")
"""Ids and keys, which are no text."""

LINES_AT_ONCE = 500


def header(table: str) -> tuple[str, ...]:
    """Columns of a table's file."""
    found: list[str] = []
    for column in columns_of(table):
        if (party := PARTY_COLUMNS.get(column.name)) is not None:
            found += [party, f"{party}_name"]
        elif column.name == "source_id" and table != "source":
            found += ["source_id", "source"]
        elif (table, column.name) not in OWN_NUMBER:
            found.append(_column(table, column.name))
    return tuple(found)


def _column(table: str, name: str) -> str:
    """The name of a column; a claim's names as its source writes them are told from those of the entities."""
    written = table == "claim" and name in ("subject_name", "object_name", "contract_name")
    return name.replace("_name", "_as_written") if written else name


def exported_row(table: str, row: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """A public row of a built table with names for numbers, under the columns of `header`."""
    found: dict[str, Any] = {}
    for column in columns_of(table):
        value = row[column.name]
        if (party := PARTY_COLUMNS.get(column.name)) is not None:
            found[party], _, found[f"{party}_name"] = names.entity(value)
        elif column.name == "source_id" and table != "source":
            found["source_id"], found["source"] = value, names.sources.get(value, "")
        elif (table, column.name) == ("conflict_side", "claim"):
            found["claim"] = names.claims.get(value, "")
        else:
            found[_column(table, column.name)] = _open(column, value_of(column, row), names)
    return found


def _open(column: Column, value: Any, names: Names) -> Any:
    """The value; for text and JSON that names something not public, what stands in its place."""
    if not names.redaction or column.type not in ("text", "json") or column.name in EXACT:
        return value
    said = names.said(value)
    return None if said != value and column.type == "json" else said


def csv_table(reader: Reader, name: str, names: Names | None = None) -> Iterator[str]:
    """The lines of one exported file. BadFilter where no file is called so."""
    if name not in EXPORTED:
        raise BadFilter(f"table: '{name[:40]}' is not exported; choose from {', '.join(EXPORTED)}.")
    table, known = EXPORTED[name], names or read_names(reader)
    yield from csv_lines(header(table), (exported_row(table, row, known) for row in public_rows(reader, table, known)))
    if names is None:
        same_build(reader, known)


def csv_files(reader: Reader) -> Iterator[tuple[str, Iterable[str]]]:
    """Every exported file: its name and its lines; last the page that explains them."""
    names = read_names(reader)
    for name in EXPORTED:
        yield f"{name}.csv", csv_table(reader, name, names)
    same_build(reader, names)
    yield "README.txt", (explanation(reader, names),)


def explanation(reader: Reader, names: Names) -> str:
    """What is in the files, and how much was left out."""
    text = (files("app.export") / "README.txt").read_text("utf-8")
    build = reader.build()
    told = {name: build[name] for name in ("case_name", "build_id", "version")}
    counted = ", ".join(f"{count:,} of {table}" for table, count in sorted(names.left_out.items()))
    return text.format_map({**told, "left_out": counted or "none"})


class _Pieces:
    """A file that cannot seek: what a ZIP writer writes, to be taken piece by piece."""

    def __init__(self) -> None:
        self.held: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.held.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def take(self) -> bytes:
        taken, self.held = b"".join(self.held), []
        return taken


def csv_archive(reader: Reader) -> Iterator[bytes]:
    """A ZIP file of all exported files, as it grows. The same build gives the same bytes."""
    pieces = _Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for name, lines in csv_files(reader):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w", force_zip64=True) as file:
                for number, line in enumerate(lines):
                    file.write(line.encode())
                    if number % LINES_AT_ONCE == 0:
                        yield pieces.take()
            yield pieces.take()
    yield pieces.take()
