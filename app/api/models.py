"""What HTTP and `--format json` answer with: the dataclasses of `graph.store`, spelt for JSON.

Money is an object: `amount` in the currency's unit as a decimal text with two places (never a float), `currency` as
ISO 4217 or null.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph import store

__all__ = ["EntityRef", "List", "Money", "Name", "Record", "from_json", "money"]

T = TypeVar("T")


class Record(BaseModel):
    """Base of all answers."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class Money(Record):
    """An amount with its currency."""

    amount: str = Field(
        description="Decimal text with two places, such as 39340900.82.",
        examples=["39340900.82"],
        pattern=r"^-?[0-9]+\.[0-9]{2}$",
    )
    currency: str | None = Field(description="ISO 4217 code; null where no source gives one.", examples=["USD"])


Cents = Annotated[int | None, "whole cents"]


def decimal_text(cents: int) -> str:
    """
    >>> decimal_text(-5)
    '-0.05'
    """
    sign, whole = "-" if cents < 0 else "", abs(cents)
    return f"{sign}{whole // 100}.{whole % 100:02d}"


def money(cents: Cents, currency: str | None) -> Money | None:
    """Money of whole cents; None where no source gives the amount."""
    return None if cents is None else Money(amount=decimal_text(cents), currency=currency)


def from_json(value: Any, otherwise: Any) -> Any:
    """What a JSON column holds, which one store gives as text and the other as it is."""
    if value is None or value == "":
        return otherwise
    return json.loads(value) if isinstance(value, str) else value


class EntityRef(Record):
    """An entity where it is named in passing."""

    id: str = Field(description="Public id: the entity's canonical key.", examples=["uei:FTVAWZ3MZ4S1"])
    type: str = Field(examples=["Company"])
    name: str = Field(examples=["Palantir USG, Inc."])


class Name(Record):
    """A name and where it comes from: canonical, recorded, alias or lexicon."""

    name: str
    kind: str


class List(Record, Generic[T]):
    """A slice of a list: ask again with `cursor` = `next` for the following one."""

    items: list[T]
    next: str | None = Field(default=None, description="Cursor of the following slice; null at the end.")
    total: int | None = Field(default=None, description="Length of the whole list, where it is cheap to count.")
    withheld: int = Field(default=0, description="Items left out because they are not public.")
    corrected: int = Field(
        default=0, description="Of evidence: claims that a newer download corrected; corrected=true lists them."
    )


def each(model: Any, items: Any) -> list[Any]:
    """Answers of a sequence of dataclasses."""
    return [model.of(item) for item in items]


def ref(entity: store.EntityRef | None) -> EntityRef | None:
    return None if entity is None else EntityRef.model_validate(entity)


def texts(row: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Some columns of a built table's row; a missing one is null."""
    return {name: row.get(name) for name in names}
