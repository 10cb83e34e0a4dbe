"""Claims sheets as YAML: `sources`, `parties`, `defaults` and `claims`."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph.bounded_yaml import YamlText, read_yaml
from graph.errors import UnreadableFile
from loaders.claims_sheet.sheet import Entry, Sheet, column_names, folded

__all__ = ["looks_like_yaml_sheet", "read_yaml_sheet"]

_CLAIMS = re.compile(r"^claims[ \t]*:", re.MULTILINE)
_MARK = re.compile(r"\A(?:\s*#[^\n]*\n|\s*\n|---[^\n]*\n)*(?:claims|claims_sheet|sources|parties|defaults)[ \t]*:")
PARTS = {"claims_sheet", "sources", "parties", "defaults", "claims"}


def looks_like_yaml_sheet(head: str) -> bool:
    """Whether a text starts as such a sheet does."""
    return bool(_MARK.match(head)) and ("\nclaims:" in head or bool(_CLAIMS.search(head)) or "claims_sheet:" in head)


def read_yaml_sheet(text: str, what: str) -> Sheet:
    """Raises UnreadableFile, naming the line, where the text as a whole is no claims sheet."""
    read = read_yaml(text, what)
    if not isinstance(read.data, dict):
        raise UnreadableFile(f"{what}: expected 'sources:' and 'claims:' at the left margin.")
    reader = _Reader(read)
    defaults = dict(reader.mapped(read.data.get("defaults") or {}, column_names().claim, ("defaults",)))
    return Sheet(
        "yaml",
        tuple(reader.works()),
        tuple(reader.listed("parties", column_names().party, {})),
        tuple(reader.listed("claims", column_names().claim, defaults)),
        tuple(dict.fromkeys([*(str(name) for name in read.data if name not in PARTS), *reader.unknown])),
        tuple(reader.broken),
    )


class _Reader:
    """Turns the parts of the file into entries, and notes what does not fit."""

    def __init__(self, read: YamlText) -> None:
        self.read = read
        self.unknown: list[str] = []
        self.broken: list[tuple[int, str]] = []

    def works(self) -> Iterator[Entry]:
        part = self.read.data.get("sources") or {}
        if isinstance(part, list):
            yield from self.listed("sources", {**column_names().work, "label": "label", "source": "label"}, {})
            return
        for label, fields in self._mapping(part, ("sources",)).items():
            path = ("sources", label)
            if isinstance(fields, dict):
                yield Entry(self.read.line(path), {**self.mapped(fields, column_names().work, path), "label": label})
            else:
                self._break(path, f"source '{label}': expected publisher, title, published …")

    def listed(self, part: str, columns: Mapping[str, str], defaults: Mapping[str, str]) -> Iterator[Entry]:
        entries = self.read.data.get(part) or []
        if not isinstance(entries, list):
            self._break((part,), f"'{part}:' is no list: start each entry with a hyphen")
            return
        for number, fields in enumerate(entries):
            path = (part, number)
            if isinstance(fields, dict):
                yield Entry(self.read.line(path), {**defaults, **self.mapped(fields, columns, path)})
            else:
                self._break(path, "the entry has no 'name: value' fields")

    def mapped(self, fields: Any, columns: Mapping[str, str], path: tuple[str | int, ...]) -> dict[str, str]:
        cells: dict[str, str] = {}
        for name, value in self._mapping(fields, path).items():
            column = columns.get(folded(name))
            if column is None:
                self.unknown.append(name)
            elif (text := _text(value)).strip():
                cells[column] = text.strip()
        return cells

    def _mapping(self, fields: Any, path: tuple[str | int, ...]) -> Mapping[str, Any]:
        if isinstance(fields, dict):
            return fields
        self._break(path, f"'{path[-1]}:' has no 'name: value' fields")
        return {}

    def _break(self, path: tuple[str | int, ...], reason: str) -> None:
        self.broken.append((self.read.line(path), reason))


def _text(value: Any) -> str:
    """A list of words as one cell, anything deeper as JSON."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list) and all(item is None or isinstance(item, str) for item in value):
        return "; ".join(item for item in value if item)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
