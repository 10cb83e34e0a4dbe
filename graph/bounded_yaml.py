"""YAML that a person wrote, read as plain texts, lists and mappings, with bounds and with the line of every entry.

Every scalar stays text (`2018-05` is no number, `no` is no flag); an empty one or `null` is None. Tags mean nothing,
anchors and aliases are refused, so a small file cannot grow into a large one.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any

import yaml

from graph.errors import UnreadableFile

__all__ = ["YamlText", "read_yaml"]

MAX_DEPTH = 12
MAX_ENTRIES = 400_000

Path = tuple[str | int, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class YamlText:
    """What the text says. `lines` has the 1-based line of each mapping's value and list's item, by its path."""

    data: Any
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of the entry at that path, or of the nearest entry above it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(text: str, what: str) -> YamlText:
    """Raises UnreadableFile that names `what` and the line."""
    try:
        _check_bounds(text, what)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "the text is no YAML"
        raise UnreadableFile(f"{what}{where}: {problem}.") from error
    lines: dict[Path, int] = {}
    return YamlText(_plain(node, (), lines, what), lines)


def _check_bounds(text: str, what: str) -> None:
    depth = entries = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = _line(event)
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableFile(f"{what}, line {line}: aliases (*name) are not read; write the entry out.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        entries += isinstance(event, yaml.ScalarEvent)
        if depth > MAX_DEPTH:
            raise UnreadableFile(f"{what}, line {line}: nested deeper than {MAX_DEPTH} levels.")
        if entries > MAX_ENTRIES:
            raise UnreadableFile(f"{what}, line {line}: more than {MAX_ENTRIES} entries; split the file.")


def _line(place: yaml.Event | yaml.Node) -> int:
    return place.start_mark.line + 1 if place.start_mark else 1


def _plain(node: yaml.Node | None, path: Path, lines: dict[Path, int], what: str) -> Any:
    if node is None:
        return None
    lines[path] = _line(node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, number), lines, what) for number, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines, what)
    plain = getattr(node, "style", None) is None
    return None if plain and node.value in {"", "~", "null"} else node.value


def _mapping(node: yaml.MappingNode, path: Path, lines: dict[Path, int], what: str) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for key, value in node.value:
        line = _line(key)
        if not isinstance(key, yaml.ScalarNode):
            raise UnreadableFile(f"{what}, line {line}: a name was expected here.")
        if key.value in entries:
            raise UnreadableFile(f"{what}, line {line}: '{key.value}' stands twice in one entry.")
        entries[key.value] = _plain(value, (*path, key.value), lines, what)
        lines[*path, key.value] = line
    return entries
