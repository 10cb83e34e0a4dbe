"""Rows of a case's own tables: sources.csv, entities.csv, identity.csv, reviews.csv. Empty cells are None."""

import json
import re
from pathlib import PurePosixPath
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from graph.errors import BadDate
from graph.values import date_bounds

__all__ = ["CaseRow", "EntityRow", "JudgementRow", "ReviewRow", "SourceRow", "Visibility"]

Visibility = Literal["public", "internal", "withheld"]


def _any_date(text: str) -> str:
    try:
        date_bounds(text)
    except BadDate as error:
        raise ValueError(str(error).rstrip(".")) from error
    return text


def _day(text: str) -> str:
    if len(_any_date(text)) != 10:
        raise ValueError(f"'{text}' is no day: write YYYY-MM-DD")
    return text


def _moment(text: str) -> str:
    """An ISO day, or a time on it."""
    _day(text[:10])
    return text


def _inside_case(text: str) -> str:
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or "\\" in text or "\0" in text or not path.parts:
        raise ValueError(f"'{text}' is no path inside the case")
    return path.as_posix()


def _hash(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise ValueError(f"'{text}' is no SHA-256 in hex")
    return text


def _key(text: str) -> str:
    if ":" not in text:
        raise ValueError(f"'{text}' is no key: a key reads like uei:ABC123 or company:some-name")
    return text


def _json_object(text: str) -> str:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("it is no JSON") from error
    if not isinstance(found, dict):
        raise ValueError("it is no JSON object")
    return text


AnyDate = Annotated[str, AfterValidator(_any_date)]
Day = Annotated[str, AfterValidator(_day)]
Moment = Annotated[str, AfterValidator(_moment)]
Key = Annotated[str, AfterValidator(_key)]
Sha256 = Annotated[str, AfterValidator(_hash)]


class CaseRow(BaseModel):
    """A row of a case's table. Where `appended`, the program adds rows one by one, and a last line without an end is
    taken for what a stopped process left."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    appended: ClassVar[bool] = False

    @classmethod
    def required(cls) -> tuple[str, ...]:
        return tuple(name for name, field in cls.model_fields.items() if field.is_required())

    def cells(self) -> dict[str, str]:
        """Each column's text as it stands in the file."""
        return {name: "" if value is None else str(value) for name, value in self.model_dump().items()}


class SourceRow(CaseRow):
    """A source archived in the case. `file` is its path in the case; `published` an ISO date of any precision, the
    other dates days; `origin` the work or publisher that it repeats; `supersedes` the source that this one replaces."""

    source_id: Sha256
    file: Annotated[str, AfterValidator(_inside_case)]
    address: str | None = None
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: AnyDate | None = None
    retrieved: Day | None = None
    licence: str | None = None
    origin: str | None = None
    supersedes: Sha256 | None = None
    visibility: Visibility | None = None
    added: Day | None = None


class EntityRow(CaseRow):
    """How the case itself names an entity, by any of its keys."""

    key: Key
    type: str | None = None
    name: str | None = None
    description: str | None = None
    visibility: Visibility | None = None


class JudgementRow(CaseRow):
    """Whether two keys are one thing; the last row about a pair holds, and `undo` takes the last that stands back."""

    appended: ClassVar[bool] = True

    left: Key
    right: Key
    judgement: Literal["same", "different", "unsure", "undo"]
    by: str | None = None
    at: Moment | None = None
    why: str | None = None
    score: Annotated[float, Field(ge=0, le=1)] | None = None


class ReviewRow(CaseRow):
    """A person's decision about a claim; the last row about it holds, and `undo` takes the last that stands back.

    `edits` and `seen` are JSON: what an edit puts in place of what was extracted, and the amount and dates that were
    shown. `statement` and `quote` are there for people who read the file; `source_id` and `content` find the claim
    again where its id has changed (graph.review.content_key).
    """

    appended: ClassVar[bool] = True

    claim_id: Annotated[str, Field(min_length=1, max_length=300)]
    decision: Literal["accept", "reject", "edit", "undo"]
    by: str | None = None
    at: Moment | None = None
    why: str | None = None
    edits: Annotated[str, AfterValidator(_json_object)] | None = None
    statement: str | None = None
    quote: str | None = None
    seen: Annotated[str, AfterValidator(_json_object)] | None = None
    source_id: str | None = None
    content: Annotated[str, Field(pattern="^c-[0-9a-f]{20}$")] | None = None
