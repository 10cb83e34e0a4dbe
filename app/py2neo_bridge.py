"""A bridge for notebooks that speak py2neo: pieces of the graph as its Subgraph, and back. Needs `vendorgraph[py2neo]`.

Nodes and relationships bear the properties that they have in a Neo4j store, so that what a notebook matched there and
what a reader answered look the same: `id` and `public_id`, whole cents, ISO days, 0 or 1 for flags.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graph.errors import UnknownFormat
from graph.model import load_schema
from graph.store import Edge, EntityRef, Graph, edge_hex, edge_number
from graph.values import hash_id

try:
    from py2neo import Node, Relationship, Subgraph
    from py2neo.bulk import merge_nodes, merge_relationships
except ImportError as error:
    raise ImportError("py2neo is not installed: pip install 'vendorgraph[py2neo]'") from error

__all__ = ["from_subgraph", "merge_subgraph", "to_subgraph"]

_FLAGS = ("disputed", "implied", "background")
_PLAIN = (
    *("status", "obligated", "current", "potential", "stated", "stated_qualifier", "currency", "valid_from"),
    *(
        "valid_from_precision",
        "valid_to",
        "valid_to_precision",
        "modality",
        "sources",
        "claims",
        "known_from",
        "known_to",
    ),
)
_NEEDED = ("status", "modality", "sources", "claims", "known_from")
_SUMS = ("obligated", "current", "potential")
_BUNDLED = ("edges", *_SUMS, "currency", "valid_from", "valid_to", "claims", "sources")


def to_subgraph(graph: Graph) -> Any:
    """The piece of the graph as a Subgraph: a relationship an edge, and one a bundle whose edges are too many to list.

    Write it with `merge_subgraph`: py2neo's own create and merge make one of two contracts between the same parties.
    """
    nodes = {ref.id: _node(ref) for ref in graph.nodes}
    listed = {(edge.subject.id, edge.predicate, edge.object.id) for edge in graph.edges}
    lines = [_line(nodes, edge.subject, edge.predicate, edge.object, _properties(edge)) for edge in graph.edges]
    for bundle in graph.bundles:
        subject, predicate, object_ = bundle["subject"], bundle["predicate"], bundle["object"]
        if (subject.id, predicate, object_.id) not in listed:
            number = hash_id("bundle", subject.id, predicate, object_.id)
            told = {"id": number, **{name: bundle[name] for name in _BUNDLED}, "disputed": int(bundle["disputed"])}
            lines.append(_line(nodes, subject, predicate, object_, told))
    return Subgraph(list(nodes.values()), lines)


def from_subgraph(subgraph: Any) -> Graph:
    """The piece of the graph that a Subgraph holds, made by `to_subgraph` or matched on a Neo4j store.

    Raises UnknownFormat where a node is no entity of the schema or a relationship is no edge of it. A contract is told
    where its node is in the Subgraph too, or where `to_subgraph` wrote its name.
    """
    refs = {node: _ref(node) for node in subgraph.nodes}
    contracts = {node["id"]: ref for node, ref in refs.items() if ref.type == "Contract"}
    edges, bundles = [], []
    for line in subgraph.relationships:
        ends = _ref(line.start_node), type(line).__name__, _ref(line.end_node)
        if ends[1] not in load_schema().predicates:
            raise UnknownFormat(f"{ends[1]} is no predicate of the schema: leave such relationships out.")
        if line.get("edges") is None:
            edges.append(_edge(line, *ends, contracts))
        else:
            bundles.append(_bundle(*ends, {name: line.get(name) for name in (*_BUNDLED, "disputed")}))
    edges.sort(key=lambda edge: edge.id)
    nodes = tuple(sorted(set(refs.values()), key=lambda ref: ref.id))
    return Graph(nodes, tuple(edges), _in_order((*bundles, *_bundled(edges))), truncated=False)


def merge_subgraph(target: Any, subgraph: Any) -> None:
    """Write a Subgraph to a py2neo Graph, entities by `public_id`, edges by `id`; what is there is updated."""
    nodes: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    lines: defaultdict[tuple[str, str, str], list[tuple[str, dict[str, Any], str]]] = defaultdict(list)
    for node in subgraph.nodes:
        nodes[_ref(node).type].append(dict(node))
    for line in subgraph.relationships:
        start, end = _ref(line.start_node), _ref(line.end_node)
        lines[type(line).__name__, start.type, end.type].append((start.id, dict(line), end.id))
    for kind, rows in nodes.items():
        merge_nodes(target.auto(), rows, (kind, "public_id"))
    for (predicate, start_kind, end_kind), told in lines.items():
        keys = {"start_node_key": (start_kind, "public_id"), "end_node_key": (end_kind, "public_id")}
        merge_relationships(target.auto(), told, (predicate, "id"), **keys)


def _node(ref: EntityRef) -> Any:
    return Node(ref.type, id=hash_id(ref.id), public_id=ref.id, type=ref.type, name=ref.name)


def _ref(node: Any) -> EntityRef:
    kinds = [label for label in node.labels if label in load_schema().nodes]
    if len(kinds) != 1 or not node.get("public_id"):
        raise UnknownFormat(f"A node labelled {', '.join(node.labels) or 'nothing'} is no entity: leave it out.")
    return EntityRef(node["public_id"], kinds[0], node.get("name") or node["public_id"])


def _line(
    nodes: Mapping[str, Any], subject: EntityRef, predicate: str, object_: EntityRef, told: dict[str, Any]
) -> Any:
    given = {name: value for name, value in told.items() if value is not None}
    return Relationship(nodes[subject.id], predicate, nodes[object_.id], **given)


def _properties(edge: Edge) -> dict[str, Any]:
    told = {"id": edge_number(edge.id), "predicate": edge.predicate}
    told |= {name: getattr(edge, name) for name in _PLAIN} | {name: int(getattr(edge, name)) for name in _FLAGS}
    if edge.contract:
        told |= {
            "contract_id": hash_id(edge.contract.id),
            "contract": edge.contract.id,
            "contract_name": edge.contract.name,
        }
    return told


def _edge(
    line: Any, subject: EntityRef, predicate: str, object_: EntityRef, contracts: Mapping[int, EntityRef]
) -> Edge:
    if missing := [name for name in ("id", *_NEEDED) if line.get(name) is None]:
        raise UnknownFormat(f"A relationship {predicate} without {', '.join(missing)} is no edge: leave it out.")
    contract = contracts.get(line.get("contract_id"))
    if line.get("contract"):
        contract = EntityRef(line["contract"], "Contract", line["contract_name"])
    told = {name: line.get(name) for name in _PLAIN} | {name: bool(line.get(name)) for name in _FLAGS}
    return Edge(
        id=edge_hex(line["id"]), subject=subject, predicate=predicate, object=object_, contract=contract, **told
    )


def _bundle(
    subject: EntityRef, predicate: str, object_: EntityRef, told: dict[str, Any], ids: tuple[str, ...] = ()
) -> dict[str, Any]:
    ends = {"subject": subject, "predicate": predicate, "object": object_}
    return {**ends, **told, "disputed": bool(told["disputed"]), "ids": ids}


def _bundled(edges: Iterable[Edge]) -> Iterable[dict[str, Any]]:
    """A bundle for all edges with the same ends."""
    groups: defaultdict[tuple[EntityRef, str, EntityRef], list[Edge]] = defaultdict(list)
    for edge in edges:
        if not edge.implied:
            groups[edge.subject, edge.predicate, edge.object].append(edge)
    for ends, group in groups.items():
        told: dict[str, Any] = {"edges": len(group), **{name: _over(group, name, sum) for name in (*_SUMS, "claims")}}
        told |= {"valid_from": _over(group, "valid_from", min), "valid_to": _over(group, "valid_to", max)}
        told |= {name: _over(group, name, max) for name in ("sources", "disputed")}
        currencies = {edge.currency for edge in group if edge.currency}
        told["currency"] = currencies.pop() if len(currencies) == 1 else None
        yield _bundle(*ends, told, tuple(edge.id for edge in group))


def _over(edges: Iterable[Edge], name: str, fold: Any) -> Any:
    given = [getattr(edge, name) for edge in edges if getattr(edge, name) is not None]
    return fold(given) if given else None


def _in_order(bundles: Iterable[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    return tuple(sorted(bundles, key=lambda one: (one["subject"].id, one["predicate"], one["object"].id)))
