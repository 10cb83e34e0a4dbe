"""FollowTheMoney's entities from JSON lines, bounded and checked: a file from elsewhere may hold anything."""

import dataclasses
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.errors import LimitExceeded, MissingFile, UnreadableFile

__all__ = ["Entity", "read_entities"]

MAX_BYTES = 300_000_000
MAX_LINE = 2_000_000
MAX_ENTITIES = 1_000_000
MAX_VALUES = 200
MAX_TEXT = 2_000


@dataclasses.dataclass(frozen=True, slots=True)
class Entity:
    """An entity: its properties are lists of texts."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]

    def first(self, name: str) -> str:
        return next(iter(self.properties.get(name, ())), "")

    def all(self, name: str) -> tuple[str, ...]:
        return self.properties.get(name, ())


def read_entities(path: Path, skipped: Counter[str]) -> dict[str, Entity]:
    """Every entity of the file by its id. Lines that hold none are counted in `skipped`.

    Raises MissingFile, UnreadableFile, LimitExceeded.
    """
    if not path.is_file():
        raise MissingFile(f"{path} is not a file: name a file of FollowTheMoney entities, one JSON object a line.")
    if path.stat().st_size > MAX_BYTES:
        raise LimitExceeded(f"{path} is over {MAX_BYTES // 1_000_000} MB: cut it into smaller files.")
    found: dict[str, Entity] = {}
    for line in _lines(path):
        entity = _entity(line)
        if entity is None:
            skipped["lines that are no entity"] += 1
        elif len(found) >= MAX_ENTITIES:
            raise LimitExceeded(f"{path} has over {MAX_ENTITIES:,} entities: cut it into smaller files.")
        else:
            found[entity.id] = entity
    if not found:
        raise UnreadableFile(
            f"{path} holds no FollowTheMoney entity: it needs one JSON object a line, with id and schema."
        )
    return found


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while line := file.readline(MAX_LINE):
            if not line.endswith(b"\n") and len(line) == MAX_LINE:
                raise LimitExceeded(f"{path} has a line of over {MAX_LINE // 1_000_000} MB: it is no file of entities.")
            if line.strip():
                yield line


def _entity(line: bytes) -> Entity | None:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    number, schema, properties = told.get("id"), told.get("schema"), told.get("properties")
    if not (isinstance(number, str) and isinstance(schema, str) and isinstance(properties, dict)):
        return None
    return Entity(number, schema, {str(name): _texts(value) for name, value in properties.items()})


def _texts(value: Any) -> tuple[str, ...]:
    """The texts of a property; entities nested in place of their ids count by their ids."""
    given = value if isinstance(value, list) else [value]
    held = (one.get("id") if isinstance(one, dict) else one for one in given[:MAX_VALUES])
    return tuple(" ".join(one.split())[:MAX_TEXT] for one in held if isinstance(one, str) and one.strip())
