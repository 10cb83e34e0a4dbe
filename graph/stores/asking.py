"""What a store must be able to do beneath the shared reader: answer a named question with rows."""

import abc
import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

__all__ = ["Backend", "Row", "Snapshot"]

Row = Mapping[str, Any]


class Snapshot(abc.ABC):
    """One build, held for the time of one answer."""

    @abc.abstractmethod
    def ask(self, question: str, /, **values: Any) -> list[Row]:
        """All rows of the answer. `values` are text, numbers, lists of them, or None for no restriction."""

    @abc.abstractmethod
    def stream(self, question: str, /, **values: Any) -> Iterator[Row]:
        """The rows one by one, for answers that may not fit in memory."""

    @abc.abstractmethod
    def names(self, wanted: Sequence[Sequence[tuple[str, bool]]], **values: Any) -> list[Row]:
        """Entities with a name that has one word of each entry, or a word that begins so where the flag is set."""

    @abc.abstractmethod
    def rows_of(self, table: str) -> Iterator[Row]:
        """Every row of a built table, in key order."""


class Backend(abc.ABC):
    """A database that holds a build."""

    @abc.abstractmethod
    def snapshot(self) -> contextlib.AbstractContextManager[Snapshot]:
        """Raises NoBuild, StoreUnavailable, StoreRefused; while it is used also QueryTimeout."""

    @abc.abstractmethod
    def close(self) -> None: ...
