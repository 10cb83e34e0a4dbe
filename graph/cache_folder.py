"""Where the user's own things are kept that can be made again."""

from collections.abc import Mapping
from pathlib import Path

__all__ = ["cache_folder"]


def cache_folder(environment: Mapping[str, str]) -> Path:
    """The program's folder under `XDG_CACHE_HOME`, or under the user's home. Raises RuntimeError for one without a
    home."""
    base = environment.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "vendorgraph"
