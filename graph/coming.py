"""A build whose tables are still being made, so that a writer can begin with what is there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from graph.model import load_schema
from graph.store import Build, TableStream, Writer

__all__ = ["Coming"]


class Coming:
    """The tables of a build on their way to a writer that runs in a thread of its own. Whoever reads a table that is
    not there yet waits for it."""

    def __init__(self, order: Iterable[str] = ()) -> None:
        """`order`: the tables that come first, as they come."""
        names = dict.fromkeys((*order, *load_schema().tables))
        self._tables = {name: Future[TableStream]() for name in names}
        self._promised: list[Future[Any]] = [*self._tables.values()]
        self._stopped: BaseException | None = None

    def promised(self) -> "Future[Any]":
        """A part of a table that comes later than the table itself."""
        self._promised.append(Future())
        return self._promised[-1]

    def give(self, tables: Mapping[str, TableStream]) -> None:
        """Hand over tables, each once."""
        for name, table in tables.items():
            self._tables[name].set_result(table)

    @contextmanager
    def going_to(self, writer: Writer, build_id: str, progress: Callable[[str, int], None]) -> Iterator["Future[None]"]:
        """Run the writer beside the block, and after it to its end. Where the block fails, so does the writer: at what
        it waits for, or when it next tells its progress."""

        def told(table: str, rows: int) -> None:
            if self._stopped is not None:
                raise self._stopped
            progress(table, rows)

        build = Build(build_id, {name: _Awaited(table) for name, table in self._tables.items()})
        with ThreadPoolExecutor(1, thread_name_prefix="writer") as thread:
            writing = thread.submit(writer.write, build, told)
            try:
                yield writing
                writing.result()
            except BaseException as error:
                self._stop(error)
                raise

    def _stop(self, error: BaseException) -> None:
        self._stopped = error
        for awaited in self._promised:
            if not awaited.done():
                awaited.set_exception(error)


class _Awaited(TableStream):
    def __init__(self, table: "Future[TableStream]") -> None:
        self._table = table

    def batches(self, rows: int = 100_000, bare: bool = False) -> pa.RecordBatchReader:
        return self._table.result().batches(rows, bare)

    def pairs(self, first: str, second: str) -> Iterator[pa.RecordBatch]:
        return self._table.result().pairs(first, second)
