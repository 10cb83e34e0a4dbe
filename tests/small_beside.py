"""The small graph's claims beside its award records: one that agrees, one that is not found, one that is not public."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from graph.values import hash_id
from tests.small_claims import C1, C2, GHOST, HOLLOWAY, ICE, OLD, PALANTIR, SECRET

SEARCHED = {
    "sources": [
        {"id": OLD, "label": "Awards 2022", "records": 40, "first": "2021-09-30", "last": "2022-12-01",
         "retrieved": "2022-06-01", "visibility": "public"},
        {"id": SECRET, "label": "A leaked memo", "records": 1, "first": None, "last": None,
         "retrieved": "2022-09-01", "visibility": "internal"},
    ],
    "on": "2022-09-01",
    "filters": {"vendor": "Palantir", "agency": "ICE", "from": None, "to": None, "told_by": None, "low": 1, "high": 2},
}  # fmt: skip


def beside_of(claims: Iterable[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Rows of the tables of corroboration; none where the claims lack those that they speak of."""
    told = {claim["claim_id"]: claim for claim in claims}
    if not {"t-04", "t-12", "t-13"} <= set(told):
        return {"corroboration": [], "corroboration_award": [], "corroboration_record": []}
    record = f"r-{OLD[:12]}-1-CONTRACTED_WITH"
    awards = [
        _award("c-1", 1, C1, PALANTIR, amount=100_00, difference=59_00, modification="0", date="2022-01-10",
               last_date="2022-01-10", actions=1, kind="obligated", obligated=100_00, potential=900_00),
        _award("c-1", 2, C2, HOLLOWAY, role="lead", verdict="not_comparable"),
        _award("c-3", 1, C2, GHOST),
    ]  # fmt: skip
    return {
        "corroboration": [
            _head("c-1", told["t-04"], "agrees", 4),
            _head("c-2", told["t-12"], "none_found", 2),
            _head("c-3", told["t-13"], "agrees", 4),
        ],
        "corroboration_award": awards,
        "corroboration_record": [{"corroboration_id": "c-1", "number": 1, "claim": told[record]["id"]}],
    }


def _head(public_id: str, claim: Mapping[str, Any], verdict: str, rank: int) -> dict[str, Any]:
    return {
        "id": public_id,
        "claim": claim["id"],
        "subject_id": claim["subject_id"],
        "object_id": claim["object_id"],
        "verdict": verdict,
        "rank": rank,
        "why": f"It {verdict}.",
        "low": 40_00,
        "high": 45_00,
        "searched": json.dumps(SEARCHED),
        "visibility": "public",
    }


def _award(public_id: str, number: int, contract: str, vendor: str, **more: Any) -> dict[str, Any]:
    told = {"role": "award", "verdict": "agrees", "currency": "USD", "actions": 0, "why": "So it is."}
    ends = {"contract_id": hash_id(contract), "vendor_id": hash_id(vendor), "agency_id": hash_id(ICE)}
    return {"corroboration_id": public_id, "number": number, **ends, **told, **more}
