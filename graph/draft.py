"""A file that is written beside another one and takes its place in one step, or leaves no trace."""

import contextlib
import fcntl
import os
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

__all__ = ["draft", "flushing"]


@contextlib.contextmanager
def draft(target: Path) -> Iterator[Path]:
    """A path to write to. At the end of the block it is synced and renamed to `target`; after an error it is removed.

    The writer holds a lock on its draft, so that drafts of killed writers are told apart and cleared away.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{target.name}."
    _clear(target.parent, prefix)
    descriptor, name = tempfile.mkstemp(prefix=prefix, suffix=".draft", dir=target.parent)
    path = Path(name)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield path
        os.fsync(descriptor)
        path.chmod(0o644)
        path.replace(target)
        _sync_folder(target.parent)
    finally:
        os.close(descriptor)
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def flushing(path: Path) -> Iterator[Callable[[], object]]:
    """What brings to disk all that was written so far, beside further writing: so there is less left for the end."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with ThreadPoolExecutor(1, thread_name_prefix="flushing") as beside:
            yield lambda: beside.submit(os.fsync, descriptor)  # what fails here fails again at the end
    finally:
        os.close(descriptor)


def _clear(folder: Path, prefix: str) -> None:
    for left in folder.glob(f"{prefix}*.draft"):
        with contextlib.suppress(OSError), left.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
