"""SHA-256 sums of a case's files, taken again only where a file's size or time of change differs from when they were
taken."""

import hashlib
import json
from pathlib import Path

from graph.case_tables import write_atomically

__all__ = ["FileHashes", "digest"]


def digest(path: Path) -> str:
    """SHA-256 of the file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class FileHashes:
    """Remembers sums in one file of the build folder; deleting that file costs time and nothing else."""

    def __init__(self, remembered: Path) -> None:
        self._file = remembered
        self._known = self._read()
        self._used: dict[str, list[int | str]] = {}

    def _read(self) -> dict[str, list[int | str]]:
        try:
            known = json.loads(self._file.read_text("utf-8"))
            return known if isinstance(known, dict) else {}
        except (OSError, ValueError):
            return {}

    def of(self, path: Path) -> str:
        """The file's sum."""
        state = path.stat()
        stamp: list[int | str] = [state.st_size, state.st_mtime_ns, state.st_ino]
        known = self._known.get(path.name)
        sum_ = str(known[3]) if known and known[:3] == stamp else digest(path)
        self._used[path.name] = [*stamp, sum_]
        return sum_

    def took(self, path: Path, sum_: str) -> None:
        """A sum that was taken while the file was written."""
        state = path.stat()
        self._used = {**self._known, path.name: [state.st_size, state.st_mtime_ns, state.st_ino, sum_]}

    def remember(self) -> None:
        """Keep the sums of the files that were asked for."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._file, json.dumps(self._used).encode())
