"""A claim with an amount, as it is held against award records."""

import dataclasses
import datetime
import json
import re
from collections.abc import Mapping
from typing import Any

from graph.corroboration.wordlists import words_of
from graph.values import date_bounds

__all__ = ["Stated", "purpose_words", "stated"]

_VENDOR_END = {"CONTRACTED_WITH": "object", "PAID": "object", "SUPPLIES": "subject"}
"""Which end of a statement about buying is the vendor; the other is the agency."""

_LEVEL = {"year": 4, "month": 7}


@dataclasses.dataclass(frozen=True, slots=True)
class Stated:
    """Ids are those of entities and claims. `first` and `last` bound the time that the claim gives, `told_by` is the
    last day on which its source was written; each None where nothing says so."""

    id: int
    claim_id: str
    predicate: str
    subject_id: int
    object_id: int
    vendor_id: int | None
    vendor_name: str
    agency_id: int | None
    agency_name: str
    contract_ref: int
    amount: int
    qualifier: str
    currency: str | None
    first: datetime.date | None
    last: datetime.date | None
    told_by: datetime.date | None
    words: frozenset[str]
    collective: bool
    visibility_rank: int

    @property
    def instalment(self) -> bool:
        """A payment is one action, or the actions of a few days: never a whole award."""
        return self.predicate == "PAID"


def stated(row: Mapping[str, Any], published: str | None) -> Stated:
    """The claim of a row of resolved claims. `published` is its source's date, of any precision."""
    end = _VENDOR_END.get(row["predicate"])
    other = {"object": "subject", "subject": "object", None: None}[end]
    qualifiers = json.loads(row["qualifiers"] or "{}")
    first, last = _time(row)
    collective = qualifiers.get("collective_amount_usd")
    amount = row["amount"] if row["amount"] is not None else collective
    return Stated(
        id=row["id"],
        claim_id=row["claim_id"],
        predicate=row["predicate"],
        subject_id=row["subject_id"],
        object_id=row["object_id"],
        vendor_id=row[f"{end}_id"] if end else None,
        vendor_name=row[f"{end}_name"] if end else "",
        agency_id=row[f"{other}_id"] if other else None,
        agency_name=row[f"{other}_name"] if other else "",
        contract_ref=row["contract_ref"],
        amount=int(amount * 100),
        qualifier=row["amount_qualifier"] or qualifiers.get("amount_qualifier") or "exact",
        currency=row["currency"],
        first=first,
        last=last,
        told_by=date_bounds(published)[1] if published else None,
        words=purpose_words(" ".join(str(qualifiers.get(name, "")) for name in ("purpose", "system", "scope"))),
        collective=collective is not None,
        visibility_rank=row["visibility_rank"],
    )


def _time(row: Mapping[str, Any]) -> tuple[datetime.date | None, datetime.date | None]:
    for name in ("date", "start"):
        if day := row[name]:
            text = day.isoformat()[: _LEVEL.get(row[f"{name}_precision"] or "day", 10)]
            return date_bounds(text)
    return None, None


def purpose_words(text: str) -> frozenset[str]:
    """The words that tell what an award is for: four letters or more."""
    words = re.findall(r"[^\W\d_]{4,}", text.lower())
    return frozenset(words) - words_of("plain")
