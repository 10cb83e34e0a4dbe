"""GEXF 1.3 of the public graph, for Gephi: typed attributes, a colour a kind, and the years in which an edge holds."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from app.export.graphml import NOT_XML
from app.export.names import columns_of, value_of
from app.export.public import PublicGraph
from graph.model import Column, load_schema
from graph.store import Reader, edge_hex

__all__ = ["gexf"]

NODE = ("public_id", "type", "description", "edges")
EDGE = (
    *("predicate", "status", "obligated", "current", "potential", "stated", "stated_qualifier", "currency"),
    *("modality", "sources", "claims", "disputed", "known_from"),
)
TYPES = {"money": "double", "int": "long", "flag": "boolean", "real": "double"}


def gexf(reader: Reader) -> Iterator[str]:
    """The file, piece by piece."""
    graph, build = PublicGraph.of(reader), reader.build()
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3" '
    yield 'xmlns:viz="http://gexf.net/1.3/viz">\n<meta><creator>vendorgraph</creator>'
    yield f"<description>{_text(build['case_name'])}, build {_text(build['build_id'])}; only what is public"
    yield '</description></meta>\n<graph mode="dynamic" defaultedgetype="directed" timeformat="date">\n'
    yield from _declared("node", "entity", NODE)
    yield from _declared("edge", "edge", EDGE)
    yield "<nodes>\n"
    yield from map(_node, graph.entities())
    yield "</nodes>\n<edges>\n"
    yield from (_edge(row, graph) for row in graph.edges())
    graph.end()
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(what: str, table: str, names: tuple[str, ...]) -> Iterator[str]:
    yield f'<attributes class="{what}">\n'
    for column in _chosen(table, names):
        yield f'<attribute id="{column.name}" title="{column.name}" type="{TYPES.get(column.type, "string")}"/>\n'
    if what == "edge":
        yield '<attribute id="contract" title="contract" type="string"/>\n'
    yield "</attributes>\n"


def _chosen(table: str, names: tuple[str, ...]) -> list[Column]:
    by_name = {column.name: column for column in columns_of(table)}
    return [by_name[name] for name in names]


def _node(row: Mapping[str, Any]) -> str:
    red, green, blue = (int(load_schema().nodes[row["type"]].colour[at : at + 2], 16) for at in (1, 3, 5))
    colour = f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    values = _values("entity", NODE, row)
    return f'<node id="{edge_hex(row["id"])}" label={_quoted(row["name"])}>{values}{colour}</node>\n'


def _edge(row: Mapping[str, Any], graph: PublicGraph) -> str:
    ends = f'source="{edge_hex(row["subject_id"])}" target="{edge_hex(row["object_id"])}"'
    label = _quoted(load_schema().predicates[row["predicate"]].active)
    start, end = row["valid_from"], row["valid_to"]
    term = [f'start="{start}"'] * bool(start) + [f'end="{end}"'] * bool(end and (not start or end >= start))
    contract = graph.names.entity(row["contract_id"])[0]
    values = _values("edge", EDGE, row, [("contract", contract)] if contract else [])
    told = " ".join([f'id="{edge_hex(row["id"])}"', ends, f"label={label}", f'kind="{row["predicate"]}"', *term])
    return f"<edge {told}>{values}</edge>\n"


def _values(
    table: str, names: tuple[str, ...], row: Mapping[str, Any], more: list[tuple[str, Any]] | None = None
) -> str:
    found = [(column.name, value_of(column, row)) for column in _chosen(table, names)] + (more or [])
    told = "".join(f'<attvalue for="{name}" value={_quoted(value)}/>' for name, value in found if value is not None)
    return f"<attvalues>{told}</attvalues>"


def _quoted(value: Any) -> str:
    """The value as an attribute in double quotes; line breaks stay."""
    told = quoteattr(_plain(value), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    return told if told.startswith('"') else f'"{re.sub(chr(34), "&quot;", told[1:-1])}"'


def _text(value: Any) -> str:
    return escape(_plain(value))


def _plain(value: Any) -> str:
    return NOT_XML.sub("\ufffd", str(value).lower() if isinstance(value, bool) else str(value))
