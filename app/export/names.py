"""What the numbers in built tables stand for, so that an exported file can be read by itself."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from app.api.models import decimal_text
from graph.model import Column, load_schema
from graph.store import Reader, edge_hex

__all__ = ["PARTY_COLUMNS", "Names", "read_names", "value_of"]

PARTY_COLUMNS = {
    "subject_id": "subject",
    "object_id": "object",
    "contract_id": "contract",
    "contract_ref": "contract",
    "entity_id": "entity",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Names:
    """Public id, type and name of each entity by its number; label of each source; public ids of some claims."""

    entities: Mapping[int, tuple[str, str, str]]
    sources: Mapping[str, str]
    claims: dict[int, str]

    def entity(self, number: int | None) -> tuple[str, str, str]:
        return self.entities.get(number or 0, ("", "", ""))


def read_names(reader: Reader) -> Names:
    """The names of all that this reader may show."""
    entities = {row["id"]: (row["public_id"], row["type"], row["name"]) for row in reader.table("entity")}
    sources = {row["source_id"]: row["label"] for row in reader.table("source")}
    return Names(entities, sources, {})


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
