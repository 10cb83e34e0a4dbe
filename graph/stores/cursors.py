"""Cursors: opaque to whoever holds them, bound to the question that gave them."""

import base64
import binascii
import hashlib
import json
from collections.abc import Sequence
from typing import Any

from graph.errors import BadCursor

__all__ = ["fingerprint", "make_cursor", "read_cursor"]

_LONGEST = 2000


def fingerprint(question: str, *parts: object) -> str:
    """What a cursor is bound to: the question and everything that was asked with it."""
    return hashlib.sha256(repr((question, parts)).encode()).hexdigest()[:12]


def make_cursor(bound: str, place: Sequence[str | int | float]) -> str:
    """The cursor behind the row whose sort values are `place`."""
    return base64.urlsafe_b64encode(json.dumps([bound, *place], separators=(",", ":")).encode()).rstrip(b"=").decode()


def read_cursor(bound: str, cursor: str | None, kinds: Sequence[type[Any]]) -> list[Any]:
    """The sort values, all None without a cursor; each of the kind that the question sorts by. Raises BadCursor."""
    if cursor is None:
        return [None] * len(kinds)
    try:
        if len(cursor) > _LONGEST:
            raise ValueError
        found, *place = _listed(base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True))
        if (
            found != bound
            or len(place) != len(kinds)
            or any(type(p) is not k for p, k in zip(place, kinds, strict=True))
        ):
            raise ValueError
    except (ValueError, TypeError, RecursionError, binascii.Error) as error:
        raise BadCursor("This cursor does not belong to this question: ask again without it.") from error
    if any(isinstance(p, int) and not -(2**63) <= p < 2**63 for p in place):
        raise BadCursor("This cursor does not belong to this question: ask again without it.")
    return place


def _listed(text: bytes) -> list[Any]:
    read = json.loads(text)
    if not isinstance(read, list):
        raise ValueError
    return read
