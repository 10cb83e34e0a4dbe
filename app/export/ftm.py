"""FollowTheMoney's entities, one JSON object a line: what Aleph, OpenSanctions' tools and Neo4j loaders of FtM read.

Every edge is an entity of its own, with the documents that say it as `proof`. Amounts stand under their own names in
`summary`; `amount` holds the one that ftm.yaml names.
"""

import functools
import hashlib
import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from app.api.models import decimal_text
from app.export.names import public_rows
from app.export.public import PublicGraph
from app.links import web_address
from graph.model import load_schema
from graph.own_yaml import own_yaml
from graph.store import Reader, edge_hex

__all__ = ["ftm", "ftm_mapping"]

AMOUNTS = ("obligated", "current", "potential", "stated")


@functools.cache
def ftm_mapping() -> Mapping[str, Any]:
    """The table in ftm.yaml."""
    read: Mapping[str, Any] = own_yaml((files("app.export") / "ftm.yaml").read_text("utf-8"))
    return read


def ftm(reader: Reader) -> Iterator[str]:
    """The file, an entity a line: documents, then things, then links."""
    graph = PublicGraph.of(reader)
    proofs = graph.sources()
    contracts = _contracts(graph)
    for row in public_rows(reader, "source", graph.names):
        yield _line(_document(row))
    for row in public_rows(reader, "entity", graph.names):
        yield _line(_thing(row, graph, contracts))
    for row in graph.edges():
        for entity in _link(row, graph, sorted(proofs.get(row["id"], ()))):
            yield _line(entity)
    graph.end()


def _line(entity: Mapping[str, Any]) -> str:
    return json.dumps(entity, ensure_ascii=False) + "\n"


def _entity(number: str, schema: str, **properties: Any) -> dict[str, Any]:
    """An FtM entity; every property is a list of texts, empty ones left out."""
    held = {name: value if isinstance(value, list) else [str(value)] for name, value in properties.items() if value}
    return {"id": number, "schema": schema, "properties": held}


def _number(row_id: int) -> str:
    return f"vg-{edge_hex(row_id)}"


def _document_number(source_id: str) -> str:
    return f"vg-source-{hashlib.sha256(source_id.encode()).hexdigest()[:20]}"


def _document(row: Mapping[str, Any]) -> dict[str, Any]:
    return _entity(
        _document_number(row["source_id"]),
        "Document",
        fileName=row["label"],
        title=row["title"],
        author=row["author"],
        publisher=row["publisher"],
        publishedAt=row["published"],
        retrievedAt=row["retrieved"],
        sourceUrl=web_address(row["address"]),
        contentHash=row["source_id"] if len(row["source_id"]) == 64 else None,
        notes=f"Licence: {row['licence']}" if row["licence"] else None,
    )


def _contracts(graph: PublicGraph) -> dict[int, set[int]]:
    """The agencies of each contract."""
    found: dict[int, set[int]] = {}
    for row in graph.edges():
        if row["predicate"] == "CONTRACTED_WITH" and row["contract_id"]:
            found.setdefault(row["contract_id"], set()).add(row["subject_id"])
    return found


def _thing(row: Mapping[str, Any], graph: PublicGraph, contracts: Mapping[int, set[int]]) -> dict[str, Any]:
    kind = ftm_mapping()["kinds"][row["type"]]
    scheme, _, value = row["public_id"].partition(":")
    held: dict[str, Any] = {kind.get("named", "name"): row["name"], "description": graph.names.said(row["description"])}
    if scheme in ftm_mapping()["keys"]:
        held[ftm_mapping()["keys"][scheme]] = value
    if row["type"] == "Contract":
        held["authority"] = [_number(one) for one in sorted(contracts.get(row["id"], ()))]
    # Every schema has keywords: they keep our own key, by which the entity is known again when it is read back.
    return _entity(_number(row["id"]), kind["schema"], **held, keywords=f"vendorgraph:{row['public_id']}")


def _link(row: Mapping[str, Any], graph: PublicGraph, sources: list[str]) -> Iterator[dict[str, Any]]:
    """The entity of an edge; before it a contract, where the schema needs one and the edge has none."""
    told = ftm_mapping()["edges"].get(row["predicate"], ftm_mapping()["other"])
    contract = _number(row["contract_id"]) if row["contract_id"] else None
    if told["schema"] == "ContractAward" and contract is None:
        contract = f"{_number(row['id'])}-contract"
        names = [graph.names.entity(row[end])[2] for end in ("subject_id", "object_id")]
        authority = [_number(row["subject_id"])]
        yield _entity(contract, "Contract", title=" – ".join(names), authority=authority, keywords="vendorgraph:")
    amount = row[told["amount"]] if "amount" in told else None
    held = {
        told["subject"]: _number(row["subject_id"]),
        told["object"]: _number(row["object_id"]),
        told.get("contract", ""): contract,
        "amount": None if amount is None else decimal_text(amount),
        "currency": row["currency"] if amount is not None else None,
    }
    held.pop("", None)
    role = load_schema().predicates[row["predicate"]].active
    payment = told["schema"] == "Payment"
    yield _entity(
        _number(row["id"]),
        told["schema"],
        **held,
        **({} if payment else {"role": role, "status": row["status"]}),
        startDate=row["valid_from"],
        endDate=row["valid_to"],
        recordId=f"vendorgraph:{row['predicate']}:{_number(row['subject_id'])}",
        summary=_amounts(row),
        proof=[_document_number(one) for one in sources],
    )


def _amounts(row: Mapping[str, Any]) -> str:
    told = [
        f"{name} {decimal_text(row[name])} {row['currency'] or ''}".strip() for name in AMOUNTS if row[name] is not None
    ]
    marks = [row["modality"]] if row["modality"] != "asserted" else []
    return "; ".join([*told, *marks])
