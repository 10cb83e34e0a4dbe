"""JSON-LD of the public graph: entities in the words of schema.org, each edge a statement (RDF reification) with the
sources that it is derived from (PROV)."""

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from app.export.names import columns_of, public_rows, value_of
from app.export.public import PublicGraph
from app.links import web_address
from graph.store import Reader, edge_hex

__all__ = ["jsonld"]

EDGE = (
    *("status", "obligated", "current", "potential", "stated", "stated_qualifier", "currency", "valid_from"),
    *("valid_to", "modality", "disputed", "known_from"),
)


def jsonld(reader: Reader) -> Iterator[str]:
    """The file, a node a line."""
    told_types = json.loads((files("app.export") / "context.json").read_text("utf-8"))
    context, types = told_types["@context"], told_types["types"]
    graph, build = PublicGraph.of(reader), reader.build()
    head = {"@id": f"urn:vendorgraph:build:{quote(build['build_id'])}", "@type": "schema:Dataset"}
    told = {**head, "name": build["case_name"], "description": "Only what is public."}
    yield f'{{"@context": {json.dumps(context)},\n"@graph": [\n{json.dumps(told, ensure_ascii=False)}'
    for node in _nodes(graph, types):
        yield f",\n{json.dumps(node, ensure_ascii=False)}"
    graph.end()
    yield "\n]}\n"


def _nodes(graph: PublicGraph, types: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for row in graph.entities():
        yield _plain({"@id": entity(row["public_id"]), "@type": types[row["type"]], "name": row["name"]} | _about(row))
    for row in public_rows(graph.reader, "source", graph.names):
        yield _source(row)
    derived = graph.sources()
    for row in graph.edges():
        yield _edge(row, graph, sorted(derived.get(row["id"], ())))


def _about(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"identifier": row["public_id"], "description": row["description"], "kind": row["type"]}


def _source(row: Mapping[str, Any]) -> dict[str, Any]:
    told = {"publisher": row["publisher"], "author": row["author"], "headline": row["title"], "licence": row["licence"]}
    dates = {"datePublished": row["published"], "retrieved": row["retrieved"]}
    place = {"url": web_address(row["address"]), "name": row["label"]}
    return _plain({"@id": source(row["source_id"]), "@type": "schema:CreativeWork", **place, **told, **dates})


def _edge(row: Mapping[str, Any], graph: PublicGraph, sources: list[str]) -> dict[str, Any]:
    by_name = {column.name: column for column in columns_of("edge")}
    named = {name: graph.names.entity(row[f"{name}_id"])[0] for name in ("subject", "object", "contract")}
    values = {name: value_of(by_name[name], row) for name in EDGE}
    return _plain(
        {
            "@id": f"urn:vendorgraph:edge:{edge_hex(row['id'])}",
            "@type": "rdf:Statement",
            **{name: entity(key) if key else None for name, key in named.items()},
            "predicate": f"vg:{row['predicate']}",
            **values,
            "derivedFrom": [source(one) for one in sources] or None,
        }
    )


def _plain(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value is not None}


def entity(key: str) -> str:
    return f"urn:vendorgraph:entity:{quote(key, safe=':')}"


def source(key: str) -> str:
    return f"urn:vendorgraph:source:{quote(key, safe='')}"
