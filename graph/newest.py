"""The newest value of a group, by a whole number that orders its rows.

Ibis writes `argmax` as an ordered `first`, for which DuckDB builds a sort key a row; its own `arg_max` compares the
numbers.
"""

from __future__ import annotations

from typing import Any

from graph.expressions import BooleanValue, Column, IntegerValue, dt, engine_function

__all__ = ["newest", "oldest"]


@engine_function("agg", name="arg_max")
def _newest_number(value: dt.int64, by: dt.int64) -> dt.int64:
    """The value at the largest `by`; rows without a value are passed over."""


@engine_function("agg", name="arg_max")
def _newest_day(value: dt.date, by: dt.int64) -> dt.date:
    """The same of days."""


@engine_function("agg", name="arg_min")
def _oldest_number(value: dt.int64, by: dt.int64) -> dt.int64:
    """The value at the smallest `by`."""


def newest(value: Column, by: IntegerValue, where: BooleanValue | None = None) -> Any:
    """The number or day of the newest row that has one."""
    pick = _newest_day if value.type().is_date() else _newest_number
    return pick(value, by, where=where)


def oldest(value: Column, by: IntegerValue, where: BooleanValue | None = None) -> Any:
    """The number of the oldest row that has one."""
    return _oldest_number(value, by, where=where)
