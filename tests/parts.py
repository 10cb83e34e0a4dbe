"""What a test may need that a machine may lack: each part is named once, here.

A missing part takes its tests out of the run and is told in one line at the end; with CI=true every such test fails.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.neo4j_server import Missing, distribution

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Part:
    """`lacking` gives the reason why the machine has no such part, or None where it has one."""

    name: str
    needed_by: Callable[[pytest.Item], bool]
    lacking: Callable[[], str | None]


def on_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def chromium() -> str | None:
    """The path of the machine's own Chromium."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def _marked(marker: str) -> Callable[[pytest.Item], bool]:
    return lambda item: item.get_closest_marker(marker) is not None


def _asks_for(fixture: str) -> Callable[[pytest.Item], bool]:
    return lambda item: fixture in getattr(item, "fixturenames", ())


def _neo4j_lacks() -> str | None:
    try:
        distribution()
    except Missing as missing:
        return str(missing)
    return None


def _chromium_lacks() -> str | None:
    return None if chromium() else "no chromium on the PATH"


def _curl_lacks() -> str | None:
    return None if shutil.which("curl") else "no curl on the PATH"


def _shared_lacks() -> str | None:
    return None if SHARED.is_dir() else "no folder ../shared beside the project"


PARTS = (
    Part("Neo4j", _marked("neo4j"), _neo4j_lacks),
    Part("Chromium", _marked("browser"), _chromium_lacks),
    Part("curl", _marked("curl"), _curl_lacks),
    Part("the shared real files", _asks_for("shared"), _shared_lacks),
)
