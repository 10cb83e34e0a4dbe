"""How a list reads as a table: for each kind of answer its columns, and which of them a terminal shows.

A column is a path through the answer: `|` stands between a path and the one to take where it is null, and each `^` goes
from a part that has a row of its own (a conflict's claim, a person's role) up to what holds it.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from app.api.corroboration_models import Corroboration
from app.api.evidence_models import Claim, Conflict, Finding, Source
from app.api.graph_models import ContractRow, Edge, Hit, Interlock

__all__ = [
    "CLAIMS",
    "CONFLICTS",
    "CONTRACTS",
    "CORROBORATIONS",
    "EDGES",
    "FINDINGS",
    "HITS",
    "INTERLOCKS",
    "SOURCES",
    "Layout",
]


@dataclasses.dataclass(frozen=True, slots=True)
class Layout:
    """`columns` maps a name to its path; `brief` are those that fit a terminal; `rows` spreads an answer over rows."""

    model: Any
    columns: Mapping[str, str]
    brief: tuple[str, ...]
    rows: Callable[[Any], Iterable[tuple[Any, ...]]] = lambda answer: ((answer,),)

    def cells(self, answers: Iterable[Any]) -> Iterator[dict[str, Any]]:
        """The rows of answers, each a mapping of column to text, number, flag or None."""
        for answer in answers:
            for row in self.rows(answer):
                yield {name: _cell(row, path) for name, path in self.columns.items()}

    def shown(self, answers: Iterable[Any]) -> Iterator[dict[str, Any]]:
        """The same for a reader: dates no closer than they are told ("2014" where a source says no more)."""
        for cells in self.cells(answers):
            yield {name: _told(value, cells.get(f"{name}_precision")) for name, value in cells.items()}


def _told(value: Any, precision: Any) -> Any:
    return value[: _SIGNS[precision]] if precision in _SIGNS and isinstance(value, str) else value


_SIGNS = {"year": 4, "month": 7}
"""How much of an ISO date a precision leaves."""


def _cell(row: tuple[Any, ...], path: str) -> Any:
    for way in path.split("|"):
        depth = len(way) - len(way.lstrip("^"))
        value = _walk(row[len(row) - 1 - depth] if depth < len(row) else None, way.lstrip("^").split("."))
        if value is not None:
            return value
    return None


def _walk(value: Any, steps: list[str]) -> Any:
    for step in steps:
        if value is None:
            return None
        value = getattr(value, step) if isinstance(value, BaseModel) else value[step]
    return value


def _ref(name: str, path: str = "") -> dict[str, str]:
    path = path or name
    return {f"{name}_id": f"{path}.id", f"{name}_type": f"{path}.type", name: f"{path}.name"}


def _money(*names: str, path: str = "") -> dict[str, str]:
    currency = "|".join(f"{path}{name}.currency" for name in names)
    return {**{name: f"{path}{name}.amount" for name in names}, "currency": currency}


def _same(*names: str, path: str = "") -> dict[str, str]:
    return {name: f"{path}{name}" for name in names}


_EDGE = {
    **_same("predicate"),
    **_ref("object"),
    "contract_id": "contract.id",
    "contract": "contract.name",
    **_money("obligated", "current", "potential", "stated"),
    **_same(
        "stated_qualifier", "valid_from", "valid_from_precision", "valid_to", "valid_to_precision", "modality", "status"
    ),
    **_same("sources", "claims", "disputed", "implied", "background", "known_from", "known_to"),
}

EDGES = Layout(
    Edge,
    {"id": "id", **_ref("subject"), **_EDGE},
    (
        *(
            "id",
            "subject",
            "predicate",
            "object",
            "modality",
            "contract",
            "obligated",
            "stated",
            "valid_from",
            "valid_to",
        ),
        *("sources", "disputed"),
    ),
)

HITS = Layout(
    Hit,
    {**_same("id", "type", "name", path="entity."), **_same("matched", "score", "edges")},
    ("id", "type", "name", "matched", "edges"),
)

_CONTRACT = ("piid", "parent_piid", "award_key", "description", "psc", "psc_description", "naics", "naics_description")
CONTRACTS = Layout(
    ContractRow,
    {
        "edge": "edge.id",
        "contract_id": "edge.contract.id",
        "contract": "edge.contract.name",
        "agency_id": "edge.subject.id",
        "agency": "edge.subject.name",
        "vendor_id": "edge.object.id",
        "vendor": "edge.object.name",
        **_money("obligated", "current", "potential", "stated", path="edge."),
        **_same("stated_qualifier", "valid_from", "valid_to", "status", "sources", "disputed", path="edge."),
        "modality": "edge.modality",
        **_same(
            *_CONTRACT, "first_action", "last_action", "actions", "start", "end", "potential_end", path="contract."
        ),
    },
    (
        *("edge", "vendor", "agency", "modality", "piid", "obligated", "potential", "stated", "first_action"),
        *("last_action", "sources"),
    ),
)

_CLAIM = {
    **_ref("subject"),
    **_same("subject_name", "predicate"),
    **_ref("object"),
    **_same("object_name", "contract_name", "level", "modification"),
    **_money("amount", "obligated", "current", "potential"),
    **_same("amount_qualifier", "date", "date_precision", "start", "start_precision", "end", "end_precision"),
    **_same("modality", "status", "reason", "counted", "known_from", "known_to"),
    **{f"source_{name}": f"source.{name}" for name in ("id", "label", "publisher", "published", "address")},
    **{
        f"evidence_{name}": f"evidence.{name}"
        for name in ("kind", "quote", "start", "end", "page", "row", "record_key")
    },
    **_same("extractor", "confidence"),
}
CLAIMS = Layout(
    Claim,
    {"id": "id", "edge": "edge", **_CLAIM},
    (
        "id",
        "subject",
        "predicate",
        "object",
        "obligated",
        "amount",
        "date",
        "source_label",
        "evidence_quote",
        "evidence_row",
        "modality",
        "status",
    ),
)


def _sides(conflict: Conflict) -> Iterator[tuple[Any, ...]]:
    for side in conflict.sides:
        for claim in side.claims:
            yield conflict, side, claim


CONFLICTS = Layout(
    Conflict,
    {
        **_same("id", "kind", "rank", path="^^"),
        **_ref("subject", "^^subject"),
        "predicate": "^^predicate",
        **_ref("object", "^^object"),
        **_same("qualifier", "why", "since", "edge", path="^^"),
        "value": "^value",
        "claim": "id",
        **{f"source_{name}": f"source.{name}" for name in ("id", "label", "publisher", "published", "address")},
        "quote": "evidence.quote",
        "row": "evidence.row",
    },
    ("id", "subject", "predicate", "object", "qualifier", "value", "source_label", "since"),
    _sides,
)


def _awards(found: Corroboration) -> Iterator[tuple[Any, ...]]:
    """A row an award, after one for the verdict where no award bears it."""
    borne = any(award.verdict == found.verdict and award.role != "lead" for award in found.awards)
    yield from ((found, award) for award in (*(() if borne else (None,)), *found.awards))


CORROBORATIONS = Layout(
    Corroboration,
    {
        **_same("id", "verdict", path="^"),
        "agency": "^claim.subject.name",
        "predicate": "^claim.predicate",
        "vendor": "^claim.object.name",
        "stated": "^claim.amount.amount",
        "stated_qualifier": "^claim.amount_qualifier",
        "currency": "^claim.amount.currency",
        "claim": "^claim.id",
        "award": "contract.name",
        "award_id": "contract.id",
        "award_vendor": "vendor.name",
        "award_agency": "agency.name",
        **_same("role", "kind"),
        "amount": "amount.amount",
        "difference": "difference.amount",
        **_same("modification", "date", "last_date", "actions"),
        **{name: f"{name}.amount" for name in ("obligated", "current", "potential")},
        "award_verdict": "verdict",
        "why": "why|^why",
        "verdict_why": "^why",
        **{f"source_{name}": f"^claim.source.{name}" for name in ("id", "label", "publisher", "published", "address")},
        "quote": "^claim.evidence.quote",
        "searched_on": "^searched.on",
    },
    ("verdict", "vendor", "stated", "award", "role", "kind", "amount", "modification", "date", "why"),
    _awards,
)

INTERLOCKS = Layout(
    Interlock,
    {"person_id": "^person.id", "person": "^person.name", "edge": "id", **_EDGE},
    ("person", "predicate", "object", "modality", "valid_from", "valid_to", "sources", "edge"),
    lambda item: ((item, role) for role in item.roles),
)

SOURCES = Layout(
    Source,
    _same(*(name for name in Source.model_fields if name != "file"), "file"),
    ("id", "label", "kind", "publisher", "published", "claims"),
)

FINDINGS = Layout(Finding, _same(*Finding.model_fields), ("kind", "file", "row", "record_key", "detail"))
