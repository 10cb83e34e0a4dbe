"""The ids of graph.values.hash_id as expressions over columns."""

from __future__ import annotations

from functools import reduce

from graph.expressions import IntegerValue, StringValue, dt, engine_function

__all__ = ["hashed", "quick_hash"]


@engine_function("scalar")
def md5_number(text: str) -> dt.UInt64:
    """The text's MD5 sum, of 128 bits. The engine's own halves of it go through a text of bits, at five times the
    cost."""


@engine_function("scalar", "hash")
def _engine_hash(text: str) -> dt.UInt64:
    """The engine's own hash. What Ibis makes of `.hash()` goes through a text of bits, at several times the cost."""


_LOWER = (1 << 63) - 1


def quick_hash(text: StringValue) -> IntegerValue:
    """63 bits that tell texts apart: cheap, and the same only as long as the engine is."""
    return (_engine_hash(text) >> 1).cast("int64")


def hashed(*parts: StringValue) -> IntegerValue:
    """The 63-bit id of the parts: equal to `graph.values.hash_id` of the same texts."""
    joined = reduce(lambda left, right: left + "\x1f" + right, parts)
    return ((md5_number(joined) >> 1) & _LOWER).cast("uint64").cast("int64")
