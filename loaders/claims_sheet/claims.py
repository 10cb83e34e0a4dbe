"""One entry of a claims sheet as a row of graph.claim.CLAIMS."""

import dataclasses
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from graph.claim import MODALITIES, qualifiers_json, text_claim_id
from graph.model import Predicate, Schema
from loaders.claims_sheet import cells
from loaders.claims_sheet.parties import Parties, Party, checked_key
from loaders.claims_sheet.predicates import read_predicate
from loaders.claims_sheet.sheet import Entry, RowRejected
from loaders.claims_sheet.works import Works

__all__ = ["ClaimReader"]

LEVELS = ("action", "summary", "subaward")
RECORD_AMOUNTS = ("obligated", "current", "potential")
DATES = ("date", "start", "end")
CONTENT = (
    "source_id", "subject_type", "subject_key", "predicate", "object_type", "object_key", "contract_key", "level",
    "modification", "amount", "amount_qualifier", "obligated", "current", "potential", "currency", "date",
    "date_precision", "start", "start_precision", "end", "end_precision", "qualifiers", "modality", "attribution",
)  # fmt: skip
"""The columns that make a claim what it is: its id follows from them, wherever in the sheet it stands."""


@dataclasses.dataclass(frozen=True, slots=True)
class ClaimReader:
    """Understands entries in the light of the sheet's works and parties."""

    schema: Schema
    works: Works
    parties: Parties
    carrier_id: str
    extractor: str

    def read(self, entry: Entry) -> dict[str, Any]:
        """Raises RowRejected with the reason."""
        fields = entry.cells
        predicate = read_predicate(fields.get("predicate", ""))
        subject = self.parties.end(entry, "subject", predicate.domain)
        target = self.parties.end(entry, "object", predicate.range)
        _check_ends(predicate, subject, target)
        claim: dict[str, Any] = {
            "source_id": self.works.source_id(fields.get("source")),
            "carrier_id": self.carrier_id,
            "subject_type": subject.type,
            "subject_key": subject.key,
            "subject_name": subject.name,
            "predicate": predicate.name,
            "object_type": target.type,
            "object_key": target.key,
            "object_name": target.name,
            **self._contract(fields),
            **_money(fields),
            **_dates(fields),
            "modality": cells.word(fields.get("modality", "asserted"), "modality", MODALITIES),
            "attribution": json.dumps(cells.words(fields.get("attribution", "")), ensure_ascii=False),
            "qualifiers": qualifiers_json(self._qualifiers(fields)),
        }
        _check_amounts(claim)
        return {
            **claim,
            "claim_id": text_claim_id(*(claim.get(name) for name in CONTENT)),
            **self._evidence(entry, claim),
        }

    def _contract(self, fields: Mapping[str, str]) -> dict[str, str | None]:
        label, key = fields.get("contract"), fields.get("contract_key")
        name = cells.name(label, "contract") if label else None
        if key:
            key = checked_key(key, "Contract", "contract", self.schema)
        elif name:
            key = self.parties.key("Contract", name)
        level = cells.word(fields["level"], "level", LEVELS) if "level" in fields else None
        if level is None and any(fields.get(column) for column in RECORD_AMOUNTS):
            level = "summary"
        modification = cells.name(fields["modification"], "modification") if "modification" in fields else None
        award = {"level": level, "modification": modification, "description": fields.get("description")}
        return {"contract_key": key, "contract_name": name or (key.partition(":")[2] if key else None), **award}

    def _qualifiers(self, fields: Mapping[str, str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, rule in self.schema.qualifiers.items():
            if name in fields and not rule.get("column"):
                found[name] = _qualifier(fields[name], name, rule)
        return found

    def _evidence(self, entry: Entry, claim: Mapping[str, Any]) -> dict[str, Any]:
        page = re.fullmatch(r"(?:p(?:age|g)?\.?\s*)?(\d{1,5})", entry.cells.get("locator", ""), re.IGNORECASE)
        key = claim["contract_key"] or ""
        return {
            "action_key": _action_key(claim),
            "extractor": self.extractor,
            "confidence": 1.0,
            "evidence_kind": "statement",
            "page": int(page[1]) if page else None,
            "quote": cells.text(entry.cells["statement"], "statement") if "statement" in entry.cells else None,
            "row": entry.row,
            "record_key": key.removeprefix("award:") if key.startswith("award:") else None,
            "columns_read": json.dumps(sorted(entry.cells)),
        }


def _action_key(claim: Mapping[str, Any]) -> str | None:
    """The key that an award file gives the same action (agency, award, parent award, modification, transaction), so
    that an action which both enter counts once."""
    if claim["level"] != "action" or claim["modification"] is None or claim["contract_name"] is None:
        return None
    return "|".join([claim["subject_key"].partition(":")[2], claim["contract_name"], "", claim["modification"], ""])


def _check_ends(predicate: Predicate, subject: Party, target: Party) -> None:
    if predicate.joins(subject.type, target.type):
        return
    ends = f"{' or '.join(predicate.domain)} to {' or '.join(predicate.range)}"
    swapped = " (swap subject and object)" if predicate.joins(target.type, subject.type) else ""
    raise RowRejected(
        f"predicate: {predicate.name} goes from {ends}, not from {subject.type} to {target.type}{swapped}"
    )


def _money(fields: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    signs: set[str] = {"USD"} if fields.get("amount_usd") else set()
    if fields.get("amount") and fields.get("amount_usd"):
        raise RowRejected("amount: it stands in two columns, amount and amount_usd")
    for column in ("amount", "amount_usd", *RECORD_AMOUNTS):
        if column in fields:
            value, sign = cells.amount(fields[column], column)
            found["amount" if column == "amount_usd" else column] = value
            signs |= {sign} if sign else set()
    if "currency" in fields:
        signs.add(_currency(fields["currency"]))
    if len(signs) > 1:
        raise RowRejected(f"currency: {' and '.join(sorted(signs))} in one row")
    qualifier = fields.get("amount_qualifier", "exact" if "amount" in found else "")
    values = ("exact", "at_least", "approx", "at_most")
    found["amount_qualifier"] = cells.word(qualifier, "amount_qualifier", values) if qualifier else None
    return {
        **found,
        "currency": (signs or {"USD"}).pop() if any(isinstance(v, Decimal) for v in found.values()) else None,
    }


def _currency(cell: str) -> str:
    code = cell.strip().upper()
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise RowRejected(f"currency: '{cell}' is no ISO 4217 code such as USD")
    return code


def _dates(fields: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column in DATES:
        if column in fields:
            found[column], found[f"{column}_precision"] = cells.date(fields[column], column)
    if "start" in found and "end" in found and found["end"] < found["start"] and found["end_precision"] == "day":
        raise RowRejected(f"end: {fields['end']} is before start {fields['start']}")
    return found


def _qualifier(cell: str, name: str, rule: Mapping[str, Any]) -> Any:
    kind = rule["type"]
    if kind == "money":
        value = cells.amount(cell, name)[0]
        return int(value) if value == int(value) else float(value)
    if kind == "word":
        return cells.word(cell, name, tuple(rule.get("values", ())))
    if kind == "date":
        cells.date(cell, name)
        return cell
    readers = {"name": cells.name, "flag": cells.flag, "integer": cells.integer, "json": cells.json_value}
    return readers.get(kind, cells.text)(cell, name)


def _check_amounts(claim: Mapping[str, Any]) -> None:
    qualifiers = json.loads(claim["qualifiers"])
    collective = "collective_amount_usd" in qualifiers
    if collective and claim.get("amount") is not None:
        raise RowRejected("collective_amount_usd: a sum of several belongs to no single claim; leave amount empty")
    if collective and "aggregate_id" not in qualifiers:
        raise RowRejected("aggregate_id: missing; it ties the claims that share the collective sum")
    if claim["contract_key"] is None and any(claim.get(column) is not None for column in RECORD_AMOUNTS):
        raise RowRejected("contract: missing; obligated, current and potential are amounts of an award")


def contract_party(claim: Mapping[str, Any]) -> Party | None:
    """The contract that a claim is about, as a party of its own."""
    if claim["contract_key"] is None:
        return None
    return Party("Contract", claim["contract_key"], claim["contract_name"] or claim["contract_key"])
