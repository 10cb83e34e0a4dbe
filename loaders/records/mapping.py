"""What a format looks like: its fields, the names its columns have had, and how to tell it from others.

One YAML file a format in `mappings/`; lists of the columns of known vintages in `columns/` (one name a line, in file
order), which also read the continuation files that come without a header line.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from graph.own_yaml import own_yaml

__all__ = ["KINDS", "VERBATIM", "Field", "Format", "column_name", "known_formats"]

KINDS = frozenset(
    [
        "agency_code",
        "agency_name",
        "code",
        "date",
        "duns",
        "flag",
        "fused_code",
        "fused_text",
        "key",
        "money",
        "name",
        "text",
        "uei",
    ]  # see cleaning.py
)
VERBATIM = frozenset({"agency_name", "name", "text"})
"""Kinds whose values stay as they are written, spaces at the ends included; all others are trimmed."""
SHAPES = frozenset({"action", "summary", "subaward", "agencies", "vendors", "codes"})
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def column_name(text: str) -> str:
    """A column's name as compared: lower case, runs of anything but letters and digits as one underscore."""
    return _NOT_WORD.sub("_", text.strip().lower()).strip("_")


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a row says. `columns` are its names over the years, the preferred first."""

    name: str
    kind: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """`required` lists groups of fields, one of each group must be there; `absent` columns that tell another format.
    `repeats` says whether an identical row is a duplicate (`drop`) or may be real (`keep`)."""

    name: str
    version: str
    about: str
    shape: str
    fields: Mapping[str, Field]
    required: tuple[tuple[str, ...], ...]
    absent: frozenset[str]
    repeats: str
    known: frozenset[str]
    vintages: tuple[tuple[str, ...], ...]
    value_shapes: Mapping[str, re.Pattern[str]]
    personal: re.Pattern[str] | None
    unread: re.Pattern[str] | None

    def positions(self, columns: Sequence[str]) -> dict[str, int] | None:
        """Where each field stands in a file with these columns (normalised names); None where it is not this format."""
        places = {name: place for place, name in reversed(list(enumerate(columns)))}
        if self.absent & places.keys():
            return None
        found = {f.name: next((places[c] for c in f.columns if c in places), -1) for f in self.fields.values()}
        found = {name: place for name, place in found.items() if place >= 0}
        return found if all(any(name in found for name in group) for group in self.required) else None

    def unknown(self, columns: Iterable[str]) -> list[str]:
        """Columns that no vintage known has."""
        expected = self.known | {c for f in self.fields.values() for c in f.columns}
        patterns = [p for p in (self.personal, self.unread) if p is not None]
        return [c for c in columns if c not in expected and not any(p.search(c) for p in patterns)]


@cache
def known_formats() -> tuple[Format, ...]:
    """Every format, read once a process, by name."""
    folder = resources.files("loaders.records")
    files = sorted((f for f in (folder / "mappings").iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    return tuple(_format(own_yaml(f.read_text(encoding="utf-8")), folder / "columns") for f in files)


def _format(data: Mapping[str, Any], lists: Traversable) -> Format:
    fields = {name: Field(name, *_kind_and_columns(spec)) for name, spec in data["fields"].items()}
    wrong = [f.name for f in fields.values() if f.kind not in KINDS] + [s for s in [data["shape"]] if s not in SHAPES]
    if wrong:
        raise ValueError(f"mapping {data['name']}: unknown kind or shape at {', '.join(wrong)}")
    vintages = tuple(
        tuple((lists / name).read_text(encoding="utf-8").split("\n")[:-1]) for name in data.get("vintages", ())
    )
    related = [c for name in data.get("related", ()) for c in (lists / name).read_text(encoding="utf-8").split()]
    return Format(
        name=data["name"],
        version=str(data["version"]),
        about=data["about"],
        shape=data["shape"],
        fields=fields,
        required=tuple(tuple(group) if isinstance(group, list) else (group,) for group in data["required"]),
        absent=frozenset(data.get("absent", ())),
        repeats=data.get("repeats", "keep"),
        known=frozenset(
            map(column_name, (*related, *(c for vintage in vintages for c in vintage), *data.get("known", ())))
        ),
        vintages=vintages,
        value_shapes={name: re.compile(text) for name, text in data.get("value_shapes", {}).items()},
        personal=_pattern(data.get("personal")),
        unread=_pattern(data.get("unread")),
    )


def _kind_and_columns(spec: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    ((kind, columns),) = spec.items()
    return kind, tuple(columns)


def _pattern(parts: Sequence[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(parts)) if parts else None
