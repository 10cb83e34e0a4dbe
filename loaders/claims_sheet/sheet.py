"""A claims sheet as read, before anything is understood: entries with their place and their cells as text."""

import dataclasses
import functools
import re
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

import yaml

from graph.model import load_schema

__all__ = ["ColumnNames", "Entry", "RowRejected", "Sheet", "column_names", "folded"]


class RowRejected(Exception):
    """One entry cannot be taken; the text says why and what to write instead."""


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """`row` is the data row of a CSV, or the line of a YAML file where the entry starts. Empty cells are left out."""

    row: int
    cells: Mapping[str, str]


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """`works` have a cell `label`; `unknown` are headers that mean nothing; `broken` entries that are unreadable."""

    format: str
    works: tuple[Entry, ...]
    parties: tuple[Entry, ...]
    claims: tuple[Entry, ...]
    unknown: tuple[str, ...] = ()
    broken: tuple[tuple[int, str], ...] = ()

    @property
    def entries(self) -> int:
        return len(self.works) + len(self.parties) + len(self.claims) + len(self.broken)


@dataclasses.dataclass(frozen=True, slots=True)
class ColumnNames:
    """Folded header → column, for each part of a sheet; `predicates` are other names of predicates."""

    claim: Mapping[str, str]
    work: Mapping[str, str]
    party: Mapping[str, str]
    predicates: Mapping[str, str]


def folded(header: str) -> str:
    """The header without case, spaces and signs."""
    return re.sub(r"[\W_]+", "", header.lower())


@functools.cache
def column_names() -> ColumnNames:
    """The table of columns.yaml, with the schema's qualifiers as columns of claims."""
    text = (resources.files("loaders.claims_sheet") / "columns.yaml").read_text("utf-8")
    read = yaml.safe_load(text)
    claim = _folded(read["claim"])
    for name in load_schema().qualifiers:
        claim.setdefault(folded(name), name)
    return ColumnNames(
        MappingProxyType(claim),
        MappingProxyType(_folded(read["work"])),
        MappingProxyType(_folded(read["party"])),
        MappingProxyType(read["predicates"]),
    )


def _folded(columns: Mapping[str, list[str]]) -> dict[str, str]:
    return {folded(name): column for column, others in columns.items() for name in (column, *others)}
