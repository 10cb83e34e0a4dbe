"""Answers to questions in Cypher: bounded in time, rows and size, as plain JSON values."""

import dataclasses
import json
import math
from collections.abc import Mapping
from typing import Any

import neo4j
from neo4j.graph import Node, Path, Relationship

from graph.errors import QueryRefused

__all__ = ["CypherAnswer", "check_parameters", "plain"]

LARGEST_PARAMETERS = 100_000
_EXACT = 2**53
"""Whole numbers beyond are told as text, since readers of JSON round them."""

_TECHNICAL = ("build", "place")


@dataclasses.dataclass(frozen=True, slots=True)
class CypherAnswer:
    """`rows` hold plain JSON values under `columns`; `truncated` where there were more than the limits let through."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool


def check_parameters(parameters: Mapping[str, Any]) -> None:
    """Raises QueryRefused unless they are small: text, numbers, truth values, null, and lists of these."""
    try:
        size = len(json.dumps(parameters, allow_nan=False))
    except (TypeError, ValueError, RecursionError) as error:
        raise QueryRefused("Parameters are text, numbers, true, false, null, and lists of these.") from error
    nested = [each for value in parameters.values() if isinstance(value, (list, tuple)) for each in value]
    for value in (*nested, *(v for v in parameters.values() if not isinstance(v, (list, tuple)))):
        if isinstance(value, (dict, list, tuple)) or (isinstance(value, int) and not -(2**63) <= value < 2**63):
            raise QueryRefused("Parameters are text, numbers, true, false, null, and lists of these.")
    if size > LARGEST_PARAMETERS:
        raise QueryRefused(f"Parameters together have at most {LARGEST_PARAMETERS} characters.")


def plain(value: Any) -> Any:
    """The value as JSON has it: nodes with their kind, relationships with type and ends, paths as their steps."""
    if isinstance(value, Node):
        return {"kind": next(iter(sorted(value.labels)), None), **_properties(value)}
    if isinstance(value, Relationship):
        ends = {"from": _named(value.start_node), "to": _named(value.end_node)}
        return {"type": value.type, **ends, **_properties(value)}
    if isinstance(value, Path):
        return {
            "nodes": [plain(node) for node in value.nodes],
            "relationships": [plain(step) for step in value.relationships],
        }
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return value if abs(value) <= _EXACT else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, (neo4j.time.Date, neo4j.time.DateTime, neo4j.time.Time, neo4j.time.Duration)):
        return value.iso_format()
    return str(value)[:1000]


def _properties(value: Node | Relationship) -> dict[str, Any]:
    return {key: plain(each) for key, each in sorted(value.items()) if key not in _TECHNICAL}


def _named(node: Node | None) -> str | None:
    return None if node is None else node.get("public_id")
