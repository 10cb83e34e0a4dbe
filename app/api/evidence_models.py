"""Answers about claims with their evidence, conflicts, sources, findings and builds."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from app.api.models import EntityRef, Money, Record, each, from_json, money, ref, texts
from graph import store

__all__ = ["BuildInfo", "Claim", "Conflict", "Evidence", "Finding", "Side", "Source", "Spending"]


class Source(Record):
    """A file or cited work that says something. `rows_…` are for files of records."""

    id: str
    label: str = Field(description="Short citation for people.")
    kind: str | None = Field(None, description="records, document, claims_sheet, cited or reference.")
    format: str | None = None
    file: str | None = Field(None, description="Path inside the case.")
    address: str | None = None
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    published_precision: str | None = None
    retrieved: str | None = None
    licence: str | None = None
    origin: str | None = Field(None, description="Sources of one origin count as one.")
    supersedes: str | None = None
    rows_in: int | None = None
    rows_loaded: int | None = None
    rows_rejected: int | None = None
    rows_duplicate: int | None = None
    claims: int

    @classmethod
    def of(cls, source: store.Source) -> "Source":
        named = tuple(name for name in cls.model_fields if name not in ("id", "label", "claims"))
        return cls(id=source.id, label=source.label, claims=source.claims, **texts(source.row, named))


class Evidence(Record):
    """Where a source says it, by `kind`.

    `text`: the very words, with offsets in code points and the words around them. `record`: the row and the columns
    read. `statement`: words that restate the source, by whoever filled the claims sheet. `reference`: a list.
    """

    kind: str
    quote: str | None = None
    before: str = ""
    after: str = ""
    start: int | None = None
    end: int | None = None
    page: int | None = None
    row: int | None = Field(None, description="Data row of the file, from 1.")
    record_key: str | None = None
    columns: list[str] = Field([], description="Columns of the record that were read.")
    carrier: str | None = Field(None, description="SHA-256 of the archived file that holds the words or the row.")


class Claim(Record):
    """One statement by one source, with its evidence."""

    id: str
    edge: str | None
    subject: EntityRef
    predicate: str
    object: EntityRef
    source: Source
    evidence: Evidence
    subject_name: str | None = Field(None, description="The subject as the source writes it.")
    object_name: str | None = Field(None, description="The object as the source writes it.")
    contract_name: str | None = None
    level: str | None = Field(None, description="action, summary or subaward for records; null for prose.")
    modification: str | None = None
    amount: Money | None = Field(None, description="An amount in prose.")
    amount_qualifier: str | None = None
    obligated: Money | None = None
    current: Money | None = None
    potential: Money | None = None
    date: str | None = None
    date_precision: str | None = None
    start: str | None = None
    start_precision: str | None = None
    end: str | None = None
    end_precision: str | None = None
    qualifiers: dict[str, Any]
    modality: str | None = None
    attribution: list[Any]
    extractor: str | None = None
    confidence: float | None = None
    status: str | None = Field(None, description="accepted, proposed or rejected; `reason` says why.")
    reason: str | None = None
    counted: bool = Field(
        True, description="False where the claim repeats an action that another row stands for, or was corrected."
    )
    known_from: str | None = None
    known_to: str | None = None

    @classmethod
    def of(cls, claim: store.Claim) -> "Claim":
        row = claim.row
        amounts = {name: money(row.get(name), row.get("currency")) for name in AMOUNTS}
        more: dict[str, Any] = {**texts(row, PLAIN), **amounts}
        return cls(
            id=claim.id,
            edge=claim.edge,
            subject=EntityRef.model_validate(claim.subject),
            predicate=claim.predicate,
            object=EntityRef.model_validate(claim.object),
            source=Source.of(claim.source),
            evidence=_evidence(claim),
            qualifiers=from_json(row.get("qualifiers"), {}),
            attribution=from_json(row.get("attribution"), []),
            counted=bool(row.get("counted", True)),
            **more,
        )


AMOUNTS = ("amount", "obligated", "current", "potential")
BUILT = (
    "id",
    "edge",
    "subject",
    "predicate",
    "object",
    "source",
    "evidence",
    "qualifiers",
    "attribution",
    "counted",
    *AMOUNTS,
)
PLAIN = tuple(name for name in Claim.model_fields if name not in BUILT)


def _evidence(claim: store.Claim) -> Evidence:
    row = claim.row
    columns = from_json(row.get("columns_read"), [])
    plain = texts(row, ("quote", "page", "row", "record_key"))
    return Evidence(
        kind=row["evidence_kind"],
        before=claim.before,
        after=claim.after,
        start=row.get("start_offset"),
        end=row.get("end_offset"),
        columns=list(columns),
        carrier=row.get("carrier_id"),
        **plain,
    )


class Side(Record):
    """One value in a conflict, and the claims that give it."""

    value: str
    claims: list[Claim]


class Conflict(Record):
    """Claims that cannot all hold. Neither side is dropped."""

    id: str
    kind: str
    predicate: str
    qualifier: str
    subject: EntityRef
    object: EntityRef | None
    rank: int
    why: str
    since: str | None
    edge: str | None = Field(description="The edge in dispute; null where no claim was let into the graph.")
    sides: list[Side]

    @classmethod
    def of(cls, conflict: store.Conflict) -> "Conflict":
        names = ("id", "kind", "predicate", "qualifier", "rank", "why", "since", "edge")
        plain = {name: getattr(conflict, name) for name in names}
        sides = [Side(value=value, claims=each(Claim, claims)) for value, claims in conflict.sides]
        ends = {"subject": EntityRef.model_validate(conflict.subject), "object": ref(conflict.object)}
        return cls.model_validate({**plain, **ends, "sides": sides})


class Finding(Record):
    """Something the build noticed: a reject, a duplicate, a correction, a difference between summary and actions …"""

    number: int
    kind: str
    source_id: str | None = None
    file: str | None = None
    row: int | None = None
    record_key: str | None = None
    detail: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Finding":
        return cls.model_validate(texts(row, tuple(cls.model_fields)))


class BuildInfo(Record):
    """The build that is served: every answer is of this one build."""

    build_id: str
    case_name: str | None = None
    built_from: str | None = None
    version: str | None = None
    counts: dict[str, Any] = Field({}, description="Rows of each table.")

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "BuildInfo":
        return cls(
            counts=from_json(row.get("counts"), {}), **texts(row, ("build_id", "case_name", "built_from", "version"))
        )


class Spending(Record):
    """A row of spending: the columns asked for, the number of award actions and their net sum."""

    recipient: str | None = None
    vendor: str | None = None
    agency: str | None = None
    year: int | None = Field(None, description="US fiscal year: it begins on October 1 of the year before.")
    actions: int
    obligated: Money | None = Field(description="Null where no source states an obligated amount: no sum, not zero.")
