"""Plans: the SQL that the steps of a build come to, kept from one build to the next.

To make an expression and compile it costs more than to run it where a case is small. A plan is known by what it was
made from (see graph.steps), and a file of plans by the code that makes them: other code has a file of its own.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from graph.cache_folder import cache_folder
from graph.draft import draft

__all__ = ["Plans", "plans_folder"]

_MAKERS = ("ibis-framework", "sqlglot", "duckdb")
_FILES, _PLANS, _BYTES = 6, 2_000, 32 << 20
"""Most files of a folder, most plans of a file, and the largest file that is read."""


def plans_folder() -> Path | None:
    """The user's own folder of plans: never the case's, since whoever hands on a case must not tell what is run. None
    for a user without a home."""
    try:
        return cache_folder(os.environ) / "plans"
    except RuntimeError:
        return None


class Plans:
    """The plans of this version of a package's code, by what they were made from.

    What cannot be read is made anew, and what cannot be written is lost: that costs time and nothing else.
    """

    def __init__(self, package: str, folder: Path | None = None) -> None:
        """`package`: whose steps they are of. `folder`: None keeps them no longer than this object lives."""
        self._package = package
        self._file = folder / f"{package}-{_code_digest(package)}.json" if folder else None
        self._plans = dict(_read(self._file)) if self._file else {}
        self._new = False

    def covers(self, module: str) -> bool:
        """Whether other plans belong to it once the module's code is another."""
        return any(module == name or module.startswith(f"{name}.") for name in ("graph", self._package))

    def get(self, made: str) -> str | None:
        """The SQL of what was made so."""
        return self._plans.get(made)

    def put(self, made: str, sql: str) -> None:
        """Keep a plan, at first for this object alone."""
        self._plans[made], self._new = sql, True

    def save(self) -> None:
        """Write what is new, whole or not at all."""
        if self._file is None or not self._new or len(self._plans) > _PLANS:
            return
        with suppress(OSError):
            folder = self._file.parent
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with draft(self._file) as file:
                file.write_text(json.dumps(self._plans), "utf-8")
            self._new = False
            for old in _by_age(folder)[_FILES:]:
                old.unlink(missing_ok=True)


def _read(file: Path) -> Iterator[tuple[str, str]]:
    with suppress(OSError, ValueError):
        known = file.stat()
        own = known.st_uid == os.getuid() and not known.st_mode & 0o022
        told = json.loads(file.read_text("utf-8")) if own and known.st_size <= _BYTES else None
        if isinstance(told, dict):
            yield from ((made, sql) for made, sql in told.items() if isinstance(sql, str))


def _by_age(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)


@cache
def _code_digest(package: str) -> str:
    """16 hex digits of all that decides what a plan says: the package's code and tables, those of graph, and the
    versions of what makes SQL of them."""
    told = hashlib.sha256("\n".join(f"{name} {version(name)}" for name in _MAKERS).encode())
    for name in dict.fromkeys(("graph", package)):
        for file in _sources(files(name)):
            told.update(file.read_bytes())
    return told.hexdigest()[:16]


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name not in ("__pycache__", "stores"):
            yield from _sources(entry)
        elif entry.name.endswith((".py", ".yaml", ".csv")):
            yield entry
