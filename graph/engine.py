"""The columnar engine: DuckDB and Ibis, inside the process, with bounded memory and a place to spill."""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from graph.expressions import Backend, ibis

__all__ = ["MEMORY_LIMIT", "Engine", "open_engine"]

MEMORY_LIMIT = "700MB"
"""What DuckDB may hold before it spills to disk; the whole process stays under twice this."""


class Engine:
    """A connection to DuckDB, and Ibis on that very connection once it is asked for."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con

    @cached_property
    def ibis(self) -> Backend:
        """What compiles expressions, and runs those that are no steps."""
        return ibis.duckdb.from_connection(self.con)


@contextlib.contextmanager
def open_engine(near: Path, threads: int | None = None) -> Iterator[Engine]:
    """An engine in memory that spills to a temporary folder beside `near`, gone at the end.

    Extensions are neither fetched nor loaded by themselves, and no variable of Python's is read as a table.
    """
    with _workspace(near) as folder:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MEMORY_LIMIT,
            "temp_directory": f"{folder}/spill",
            "autoinstall_known_extensions": "false",
        }
        if threads:
            settings["threads"] = threads
        with duckdb.connect(":memory:", config=settings) as connection:
            connection.execute("set timezone = 'UTC'; set python_enable_replacements = false")
            yield Engine(connection)


@contextlib.contextmanager
def _workspace(near: Path) -> Iterator[str]:
    """A temporary folder that this engine holds; those that nobody holds are a killed engine's, and removed."""
    near.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        with _held(near):
            for left in near.glob(".engine-*"):
                with contextlib.suppress(OSError), _held(left, fcntl.LOCK_NB):
                    shutil.rmtree(left)
            folder = stack.enter_context(TemporaryDirectory(dir=near, prefix=".engine-", ignore_cleanup_errors=True))
            stack.enter_context(_held(Path(folder)))
        yield folder


@contextlib.contextmanager
def _held(folder: Path, how: int = 0) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | how)
        yield
    finally:
        os.close(descriptor)
