"""Ibis, in which the steps of a build are written: what of it the code uses, loaded when the first expression is made.

It takes a third of a second to come, and a build whose plans are all kept (see graph.plans) makes no expression. Types
are for annotations: only a type checker knows them.
"""

from collections.abc import Callable
from functools import cache, wraps
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

__all__ = [
    "Backend",
    "BooleanColumn",
    "BooleanValue",
    "Column",
    "DateColumn",
    "DateValue",
    "DecimalValue",
    "Deferred",
    "IntegerValue",
    "StringColumn",
    "StringValue",
    "Table",
    "Value",
    "_",
    "dt",
    "engine_function",
    "ibis",
    "ops",
]

if TYPE_CHECKING:
    import ibis
    import ibis.expr.datatypes as dt
    import ibis.expr.operations as ops
    from ibis import Deferred, _
    from ibis.backends.duckdb import Backend
    from ibis.expr.types import (
        BooleanColumn,
        BooleanValue,
        Column,
        DateColumn,
        DateValue,
        DecimalValue,
        IntegerValue,
        StringColumn,
        StringValue,
        Table,
        Value,
    )
else:

    class _Late:
        """A module, or one name of it, that is imported as soon as something is asked of it."""

        def __init__(self, module: str, name: str | None = None) -> None:
            self._whence = module, name

        def _itself(self) -> Any:
            module, name = self._whence
            return getattr(import_module(module), name) if name else import_module(module)

        def __getattr__(self, name: str) -> Any:
            return getattr(self._itself(), name)

        def __getitem__(self, name: str) -> Any:
            return self._itself()[name]

    ibis, _ = _Late("ibis"), _Late("ibis", "_")
    dt, ops = _Late("ibis.expr.datatypes"), _Late("ibis.expr.operations")
    Backend = Deferred = Table = Any
    Column = BooleanColumn = DateColumn = StringColumn = Any
    Value = BooleanValue = DateValue = DecimalValue = IntegerValue = StringValue = Any


def engine_function(
    kind: Literal["scalar", "agg"], name: str | None = None
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Marks the signature of a function that the engine has itself, under that name or the signature's own."""

    def marked(signature: Callable[..., Any]) -> Callable[..., Any]:
        @cache
        def function() -> Callable[..., Any]:
            made: Callable[..., Any] = getattr(ibis.udf, kind).builtin(name=name)(signature)
            return made

        @wraps(signature)
        def called(*values: Any, **told: Any) -> Any:
            return function()(*values, **told)

        return called

    return marked
