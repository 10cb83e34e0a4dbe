"""Background: what a reference list adds that no source of the case says. Its edges are marked so, and shown as
background only."""

import hashlib
from importlib.resources import files

import pyarrow as pa

from graph.agencies import AgencyTable
from graph.claim import CLAIMS, PARTIES, record_claim_id

__all__ = ["agency_chart", "reference_id", "reference_names"]

_EXTRACTOR = "reference.agencies/1"


def reference_id() -> str:
    """SHA-256 of the list of agencies that this version carries."""
    return hashlib.sha256((files("graph") / "reference" / "agencies.csv").read_bytes()).hexdigest()


def agency_chart(codes: set[str], agencies: AgencyTable) -> tuple[pa.Table, pa.Table]:
    """Claims that each listed agency is part of its department, and the names of both. `codes` are those that the case
    mentions."""
    source = reference_id()
    rows = {agency.code: number for number, agency in enumerate(agencies.agencies, start=1)}
    pairs = [(a, p) for code in sorted(codes) if (a := agencies.by_code(code)) and (p := agencies.parent(a))]
    claims = [
        {
            "claim_id": record_claim_id(source, rows[child.code], "PART_OF"),
            "source_id": source,
            "carrier_id": source,
            "subject_type": "Agency",
            "subject_key": f"agency:{child.code}",
            "subject_name": child.name,
            "predicate": "PART_OF",
            "object_type": "Agency",
            "object_key": f"agency:{parent.code}",
            "object_name": parent.name,
            "qualifiers": "{}",
            "modality": "asserted",
            "attribution": "[]",
            "extractor": _EXTRACTOR,
            "confidence": 1.0,
            "evidence_kind": "reference",
            "row": rows[child.code],
            "record_key": child.code,
            "columns_read": '["code","name","parent_code"]',
        }
        for child, parent in pairs
    ]
    parties = [
        {
            "source_id": source,
            "type": "Agency",
            "key": f"agency:{agency.code}",
            "name": agency.name,
            "first_row": rows[agency.code],
            "rows": 1,
        }
        for agency in {one.code: one for pair in pairs for one in pair}.values()
    ]
    return pa.Table.from_pylist(claims, CLAIMS), pa.Table.from_pylist(parties, PARTIES)


def reference_names(agencies: AgencyTable) -> pa.Table:
    """Names and abbreviations of the reference list: key, name."""
    said = [(f"agency:{a.code}", name) for a in agencies.agencies for name in (a.name, a.abbreviation) if name]
    return pa.table({"key": [key for key, _ in said], "name": [name for _, name in said]})
