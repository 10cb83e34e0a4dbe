"""A person's decisions about claims and about pairs of names: what a row of reviews.csv means, and which row holds.

Rows are never changed: a later one about the same claim stands before an earlier one, and `undo` takes the last one
that stands back. A decision belongs to a claim by its id. Where that id is gone, because another version of the
extractor read the document, it belongs to whatever claim has the same content: the same words of the same source, about
the same parties.
"""

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from graph.case_rows import JudgementRow, ReviewRow

__all__ = [
    "Review",
    "content_key",
    "decision_id",
    "pair_of",
    "reviews_of",
    "seen_values",
    "standing_judgements",
    "standing_reviews",
]

R = TypeVar("R", ReviewRow, JudgementRow)
NOT_SAID = ("denied", "hypothetical")
"""Modalities of claims that state nothing: a decision about a statement is none about its denial."""


@dataclasses.dataclass(frozen=True, slots=True)
class Review:
    """A decision (accept, reject or edit) as a build takes it. `edits` and `seen` are JSON; `note` says in words what
    came of it besides the decision."""

    claim_id: str
    decision: str
    by: str
    at: str
    why: str
    edits: str = ""
    seen: str = ""
    source_id: str = ""
    content: str = ""
    statement: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """Who decided, when and why, as the reason of a claim's status."""
        done = {"accept": "accepted", "reject": "rejected", "edit": "edited and accepted"}[self.decision]
        day = f" on {self.at[:10]}" if self.at else ""
        note = f" ({self.note})" if self.note else ""
        return f"{done} by {self.by}{day}{note}{f': {self.why}' if self.why else ''}"


def content_key(row: Mapping[str, Any]) -> str:
    """What a claim says and where, without regard to who extracted it: `c-` and 20 hex digits.

    Needs source_id, quote (or record_key), subject_name, predicate, object_name and modality.
    """
    surface = [row.get("quote") or row.get("record_key"), row["subject_name"], row["predicate"], row["object_name"]]
    said = "not said" if row.get("modality") in NOT_SAID else "said"
    parts = [str(row["source_id"]), said, *(" ".join(str(part or "").split()).casefold() for part in surface)]
    return "c-" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:20]


def seen_values(row: Mapping[str, Any]) -> dict[str, str]:
    """The amount and dates that a reviewer sees, as text: of a row of the ledger (decimals, days) or of a store (whole
    cents, ISO text)."""
    amount = row.get("amount")
    cents = Decimal(amount) / 100 if isinstance(amount, int) else amount
    told = {"amount": None if cents is None else f"{cents:.2f}"}
    told |= {name: row.get(name) for name in ("amount_qualifier", "currency")}
    told |= {name: _partial(row.get(name), row.get(f"{name}_precision")) for name in ("date", "start", "end")}
    return {name: value for name, value in told.items() if value}


def _partial(day: datetime.date | str | None, precision: str | None) -> str | None:
    text = day.isoformat() if isinstance(day, datetime.date) else day
    return text[: {"year": 4, "month": 7}.get(precision or "day", 10)] if text else None


def decision_id(row: ReviewRow | JudgementRow) -> str:
    """Names one decision: `d-` and 16 hex digits of all that its row says."""
    text = json.dumps(row.model_dump(), sort_keys=True, ensure_ascii=False)
    return "d-" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def pair_of(left: str, right: str) -> frozenset[str]:
    """Two keys, whichever comes first."""
    return frozenset((left, right))


def _standing(rows: Iterable[R], about: Callable[[R], Hashable], undone: Callable[[R], bool]) -> list[R]:
    """The last row about each thing that no `undo` took back, in the order in which they were written."""
    stacks: dict[Hashable, list[tuple[int, R]]] = {}
    for number, row in enumerate(rows):
        stack = stacks.setdefault(about(row), [])
        if not undone(row):
            stack.append((number, row))
        elif stack:
            stack.pop()
    return [row for _number, row in sorted((s[-1] for s in stacks.values() if s), key=lambda pair: pair[0])]


def standing_reviews(rows: Iterable[ReviewRow]) -> list[ReviewRow]:
    """The decision that holds about each claim that has one."""
    return _standing(rows, lambda row: row.claim_id, lambda row: row.decision == "undo")


def standing_judgements(rows: Iterable[JudgementRow]) -> list[JudgementRow]:
    """The judgement that holds about each pair that has one."""
    return _standing(rows, lambda row: pair_of(row.left, row.right), lambda row: row.judgement == "undo")


def reviews_of(rows: Iterable[ReviewRow]) -> tuple[Review, ...]:
    """The decisions that hold, as a build takes them."""
    names = ("edits", "seen", "source_id", "content", "statement")
    return tuple(
        Review(
            row.claim_id,
            row.decision,
            row.by or "the case",
            row.at or "",
            row.why or "",
            **{name: getattr(row, name) or "" for name in names},
        )
        for row in standing_reviews(rows)
    )
