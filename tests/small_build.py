"""The small graph of tests/small_claims.py as the tables of a build.

The edges follow from the claims by the plain rules below, which know nothing of how a store computes.
"""

import dataclasses
import json
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from graph.model import load_schema
from graph.store import Build, TableStream
from graph.values import hash_id, key_scheme
from tests.small_beside import beside_of
from tests.small_claims import (
    AWS,
    BOARD,
    DOCUMENT,
    ENTITIES,
    HIDDEN,
    OLD,
    PALANTIR,
    SECRET,
    SOCIETE,
    SOURCES,
    TEXT,
    VENDORS,
    small_claims,
)


@dataclasses.dataclass(frozen=True)
class Made:
    """Rows of a build's tables, by name."""

    tables: Mapping[str, list[dict[str, Any]]]

    def build(self, build_id: str = "build-1") -> Build:
        made = {"build_id": build_id, "case_name": "small", "built_from": "{}", "version": "0", "counts": "{}"}
        return Build(build_id, {name: _Rows(name, rows) for name, rows in {**self.tables, "build": [made]}.items()})


@dataclasses.dataclass(frozen=True)
class _Rows(TableStream):
    name: str
    rows: list[dict[str, Any]]

    def batches(self, rows: int = 100_000, bare: bool = False) -> pa.RecordBatchReader:
        table = load_schema().tables[self.name]
        kinds = {"id": pa.int64(), "int": pa.int64(), "money": pa.int64(), "flag": pa.int64(), "real": pa.float64()}
        schema = pa.schema([(column.name, kinds.get(column.type, pa.string())) for column in table.columns])
        ordered = sorted(self.rows, key=lambda row: tuple(row[part] for part in table.key))
        batches = pa.Table.from_pylist(ordered, schema).to_batches(max_chunksize=min(rows, 7))
        return pa.RecordBatchReader.from_batches(schema, batches)


def edges_of(claims: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The edges that follow from claims: see graph.edges for the rules."""
    groups: dict[int, list[Mapping[str, Any]]] = {}
    for claim in claims:
        if claim["edge_id"]:
            groups.setdefault(claim["edge_id"], []).append(claim)
    return [_edge(number, told) for number, told in sorted(groups.items())]


def _edge(number: int, told: list[Mapping[str, Any]]) -> dict[str, Any]:
    speaking = [c for c in told if c["status"] == "accepted"] or told
    first = speaking[0]
    by_date = sorted(speaking, key=_place)
    actions = [
        c["obligated"] for c in by_date if c["counted"] and c.get("level") == "action" and c["obligated"] is not None
    ]
    subawards = [c["obligated"] for c in by_date if c["counted"] and c.get("level") == "subaward"]
    summaries = [c["obligated"] for c in by_date if c["counted"] and c.get("level") == "summary"]
    amounts = {c["amount"] for c in speaking if c.get("amount") is not None}
    starts = [
        c["date"] if c.get("level") == "action" else c.get("start") or (c.get("date") if not c.get("level") else None)
        for c in speaking
    ]
    ends = [c for c in by_date if c.get("end")]
    tellers = {_teller(c) for c in speaking}
    standing = any(c["known_to"] is None for c in speaking)
    hidden = (
        any(SOURCES[c["source_id"]].get("visibility") for c in speaking)
        and len({c["source_id"] for c in speaking}) == 1
    )
    return {
        "id": number,
        "subject_id": first["subject_id"],
        "predicate": first["predicate"],
        "object_id": first["object_id"],
        "contract_id": first["contract_ref"] or None,
        "implied": 0,
        "background": 0,
        "status": first["status"],
        "obligated": sum(actions) if actions else sum(subawards) if subawards else summaries[-1] if summaries else None,
        "current": _last(by_date, "current"),
        "potential": _last(by_date, "potential"),
        "stated": min(amounts) if len(amounts) == 1 else None,
        "stated_qualifier": min(c["amount_qualifier"] for c in speaking if c.get("amount"))
        if len(amounts) == 1
        else None,
        "currency": max((c["currency"] for c in speaking if c["currency"]), default=None),
        "valid_from": min((s for s in starts if s), default=None),
        "valid_from_precision": "year" if first.get("start_precision") else "day" if any(starts) else None,
        "valid_to": ends[-1]["end"] if ends else None,
        "valid_to_precision": ends[-1].get("end_precision") or "day" if ends else None,
        "modality": first["modality"],
        "sources": len(tellers),
        "claims": len([c for c in speaking if c["known_to"] is None]) or len(speaking),
        "disputed": int(len(amounts) > 1),
        "known_from": min(c["known_from"] for c in speaking),
        "known_to": None if standing else max(c["known_to"] for c in speaking),
        "visibility": "internal" if hidden else "public",
    }


def _place(claim: Mapping[str, Any]) -> tuple[str, int, int]:
    """When a claim was made: its day, the number of its modification, its row."""
    number = (claim.get("modification") or "")[-5:]
    return claim.get("date") or "", int(number) if number.isdigit() else 0, claim.get("row") or 0


def _teller(claim: Mapping[str, Any]) -> str:
    named = json.loads(claim["attribution"])
    return named[-1].lower().replace(" ", "-") if named else str(SOURCES[claim["source_id"]]["origin"])


def _last(claims: list[Mapping[str, Any]], column: str) -> int | None:
    return next((c[column] for c in reversed(claims) if c["counted"] and c.get(column) is not None), None)


def tables_of(claims: list[dict[str, Any]]) -> Made:
    """The tables of a build with these claims."""
    entities = {**ENTITIES, **{key: ("Company", (f"Vendor {key[-2:]} Services",), ()) for key in VENDORS}}
    entities |= {f"award:CONT_AWD_V{n}_7014": ("Contract", (f"V{n:02d}",), ()) for n in range(15)}
    edges = edges_of(claims)
    disputed = [c for c in claims if c["predicate"] == "FUNDED_BY"]
    return Made(
        {
            "entity": [_entity(key, kind, names, edges, claims) for key, (kind, names, _) in entities.items()],
            "entity_key": [
                {"key": one, "entity_id": hash_id(key), "scheme": key_scheme(one)}
                for key, (_, _, others) in entities.items()
                for one in others
            ],
            "entity_name": [
                {
                    "entity_id": hash_id(key),
                    "name": name,
                    "kind": "recorded",
                    "source_id": OLD,
                    "first_row": 1,
                    "rows": 9 - place,
                }
                for key, (_, names, _) in entities.items()
                for place, name in enumerate(names)
            ],
            "edge": edges,
            "claim": claims,
            "contract": [
                _contract(key, names[0], claims) for key, (kind, names, _) in entities.items() if kind == "Contract"
            ],
            "source": [
                {**{"visibility": "public"}, **{k: v for k, v in row.items() if k != "known_from"}, "source_id": source}
                for source, row in SOURCES.items()
            ],
            "document_text": [{"source_id": DOCUMENT, "text": TEXT, "zones": "[]"}],
            "conflict": [
                {
                    "id": "x-1",
                    "kind": "contradiction",
                    "subject_id": hash_id(BOARD),
                    "object_id": hash_id(SOCIETE),
                    "predicate": "FUNDED_BY",
                    "qualifier": "amount",
                    "rank": 1,
                    "why": "Two amounts.",
                    "since": "2022-08-01",
                    "edge_id": disputed[0]["edge_id"] if disputed else None,
                    "visibility": "public",
                },
                {
                    "id": "x-2",
                    "kind": "contested",
                    "subject_id": hash_id(AWS),
                    "object_id": None,
                    "predicate": "HOSTS",
                    "qualifier": "",
                    "rank": 2,
                    "why": "Contested.",
                    "since": None,
                    "edge_id": None,
                    "visibility": "internal",
                },
            ]
            if disputed
            else [],
            "conflict_side": [
                {"conflict_id": "x-1", "side": number, "value": str(claim["amount"]), "claim": claim["id"]}
                for number, claim in enumerate(disputed, start=1)
            ],
            **beside_of(claims),
            "judgement": [
                {
                    "left_key": PALANTIR,
                    "right_key": "company:palantir",
                    "judgement": "same",
                    "by": "person",
                    "at": "2022-01-01",
                    "why": "One firm.",
                    "score": 0.5,
                }
            ],
            "finding": [
                {
                    "number": 1,
                    "kind": "reject",
                    "source_id": OLD,
                    "file": "a.csv",
                    "row": 9,
                    "record_key": None,
                    "detail": "No date.",
                },
                {
                    "number": 2,
                    "kind": "duplicate",
                    "source_id": SECRET,
                    "file": None,
                    "row": None,
                    "record_key": "k",
                    "detail": "Twice.",
                },
            ],
        }
    )


def _entity(
    key: str, kind: str, names: tuple[str, ...], edges: list[dict[str, Any]], claims: list[dict[str, Any]]
) -> dict[str, Any]:
    number = hash_id(key)
    known = [c["known_from"] for c in claims if number in (c["subject_id"], c["object_id"], c["contract_ref"])]
    return {
        "id": number,
        "public_id": key,
        "type": kind,
        "name": names[0],
        "description": "A made-up one." if key == PALANTIR else None,
        "visibility": HIDDEN.get(key, "public"),
        "edges": sum(number in (e["subject_id"], e["object_id"]) for e in edges),
        "known_from": min(known, default=None),
    }


def _contract(key: str, name: str, claims: list[dict[str, Any]]) -> dict[str, Any]:
    days = [c["date"] for c in claims if c["contract_ref"] == hash_id(key) and c.get("level") == "action"]
    return {
        "entity_id": hash_id(key),
        "piid": name,
        "award_key": key.removeprefix("award:"),
        "description": f"LICENSES FOR {name}",
        "psc": "D302",
        "psc_description": "IT",
        "first_action": min(days, default=None),
        "last_action": max(days, default=None),
        "actions": len(days),
    }


def small_build(build_id: str = "build-1") -> Build:
    """The build that the suite asks about."""
    return tables_of(small_claims()).build(build_id)
