"""Rows of spending and slices of them."""

import base64
import binascii
import itertools
import json
from collections.abc import Iterator
from typing import Any

from app.api.evidence_models import Spending
from app.api.models import List, money
from graph.errors import BadCursor
from graph.store import Reader, SpendingQuery

__all__ = ["SpendingRows", "spending_page"]

CURRENCY = "USD"
"""Of every award format that has a mapping; `docs/api.md` says so."""


class SpendingRows:
    """Spending as answers and as cells."""

    @staticmethod
    def columns(query: SpendingQuery) -> tuple[str, ...]:
        return (*query.by, "actions", "obligated")

    @staticmethod
    def of(reader: Reader, query: SpendingQuery) -> Iterator[Spending]:
        for *values, actions, obligated in reader.spending(query):
            yield Spending(
                **dict(zip(query.by, values, strict=True)),
                actions=actions,
                obligated=money(obligated, CURRENCY),
            )

    @staticmethod
    def cells(row: Spending) -> dict[str, Any]:
        return {**row.model_dump(exclude={"obligated"}), "obligated": row.obligated and row.obligated.amount}


def spending_page(reader: Reader, query: SpendingQuery, limit: int, cursor: str | None) -> List[Spending]:
    """A slice of spending. Raises BadCursor where the cursor is of another question."""
    start = _read_cursor(query, cursor)
    rows = list(itertools.islice(SpendingRows.of(reader, query), start, start + limit + 1))
    following = _write_cursor(query, start + limit) if len(rows) > limit else None
    return List[Spending](items=rows[:limit], next=following)


def _marks(query: SpendingQuery) -> list[Any]:
    return [*query.by, query.as_recorded, query.level, query.moment.as_of, query.moment.known_at]


def _write_cursor(query: SpendingQuery, start: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([start, *_marks(query)]).encode()).decode().rstrip("=")


def _read_cursor(query: SpendingQuery, cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        start, *marks = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if marks == _marks(query) and type(start) is int and start > 0:
            return start
    except (binascii.Error, ValueError, TypeError, RecursionError):
        pass
    raise BadCursor("This cursor is of another question: ask again without it.")
