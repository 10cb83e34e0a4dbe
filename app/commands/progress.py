"""A progress bar on a terminal for whatever takes over a second; nothing where standard error is no terminal."""

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

__all__ = ["progress_bar"]

PATIENCE = 1.0
"""Seconds before the bar shows."""


@contextlib.contextmanager
def progress_bar() -> Iterator[Callable[[str, float], None]]:
    """What to tell a stage and how much of it is done (0 to 1)."""
    if not sys.stderr.isatty():
        yield lambda stage, done: None
        return
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task: TaskID = bar.add_task("Working", total=1.0)
    patience = threading.Timer(PATIENCE, bar.start)
    patience.daemon = True
    patience.start()
    try:
        yield lambda stage, done: bar.update(task, description=stage, completed=done or None)
    finally:
        patience.cancel()
        patience.join()
        bar.stop()
