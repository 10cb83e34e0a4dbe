"""A Cypher script that loads the public graph into a Neo4j of one's own, for cypher-shell and Neo4j Browser.

Values are literals of maps: nothing that a source says is ever read as Cypher. Run again, it changes nothing.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import Any

from app.export.names import columns_of, value_of
from app.export.public import PublicGraph
from graph.store import Reader, edge_hex

__all__ = ["cypher", "literal"]

NODE = ("public_id", "type", "name", "description", "edges")
EDGE = (
    *("status", "obligated", "current", "potential", "stated", "stated_qualifier", "currency", "valid_from"),
    *("valid_to", "modality", "sources", "claims", "disputed", "known_from"),
)
AT_ONCE = 500
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
NUMBERS = ("obligated", "current", "potential", "stated")


def cypher(reader: Reader) -> Iterator[str]:
    """The script, statement by statement."""
    graph, build = PublicGraph.of(reader), reader.build()
    yield f"// {_comment(build['case_name'])}, build {_comment(build['build_id'])}; only what is public.\n"
    yield "// Load it with: cypher-shell -f graph.cypher\n"
    yield "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n"
    for kind, rows in groupby(sorted(graph.entities(), key=lambda row: (row["type"], row["id"])), _kind):
        yield from _statements(map(_node, rows), f"MERGE (n:Entity {{id: row.id}}) SET n:`{kind}`, n += row.with")
    found = sorted(graph.edges(), key=lambda row: (row["predicate"], row["id"]))
    for predicate, rows in groupby(found, lambda row: row["predicate"]):
        made = f"MERGE (a)-[e:`{predicate}` {{id: row.id}}]->(b) SET e += row.with"
        ends = "MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to})"
        yield from _statements((_edge(row, graph) for row in rows), f"{ends} {made}")
    graph.end()


def _kind(row: Mapping[str, Any]) -> str:
    return str(row["type"])


def _comment(text: str) -> str:
    return " ".join(str(text).split())


def _statements(rows: Iterable[dict[str, Any]], does: str) -> Iterator[str]:
    given = iter(rows)
    while batch := list(islice(given, AT_ONCE)):
        yield f"UNWIND [\n{(',' + chr(10)).join(map(literal, batch))}\n] AS row\n{does};\n"


def _node(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": edge_hex(row["id"]), "with": _values("entity", NODE, row)}


def _edge(row: Mapping[str, Any], graph: PublicGraph) -> dict[str, Any]:
    held = _values("edge", EDGE, row)
    if contract := graph.names.entity(row["contract_id"])[0]:
        held["contract"] = contract
    ends = {"from": edge_hex(row["subject_id"]), "to": edge_hex(row["object_id"])}
    return {"id": edge_hex(row["id"]), **ends, "with": held}


def _values(table: str, names: tuple[str, ...], row: Mapping[str, Any]) -> dict[str, Any]:
    by_name = {column.name: column for column in columns_of(table)}
    told = {name: value_of(by_name[name], row) for name in names}
    return {name: float(value) if name in NUMBERS else value for name, value in told.items() if value is not None}


def literal(value: Any) -> str:
    """A value as Cypher writes it.

    >>> literal({"a": "it's", "b": [1, True, None]})
    '{`a`: "it\'s", `b`: [1, true, null]}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"`{name}`: {literal(held)}" for name, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(text: str) -> str:
    """A string. Neo4j reads \\uXXXX before it looks for the ends of strings, even behind a backslash: so no backslash
    may stand before a u."""
    told = json.dumps(UNPRINTABLE.sub("\ufffd", text), ensure_ascii=False)
    return told.replace("\\\\u", '\\\\" + "u')
