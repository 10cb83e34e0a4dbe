"""The public graph as programs for networks want it: nodes, then edges between them, each with plain values."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from app.export.names import Names, public_rows, read_names, same_build
from graph.store import Reader

__all__ = ["PublicGraph"]


@dataclasses.dataclass(frozen=True, slots=True)
class PublicGraph:
    """Edges that restate a contract from its own side are left out, so that sums hold, and with them contracts that
    nothing else touches: a contract is then named by its edge."""

    reader: Reader
    names: Names
    touched: frozenset[int]

    @classmethod
    def of(cls, reader: Reader) -> "PublicGraph":
        names = read_names(reader)
        edges = (row for row in public_rows(reader, "edge", names) if not row["implied"])
        touched = frozenset(row[end] for row in edges for end in ("subject_id", "object_id"))
        names.left_out.clear()
        return cls(reader, names, touched)

    def entities(self) -> Iterator[Mapping[str, Any]]:
        for row in public_rows(self.reader, "entity", self.names):
            if row["type"] != "Contract" or row["id"] in self.touched:
                yield {**row, "description": self.names.said(row["description"])}

    def edges(self) -> Iterator[Mapping[str, Any]]:
        return (row for row in public_rows(self.reader, "edge", self.names) if not row["implied"])

    def sources(self) -> dict[int, set[str]]:
        """Ids of the public sources behind each edge."""
        found: dict[int, set[str]] = {}
        for row in self.reader.table("claim"):
            if row["edge_id"] and row["status"] != "rejected" and self.names.public(row):
                found.setdefault(row["edge_id"], set()).add(row["source_id"])
        return found

    def end(self) -> None:
        """Raises StoreUnavailable where a new build took the old one's place meanwhile."""
        same_build(self.reader, self.names)
