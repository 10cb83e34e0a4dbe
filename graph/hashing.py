"""The ids of graph.values.hash_id as expressions over columns."""

from __future__ import annotations

from functools import reduce

from graph.expressions import IntegerValue, StringValue, dt, engine_function

__all__ = ["hashed"]


@engine_function("scalar")
def md5_number_upper(text: str) -> dt.UInt64:
    """The upper half of the text's MD5 sum."""


def hashed(*parts: StringValue) -> IntegerValue:
    """The 63-bit id of the parts: equal to `graph.values.hash_id` of the same texts."""
    joined = reduce(lambda left, right: left + "\x1f" + right, parts)
    return (md5_number_upper(joined) >> 1).cast("uint64").cast("int64")
