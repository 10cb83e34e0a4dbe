"""Answers without the words that name what is not public."""

from typing import Any

from app.export.redaction import Redaction

__all__ = ["Covered"]

AROUND = ("before", "quote", "after")
"""Of evidence: the words before a quote, it, and those after it, which together may say a name that none says alone."""


class Covered:
    """Puts a mark in the place of every text of an answer that names something not public."""

    def __init__(self, redaction: Redaction, mark: str) -> None:
        self._redaction, self._mark = redaction, mark

    def __call__(self, answer: Any) -> Any:
        """The answer (of JSON's types), or a copy with marks."""
        return self._value(answer) if self._redaction else answer

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._mark if self._redaction.names(value) else value
        if isinstance(value, list):
            return [self._value(item) for item in value]
        if isinstance(value, dict):
            return self._around({name: self._value(item) for name, item in value.items()}, value)
        return value

    def _around(self, covered: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
        if not all(name in value for name in AROUND):
            return covered
        whole = "".join(value[name] or "" for name in AROUND)
        return {**covered, "before": "", "after": ""} if self._redaction.names(whole) else covered
