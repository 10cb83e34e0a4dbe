"""How the tables of the schema lie in the file, and the statements that make them."""

import dataclasses
import functools
import hashlib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from graph.model import Column, Table, load_schema
from graph.own_yaml import own_yaml

__all__ = ["Layout", "layout_digest", "layouts", "quoted"]

_TYPES = {"id": "integer", "int": "integer", "money": "integer", "flag": "integer", "real": "real"}


def quoted(name: str) -> str:
    """The name as SQL takes it even where it is a keyword."""
    return f'"{name}"'


@dataclasses.dataclass(frozen=True, slots=True)
class Layout:
    """One table. `split`: it lies in pieces, NAME_row, NAME_form (combinations of `folded`) and NAME_rest (`rare`)."""

    table: Table
    folded: tuple[str, ...] = ()
    rare: Mapping[str, Any] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    added: tuple[str, ...] = ()
    follows: Mapping[str, str] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    lists: Mapping[str, tuple[str, str]] = dataclasses.field(default_factory=lambda: MappingProxyType({}))

    @property
    def split(self) -> bool:
        return bool(self.folded)

    @property
    def rows(self) -> str:
        """Name of the table that has a row for each row."""
        return f"{self.table.name}_row" if self.split else self.table.name

    @property
    def batch(self) -> int:
        """How many rows are read at once: few where they are long."""
        return {"document_text": 20}.get(self.table.name, 100_000)

    @property
    def keyed(self) -> bool:
        """Whether the key is one number, and so the row's place in the file."""
        key = [c for c in self.table.columns if c.name in self.table.key]
        return len(key) == 1 and key[0].type in ("id", "int")

    @property
    def main(self) -> tuple[Column, ...]:
        """The columns that lie in `rows` itself."""
        return tuple(c for c in self.table.columns if c.name not in self.folded and c.name not in self.rare)

    def statements(self) -> list[str]:
        """What makes the tables and the view, before any row is there."""
        made = [
            self._create(self.rows, [self._declared(c) for c in self.main] + ["form integer not null"] * self.split)
        ]
        if self.split:
            made.append(
                self._create(
                    f"{self.table.name}_form",
                    [
                        "number integer primary key",
                        *self._plain(self.folded),
                        *(f"{name} text" for name in self.added),
                        "rows integer",
                    ],
                )
            )
            if self.rare:
                made.append(
                    self._create(f"{self.table.name}_rest", ["number integer primary key", *self._plain(self.rare)])
                )
            made.append(self._view())
        return made

    def _create(self, name: str, columns: list[str]) -> str:
        return f"create table {name} ({', '.join(columns)}) strict"

    def _plain(self, names: Mapping[str, Any] | tuple[str, ...]) -> list[str]:
        types = {column.name: column for column in self.table.columns}
        return [f"{quoted(name)} {_TYPES.get(types[name].type, 'text')}" for name in names]

    def _declared(self, column: Column) -> str:
        tail = (
            " primary key" if self.keyed and column.name in self.table.key else "" if column.optional else " not null"
        )
        return f"{quoted(column.name)} {_TYPES.get(column.type, 'text')}{tail}"

    def _view(self) -> str:
        places = {name: f"f.{quoted(name)}" for name in self.folded}
        places |= {name: self._rare(name, default) for name, default in self.rare.items()}
        columns = [f"{places.get(c.name, f'r.{quoted(c.name)}')} as {quoted(c.name)}" for c in self.table.columns]
        columns += [f"f.{name}" for name in self.added]
        rest = f" left join {self.table.name}_rest x on x.number = r.rowid" if self.rare else ""
        return (
            f"create view {self.table.name} as select {', '.join(columns)}, r.rowid as number, r.form as form "
            f"from {self.rows} r join {self.table.name}_form f on f.number = r.form{rest}"
        )

    def _rare(self, name: str, default: str | None) -> str:
        otherwise = self.follows.get(name) or (default and f"'{default}'")
        return f"coalesce(x.{quoted(name)}, {otherwise})" if otherwise else f"x.{quoted(name)}"


@functools.cache
def layouts() -> Mapping[str, Layout]:
    """The layout of every table of the schema, in the schema's order."""
    said = own_yaml((files("graph.stores.sqlite") / "layout.yaml").read_text("utf-8"))
    tables = load_schema().tables
    return MappingProxyType({name: _layout(table, said.get(name, {})) for name, table in tables.items()})


def layout_digest() -> str:
    """SHA-256 of all that decides how a graph lies in a file: one that lies otherwise is written anew."""
    here = files("graph.stores.sqlite")
    told = [files("graph") / "schema" / "tables.yaml", here / "layout.yaml"]
    told += sorted((here / "build").iterdir(), key=lambda file: file.name)
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in told if file.is_file())).hexdigest()


def _layout(table: Table, entry: Mapping[str, Any]) -> Layout:
    return Layout(
        table,
        tuple(entry.get("folded", ())),
        MappingProxyType(entry.get("rare", {})),
        tuple(entry.get("added", ())),
        MappingProxyType(entry.get("follows", {})),
        MappingProxyType({name: (one, other) for name, (one, other) in entry.get("lists", {}).items()}),
    )
