"""Answers that hold a claim against award records."""

from typing import Any

from pydantic import Field

from app.api.evidence_models import Claim
from app.api.models import EntityRef, Money, Record, decimal_text, each, money, texts
from graph import store

__all__ = ["AwardBeside", "Corroboration", "Searched", "SearchedSource", "Sought"]


class AwardBeside(Record):
    """An award beside the claim, and the place in its records that agrees or comes nearest."""

    role: str = Field(description="award; sum, of several contracts; or lead, worth a look, which settles nothing.")
    verdict: str = Field(description="agrees, differs or not_comparable.")
    contract: EntityRef
    vendor: EntityRef
    agency: EntityRef
    kind: str | None = Field(description="Which amount: obligated, current or potential; null where none is beside it.")
    amount: Money | None
    difference: Money | None = Field(description="The record's amount less the claim's.")
    modification: str | None = Field(description="Of that amount, such as P00009; P00011–P00013 for a sum.")
    date: str | None
    last_date: str | None = Field(description="Day of the last action of a sum.")
    actions: int = Field(description="How many actions the amount sums up.")
    obligated: Money | None = Field(description="What the record of that place obligates, or the last one of a sum.")
    current: Money | None
    potential: Money | None
    why: str
    records: list[Claim] = Field(description="The records that the amount stands in.")

    @classmethod
    def of(cls, beside: store.AwardBeside) -> "AwardBeside":
        row = beside.row
        amounts = {name: money(row[name], row["currency"]) for name in AMOUNTS}
        ends = {name: EntityRef.model_validate(getattr(beside, name)) for name in ("contract", "vendor", "agency")}
        plain = texts(row, ("role", "verdict", "kind", "modification", "date", "last_date", "actions", "why"))
        return cls.model_validate({**plain, **amounts, **ends, "records": each(Claim, beside.records)})


AMOUNTS = ("amount", "difference", "obligated", "current", "potential")


class SearchedSource(Record):
    """A source of award records that was searched, with the first and last day of its actions."""

    id: str
    label: str
    records: int
    first: str | None
    last: str | None
    retrieved: str | None


class Sought(Record):
    """What was looked for: awards by the agency to the vendor, of the time that the claim gives (`since`, `until`), of
    an amount from `low` to below `high`, known when the source was written (`told_by`)."""

    vendor: str | None
    agency: str | None
    since: str | None
    until: str | None
    told_by: str | None
    low: Money
    high: Money


class Searched(Record):
    """Where was looked, as of which day, for what."""

    sources: list[SearchedSource]
    on: str | None = Field(description="The day on which the newest of these sources was retrieved.")
    filters: Sought
    withheld: int = Field(0, description="Sources that were searched and are not public.")


class Corroboration(Record):
    """A claim with an amount beside the award records. A negative result says where was looked and for what."""

    id: str
    verdict: str = Field(description="agrees, differs, not_comparable or none_found.")
    why: str
    claim: Claim
    searched: Searched
    awards: list[AwardBeside]

    @classmethod
    def of(cls, found: store.Corroboration) -> "Corroboration":
        return cls(
            id=found.id,
            verdict=found.verdict,
            why=found.why,
            claim=Claim.of(found.claim),
            searched=_searched(found),
            awards=each(AwardBeside, found.awards),
        )


def _searched(found: store.Corroboration) -> Searched:
    filters: dict[str, Any] = dict(found.searched["filters"])
    currency = found.claim.row.get("currency")
    sought = Sought(
        since=filters["from"],
        until=filters["to"],
        low=Money(amount=decimal_text(found.low), currency=currency),
        high=Money(amount=decimal_text(found.high), currency=currency),
        **texts(filters, ("vendor", "agency", "told_by")),
    )
    plain = texts(found.searched, ("sources", "on", "withheld"))
    return Searched.model_validate({**plain, "filters": sought})
