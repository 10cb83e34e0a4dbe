"""What the numbers in built tables stand for and which rows are public: a file must be readable by itself."""

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from app.api.models import decimal_text
from app.export.redaction import Redaction, redaction_of
from graph.errors import StoreUnavailable
from graph.model import Column, load_schema
from graph.store import Reader, edge_hex

__all__ = ["PARTY_COLUMNS", "Names", "columns_of", "public_rows", "read_names", "same_build", "value_of"]

PARTY_COLUMNS = {
    "subject_id": "subject",
    "object_id": "object",
    "contract_id": "contract",
    "contract_ref": "contract",
    "entity_id": "entity",
}
SOURCE_COLUMNS = ("source_id", "carrier_id")
NOT_SAID = "[names something that is not public]"


@dataclasses.dataclass(frozen=True, slots=True)
class Names:
    """Of what is public: public id, type and name of each entity by its number, label of each source, conflicts.

    `claims` are the public ids of claims that stand in conflicts; `left_out` counts the rows that are not public.
    """

    build_id: str
    entities: Mapping[int, tuple[str, str, str]]
    sources: Mapping[str, str]
    conflicts: frozenset[str]
    claims: dict[int, str] = dataclasses.field(default_factory=dict)
    left_out: Counter[str] = dataclasses.field(default_factory=Counter)
    redaction: Redaction = dataclasses.field(default_factory=lambda: Redaction(()))

    def entity(self, number: int | None) -> tuple[str, str, str]:
        return self.entities.get(number or 0, ("", "", ""))

    def said(self, text: str | None) -> str | None:
        """Free text, or a mark in its place where it names something that is not public; counts those."""
        if not self.redaction.names(text):
            return text
        self.left_out["texts"] += 1
        return NOT_SAID

    def public(self, row: Mapping[str, Any]) -> bool:
        """Whether a row is public itself and names only what is public."""
        if row.get("visibility", "public") != "public":
            return False
        if not all(row[name] in self.entities for name in PARTY_COLUMNS if row.get(name)):
            return False
        if not all(row[name] in self.sources for name in SOURCE_COLUMNS if row.get(name)):
            return False
        return "conflict_id" not in row or (row["conflict_id"] in self.conflicts and row["claim"] in self.claims)


def read_names(reader: Reader) -> Names:
    """The names of all that is public."""
    entities = {
        row["id"]: (row["public_id"], row["type"], row["name"])
        for row in reader.table("entity")
        if row["visibility"] == "public"
    }
    sources = {row["source_id"]: row["label"] for row in reader.table("source") if row["visibility"] == "public"}
    names = Names(reader.build()["build_id"], entities, sources, frozenset(), redaction=redaction_of(reader))
    conflicts = frozenset(row["id"] for row in reader.table("conflict") if names.public(row))
    names = dataclasses.replace(names, conflicts=conflicts)
    wanted = {row["claim"] for row in reader.table("conflict_side")} if conflicts else set()
    if wanted:
        names.claims.update(
            {row["id"]: row["claim_id"] for row in reader.table("claim") if row["id"] in wanted and names.public(row)}
        )
    return names


def public_rows(reader: Reader, table: str, names: Names) -> Iterator[Mapping[str, Any]]:
    """The public rows of a built table; counts the others."""
    for row in reader.table(table):
        if names.public(row):
            yield row
        else:
            names.left_out[table] += 1


def same_build(reader: Reader, names: Names) -> None:
    """Raises StoreUnavailable where a new build took the old one's place meanwhile: no file may hold parts of both."""
    if reader.build()["build_id"] != names.build_id:
        raise StoreUnavailable("The case was built anew during the export: export again.")


def value_of(column: Column, row: Mapping[str, Any]) -> Any:
    """A column's value as exports write it: dollars as decimal text, flags as true or false, edges as 16 hex digits."""
    value = row[column.name]
    if value is None:
        return None
    if column.type == "money":
        return decimal_text(value)
    if column.type == "flag":
        return bool(value)
    if column.type == "id":
        return edge_hex(value) if value else None
    return value


def columns_of(table: str) -> tuple[Column, ...]:
    return load_schema().tables[table].columns
