"""GraphML of the public graph, for Gephi, yEd, networkx and igraph: a file of nodes and edges with typed attributes.

Edges that restate a contract from its own side are left out, so that sums hold, and with them contracts that no other
edge touches: a contract is then an attribute of its edge.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from app.export.names import Names, columns_of, public_rows, read_names, same_build, value_of
from graph.model import Column
from graph.store import Reader, edge_hex

__all__ = ["graphml"]

NODE = ("type", "name", "description", "edges")
EDGE = (
    *("predicate", "status", "obligated", "current", "potential", "stated", "stated_qualifier", "currency"),
    *("valid_from", "valid_to", "modality", "sources", "claims", "disputed", "known_from"),
)
TYPES = {"money": "double", "int": "long", "flag": "boolean", "real": "double"}
NOT_XML = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def graphml(reader: Reader) -> Iterator[str]:
    """The file, piece by piece."""
    names = read_names(reader)
    yield from _head(reader)
    touched = {row[end] for row in _edges(reader, names) for end in ("subject_id", "object_id")}
    for row in public_rows(reader, "entity", names):
        if row["type"] != "Contract" or row["id"] in touched:
            told = f'<data key="id">{_text(row["public_id"])}</data>{_data("n", "entity", NODE, row)}'
            yield f'<node id="n{edge_hex(row["id"])}">{told}</node>\n'
    for row in _edges(reader, names):
        yield _edge(row, names)
    same_build(reader, names)
    yield "</graph>\n</graphml>\n"


def _edges(reader: Reader, names: Names) -> Iterator[Mapping[str, Any]]:
    return (row for row in public_rows(reader, "edge", names) if not row["implied"])


def _edge(row: Mapping[str, Any], names: Names) -> str:
    ends = f'source="n{edge_hex(row["subject_id"])}" target="n{edge_hex(row["object_id"])}"'
    contract = names.entity(row["contract_id"])[0]
    told = f'<data key="contract">{_text(contract)}</data>' if contract else ""
    return f'<edge id="{edge_hex(row["id"])}" {ends}>{told}{_data("e", "edge", EDGE, row)}</edge>\n'


def _head(reader: Reader) -> Iterator[str]:
    build = reader.build()
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield f"<desc>{_text(build['case_name'])}, build {_text(build['build_id'])}; only what is public</desc>\n"
    yield '<key id="id" for="node" attr.name="public_id" attr.type="string"/>\n'
    yield '<key id="contract" for="edge" attr.name="contract" attr.type="string"/>\n'
    for letter, table, chosen, domain in (("n", "entity", NODE, "node"), ("e", "edge", EDGE, "edge")):
        for column in _chosen(table, chosen):
            name = "label" if column.name == "name" else column.name
            kind = TYPES.get(column.type, "string")
            yield f'<key id="{letter}_{column.name}" for="{domain}" attr.name={quoteattr(name)} attr.type="{kind}"/>\n'
    yield '<graph edgedefault="directed">\n'


def _chosen(table: str, names: tuple[str, ...]) -> list[Column]:
    by_name = {column.name: column for column in columns_of(table)}
    return [by_name[name] for name in names]


def _data(letter: str, table: str, names: tuple[str, ...], row: Mapping[str, Any]) -> str:
    values = ((column.name, value_of(column, row)) for column in _chosen(table, names))
    return "".join(f'<data key="{letter}_{name}">{_text(value)}</data>' for name, value in values if value is not None)


def _text(value: Any) -> str:
    plain = str(value).lower() if isinstance(value, bool) else str(value)
    return escape(NOT_XML.sub("\ufffd", plain))
