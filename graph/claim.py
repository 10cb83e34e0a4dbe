"""The claim: one statement by one source, as a row of a columnar table.

Two tables travel together from a loader to the ledger:

- *claims* (`CLAIMS`): subject, predicate, object and qualifiers, with the evidence.
- *parties* (`PARTIES`): under which keys and names the source knows the parties, each with the first row that says so.

Loaders fill them, `graph.ledger` keeps them, `graph.identity` and `graph.projection` read them.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

__all__ = [
    "CLAIMS",
    "MODALITIES",
    "PARTIES",
    "PRECISIONS",
    "claim_ids",
    "qualifiers_json",
    "record_claim_id",
    "text_claim_id",
    "with_claim_ids",
]

_Claims = TypeVar("_Claims", pa.Table, pa.RecordBatch)

MONEY = pa.decimal128(18, 2)
"""Dollars (or the claim's currency) with two decimals."""

MODALITIES = ("asserted", "reported", "planned", "ended", "hypothetical", "denied")
"""How the source puts it, the strongest first."""

CLAIMS = pa.schema(
    [
        ("claim_id", pa.string()),  # deterministic, see text_claim_id; null where it is what record_claim_id gives
        ("source_id", pa.string()),  # SHA-256 of the file that says it, or the id of a cited work
        ("carrier_id", pa.string()),  # SHA-256 of the archived file that holds the words
        ("subject_type", pa.string()),
        ("subject_key", pa.string()),  # never null: a register's key, else graph.values.name_key
        ("subject_name", pa.string()),  # as the source writes it
        ("predicate", pa.string()),
        ("object_type", pa.string()),
        ("object_key", pa.string()),
        ("object_name", pa.string()),
        ("contract_key", pa.string()),  # null where the statement is about no single contract
        ("contract_name", pa.string()),  # its number or label as the source writes it
        ("level", pa.string()),  # action | summary | subaward; null for prose
        ("action_key", pa.string()),  # agency, award, parent award, modification: counts once however often met
        ("modification", pa.string()),
        ("amount", MONEY),  # an amount in prose
        ("amount_qualifier", pa.string()),  # exact | at_least | approx | at_most
        ("obligated", MONEY),  # of this action (level action), else the award's total
        ("current", MONEY),  # base and exercised options, the award's total
        ("potential", MONEY),  # base and all options, the award's total
        ("currency", pa.string()),  # ISO 4217
        ("date", pa.date32()),  # action date, or the date that the words give; first day of a month or year
        ("date_precision", pa.string()),  # day | month | year
        ("start", pa.date32()),
        ("start_precision", pa.string()),
        ("end", pa.date32()),
        ("end_precision", pa.string()),
        ("qualifiers", pa.string()),  # JSON object, keys sorted: the other qualifiers of the schema
        ("modality", pa.string()),
        ("attribution", pa.string()),  # JSON array of names, nearest first: whom the source cites
        ("extractor", pa.string()),  # name/version
        ("confidence", pa.float64()),  # 0 … 1
        ("evidence_kind", pa.string()),  # text | record | statement | reference
        ("start_offset", pa.int32()),  # code points into the carrier's text, end exclusive
        ("end_offset", pa.int32()),
        ("page", pa.int32()),
        ("quote", pa.string()),  # text[start_offset:end_offset]; for a statement the sheet's restating words
        ("row", pa.int64()),  # 1-based data row of the carrier
        ("record_key", pa.string()),
        ("columns_read", pa.string()),  # JSON array of column names
        # what a record says of the contract itself (null elsewhere)
        ("parent_piid", pa.string()),
        ("description", pa.string()),
        ("psc", pa.string()),
        ("psc_description", pa.string()),
        ("naics", pa.string()),
        ("naics_description", pa.string()),
        ("potential_end", pa.date32()),
    ]
)

PRECISIONS = {"date_precision": "date", "start_precision": "start", "end_precision": "end"}
"""Which date each precision is of. Dates of records are days: there the precision follows from the date."""

PARTIES = pa.schema(
    [
        ("source_id", pa.string()),
        ("type", pa.string()),  # a node kind
        ("key", pa.string()),  # the key that the source's claims use for this party
        ("name", pa.string()),  # as the source writes it; null where the row only equates keys
        ("also_key", pa.string()),  # another key that the same row gives the same party (a DUNS beside a UEI)
        ("first_row", pa.int64()),  # 1-based
        ("rows", pa.int64()),
        ("first_date", pa.date32()),
        ("last_date", pa.date32()),
    ]
)


def qualifiers_json(qualifiers: Mapping[str, object]) -> str:
    """The canonical text of qualifiers: keys sorted, no spare spaces, nothing escaped that need not be."""
    return json.dumps(dict(qualifiers), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def text_claim_id(*parts: object) -> str:
    """Id of a claim in prose or on a claims sheet: `t-` and 20 hex digits of its source, place and content."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return "t-" + hashlib.sha256(text.encode()).hexdigest()[:20]


def record_claim_id(source_id: str, row: int, predicate: str) -> str:
    """Id of a claim that a record makes: source, row and predicate, readable as they are. A second claim of that
    predicate adds a word of its own (`SUBSIDIARY_OF.prime`)."""
    return f"r-{source_id[:12]}-{row}-{predicate}"


def claim_ids(claims: pa.Table | pa.RecordBatch) -> pa.ChunkedArray | pa.Array:
    """The id of each claim, given claim_id, source_id, row and predicate."""
    source, predicate = (pc.cast(claims.column(name), pa.string()) for name in ("source_id", "predicate"))
    row, told = claims.column("row").cast(pa.string()), claims.column("claim_id")
    made = pc.binary_join_element_wise("r", pc.utf8_slice_codeunits(source, 0, 12), row, predicate, "-")
    return pc.coalesce(told, made)


def with_claim_ids(claims: _Claims) -> _Claims:
    """The claims with the id of each."""
    return claims.set_column(claims.schema.get_field_index("claim_id"), "claim_id", claim_ids(claims))
