"""Publications that tests look at, made once a run; a plain file server for them."""

import functools
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.processes import environment, sample_case, small_case, vendorgraph

__all__ = ["file_server", "published", "sample_site", "small_site"]

_KEPT: list["tempfile.TemporaryDirectory[str]"] = []


def published(case: Path, folder: Path, *words: str) -> Path:
    done = vendorgraph("publish", case, folder, *words)
    assert done.returncode == 0, done.stderr
    return folder


@functools.cache
def _place() -> Path:
    _KEPT.append(tempfile.TemporaryDirectory(prefix="vendorgraph-sites-"))
    return Path(_KEPT[-1].name)


@functools.cache
def sample_site() -> Path:
    return published(sample_case(), _place() / "sample")


@functools.cache
def small_site() -> Path:
    return published(small_case(), _place() / "small")


@contextmanager
def file_server(folder: Path) -> Iterator[str]:
    """The address of a folder, as `python -m http.server` serves it, with a slash at its end."""
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(folder)]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        found = re.search(r"port (\d+)", process.stdout.readline())
        assert found
        try:
            yield f"http://127.0.0.1:{found[1]}/"
        finally:
            process.terminate()
