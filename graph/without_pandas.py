"""Keeps pyarrow from loading pandas, which takes a third of a second and serves the comparing of names alone."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pyarrow as pa

__all__ = ["spare_pandas"]


class _NoPandas(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)
        return None


def spare_pandas() -> None:
    """Let pyarrow look for pandas now, once and in vain: it does so when it first meets a list, and never again.
    Whoever imports pandas afterwards gets it as ever; only pyarrow's own conversions to it are gone."""
    if "pandas" in sys.modules:
        return
    blind = _NoPandas()
    sys.meta_path.insert(0, blind)
    try:
        pa.array([0])
    finally:
        sys.meta_path.remove(blind)
