"""From the rows of answers to the objects of the contract."""

from collections.abc import Mapping
from typing import Any

from graph.model import load_schema
from graph.store import Claim, Edge, EntityRef, Source, edge_hex
from graph.stores.asking import Row

__all__ = ["CONTEXT", "claim_from", "edge_from", "ref_from", "source_from", "table_row"]

CONTEXT = 200
"""How many characters of a document are shown before and after a quote."""


def ref_from(row: Row, end: str) -> EntityRef:
    """The entity in columns END, END_type, END_name."""
    return EntityRef(row[end], row[f"{end}_type"], row[f"{end}_name"])


def edge_from(row: Row) -> Edge:
    """A row of any question that shows edges."""
    return Edge(
        id=edge_hex(row["id"]),
        subject=ref_from(row, "subject"),
        predicate=row["predicate"],
        object=ref_from(row, "object"),
        contract=ref_from(row, "contract") if row["contract"] is not None else None,
        status=row["status"],
        obligated=row["obligated"],
        current=row["current"],
        potential=row["potential"],
        stated=row["stated"],
        stated_qualifier=row["stated_qualifier"],
        currency=row["currency"],
        valid_from=row["valid_from"],
        valid_from_precision=row["valid_from_precision"],
        valid_to=row["valid_to"],
        valid_to_precision=row["valid_to_precision"],
        modality=row["modality"],
        sources=row["sources"],
        claims=row["claims"],
        disputed=bool(row["disputed"]),
        implied=bool(row["implied"]),
        background=bool(row["background"]),
        known_from=row["known_from"],
        known_to=row["known_to"],
    )


def table_row(table: str, row: Row) -> Mapping[str, Any]:
    """The row with the table's columns alone."""
    return {column.name: row[column.name] for column in load_schema().tables[table].columns}


def source_from(row: Row) -> Source:
    """A row of table `source` with the number of its `claims`."""
    return Source(row["source_id"], row["label"], table_row("source", row), row["claims"])


def claim_from(row: Row, source: Source, text: str | None) -> Claim:
    """A row of table `claim` with its ends; `text` is the carrier's, where it has one."""
    start, end = row["start_offset"], row["end_offset"]
    placed = text is not None and start is not None and end is not None
    return Claim(
        id=row["claim_id"],
        edge=edge_hex(row["edge_id"]) if row["edge_id"] else None,
        subject=_named(row, "subject"),
        predicate=row["predicate"],
        object=_named(row, "object"),
        source=source,
        row=table_row("claim", row),
        before=text[max(0, start - CONTEXT) : start] if placed and text else "",
        after=text[end : end + CONTEXT] if placed and text else "",
    )


def _named(row: Row, end: str) -> EntityRef:
    """The claim's party; one that is no entity of the graph is known by its written name alone."""
    if row[f"{end}_key"] is None:
        return EntityRef("", "", row[f"{end}_name"])
    return EntityRef(row[f"{end}_key"], row[f"{end}_type"], row[f"{end}_entity"])
