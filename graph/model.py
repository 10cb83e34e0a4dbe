"""The schema: node kinds, predicates, qualifiers and tables, read from YAML, cross-checked, frozen."""

import dataclasses
import functools
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from graph.errors import InvalidCase
from graph.own_yaml import own_yaml

__all__ = ["Column", "Implied", "NodeKind", "Predicate", "Schema", "Table", "load_schema", "read_schema"]


@dataclasses.dataclass(frozen=True, slots=True)
class NodeKind:
    """A kind of node: `keys` are the schemes that may identify it, the most telling first."""

    name: str
    label: str
    plural: str
    description: str
    keys: tuple[str, ...]
    colour: str
    shape: str


@dataclasses.dataclass(frozen=True, slots=True)
class Implied:
    """An edge that restates one of predicate `origin` from its contract's side."""

    origin: str
    subject: str
    object: str


@dataclasses.dataclass(frozen=True, slots=True)
class Predicate:
    """A kind of edge. `exclusive` names the end that takes one value at a time, None where many are no conflict;
    `rivals` the end at which statements compete when one of them is contested. An `event` is done on a day: its first
    day is when, not since when.
    """

    name: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    group: str
    active: str
    passive: str
    contract: bool = False
    exclusive: str | None = None
    rivals: str | None = None
    event: bool = False
    implied: Implied | None = None

    def joins(self, subject_type: str, object_type: str) -> bool:
        return subject_type in self.domain and object_type in self.range


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """A column of a built table; `type` is one of id, int, text, money, date, flag, real, json."""

    name: str
    type: str
    optional: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """A table of the built graph."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Schema:
    """All of it. Mappings are read-only."""

    nodes: Mapping[str, NodeKind]
    predicates: Mapping[str, Predicate]
    qualifiers: Mapping[str, Mapping[str, Any]]
    tables: Mapping[str, Table]


@functools.cache
def load_schema() -> Schema:
    """The tables in `graph/schema`, read once a process."""
    return read_schema(files("graph") / "schema")


def read_schema(folder: Traversable) -> Schema:
    """Read and check the tables in a folder. Raises InvalidCase naming the first entry that does not fit."""
    kinds = sorted((f for f in (folder / "nodes").iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    nodes = {f.name.removesuffix(".yaml"): own_yaml(f.read_text("utf-8")) for f in kinds}
    read = {
        name: own_yaml((folder / f"{name}.yaml").read_text("utf-8")) for name in ("predicates", "qualifiers", "tables")
    }
    schema = Schema(
        nodes=MappingProxyType({k: NodeKind(k, **{**v, "keys": tuple(v["keys"])}) for k, v in nodes.items()}),
        predicates=MappingProxyType({k: _predicate(k, v) for k, v in read["predicates"].items()}),
        qualifiers=MappingProxyType({k: MappingProxyType(v) for k, v in read["qualifiers"].items()}),
        tables=MappingProxyType({k: _table(k, v) for k, v in read["tables"].items()}),
    )
    _check(schema)
    return schema


def _predicate(name: str, entry: Mapping[str, Any]) -> Predicate:
    implied = entry.get("implied")
    return Predicate(
        name=name,
        domain=tuple(entry["domain"]),
        range=tuple(entry["range"]),
        group=entry["group"],
        active=entry["active"],
        passive=entry["passive"],
        contract=entry.get("contract", False),
        exclusive=entry.get("exclusive"),
        rivals=entry.get("rivals", entry.get("exclusive")),
        event=entry.get("event", False),
        implied=Implied(implied["from"], implied["subject"], implied["object"]) if implied else None,
    )


def _table(name: str, entry: Mapping[str, Any]) -> Table:
    columns = tuple(Column(c, t.partition("|")[0], t.endswith("|null")) for c, t in entry["columns"].items())
    indexes = tuple(tuple(index) for index in entry.get("index", ()))
    return Table(name, entry["description"], columns, tuple(entry["key"]), indexes)


def _check(schema: Schema) -> None:
    for predicate in schema.predicates.values():
        for kind in (*predicate.domain, *predicate.range):
            if kind not in schema.nodes:
                raise InvalidCase(f"Schema: {predicate.name} joins the unknown kind {kind}.")
        if predicate.implied and predicate.implied.origin not in schema.predicates:
            raise InvalidCase(f"Schema: {predicate.name} is implied by the unknown {predicate.implied.origin}.")
    for table in schema.tables.values():
        known = {column.name for column in table.columns}
        for name in {*table.key, *(n for index in table.indexes for n in index)} - known:
            raise InvalidCase(f"Schema: table {table.name} has no column {name}.")
