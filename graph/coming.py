"""A build whose tables are still being made, so that a writer can begin with what is there."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

import pyarrow as pa

from graph.model import load_schema
from graph.store import Build, TableStream

__all__ = ["Coming"]

T = TypeVar("T")


class Coming:
    """The tables of a build on their way to a writer that runs in a thread of its own. Whoever reads a table that is
    not there yet waits for it."""

    def __init__(self) -> None:
        self._tables = {name: Future[TableStream]() for name in load_schema().tables}

    def build(self, build_id: str) -> Build:
        """What the writer takes."""
        return Build(build_id, {name: _Awaited(table) for name, table in self._tables.items()})

    def give(self, tables: Mapping[str, TableStream]) -> None:
        """Hand over tables, each once."""
        for name, table in tables.items():
            self._tables[name].set_result(table)

    @contextmanager
    def going_to(self, write: Callable[[], T]) -> Iterator["Future[T]"]:
        """Run the writer beside the block, to its end. Where the block fails, so does the writer, at the next table it
        asks for."""
        with ThreadPoolExecutor(1, thread_name_prefix="writer") as thread:
            writing = thread.submit(write)
            try:
                yield writing
            except BaseException as error:
                for table in self._tables.values():
                    if not table.done():
                        table.set_exception(error)
                raise


class _Awaited(TableStream):
    def __init__(self, table: "Future[TableStream]") -> None:
        self._table = table

    def batches(self, rows: int = 100_000) -> pa.RecordBatchReader:
        return self._table.result().batches(rows)
