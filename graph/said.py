"""A claim as conflicts look at it."""

import dataclasses
import datetime
import json
from collections.abc import Mapping
from typing import Any

__all__ = ["ASTRAY", "Said", "said", "veracity_of"]


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """The part of a claim that conflicts look at. Keys are canonical, amounts whole cents, dates ISO text of any
    precision."""

    id: int
    claim_id: str
    subject: str
    subject_name: str
    predicate: str
    object: str
    object_name: str
    contract: str | None
    edge_id: int
    amount: int | None
    amount_qualifier: str
    start: str | None
    end: str | None
    known_from: datetime.date
    visibility_rank: int
    veracity: str | None
    note: str | None
    source: str = ""
    """The id of its source."""
    origin: int = 0
    """Whose word it is in the end: the report that it repeats, else its own source's origin."""
    retells: bool = False
    """Whether it names whose report it repeats."""
    detailed: bool = False
    """Whether it describes what it tells of: by a sum, a purpose or a date."""
    when: str | None = None
    """The day, month or year that it gives for what it tells of: its start or its date."""
    reference: bool = False
    """Whether it is the reference list's."""
    admitted: bool = True
    """Whether it bears its edge: what was rejected bears none."""
    astray: bool = False
    """Whether the reference list says otherwise."""


def said(row: Mapping[str, Any]) -> Said:
    """What a row of claims says, its ends and contract resolved."""
    veracity, note = veracity_of(row["qualifiers"])
    return Said(
        id=row["id"],
        claim_id=row["claim_id"],
        subject=row["subject"],
        subject_name=row["subject_name"],
        predicate=row["predicate"],
        object=row["object"],
        object_name=row["object_name"],
        contract=row["contract"],
        edge_id=row["edge_id"],
        admitted=row["status"] != "rejected",
        amount=None if row["amount"] is None else int(row["amount"] * 100),
        amount_qualifier=row["amount_qualifier"] or "exact",
        start=_partial(row["start"], row["start_precision"]),
        end=_partial(row["end"], row["end_precision"]),
        known_from=row["known_from"],
        visibility_rank=row["visibility_rank"],
        veracity=veracity,
        note=note,
        source=row["source_id"],
        origin=row["origin_id"],
        retells=bool(json.loads(row["attribution"] or "[]")),
        detailed=any(row[name] is not None for name in ("amount", "start", "date")) or '"purpose"' in row["qualifiers"],
        when=_partial(row["start"], row["start_precision"]) or _partial(row["date"], row["date_precision"]),
        reference=row["evidence_kind"] == "reference",
        astray=row["status"] == "rejected" and row["reason"] == ASTRAY,
    )


ASTRAY = "The reference list of agencies says otherwise."
"""Why such a claim is let into no graph (`graph.acceptance`)."""


def _partial(day: datetime.date | None, precision: str | None) -> str | None:
    return None if day is None else day.isoformat()[: {"year": 4, "month": 7}.get(precision or "day", 10)]


def veracity_of(qualifiers: str) -> tuple[str | None, str | None]:
    """`veracity` and `note` of a claim's qualifiers (JSON)."""
    entry = json.loads(qualifiers or "{}")
    return entry.get("veracity"), entry.get("note")
