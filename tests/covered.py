"""Which lines and branches of graph and loaders the tests pass: `-p tests.covered` tells it at the end of a run.

The code itself notes what it passes. A tracer, which Python 3.11 calls at the lines of every library as well, doubles
the time of a build: see docs/decisions/0035-code-notes-what-tests-pass.md.
"""

import io
import json
import sys
import tomllib
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

import pytest
from slipcover import FileMatcher, Slipcover, merge_coverage, print_coverage
from slipcover.importer import SlipcoverMetaPathFinder

from tests.parts import ROOT

MEASURED = ("graph", "loaders")
WIDTH_OF_LINES = 60
MEASURE = pytest.StashKey[Slipcover]()
PASSED = pytest.StashKey[dict[str, Any]]()
PASSED_TOLD = "lines_passed"


class MeasuredFinder(SlipcoverMetaPathFinder):  # type: ignore[misc]
    """Leaves the imports of all other packages, pytest's own ways among them, to those who find them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] not in MEASURED:
            return None
        found: ModuleSpec | None = super().find_spec(fullname, path, target)
        return found


def measuring() -> Slipcover:
    """From now on every module of the measured packages that is imported notes what it passes."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["slipcover"]
    folders = [str(ROOT / name) for name in MEASURED]
    measure = Slipcover(branch=True, source=folders, exclude_also=settings["exclude-also"])
    sys.meta_path.insert(0, MeasuredFinder(measure, FileMatcher(sources=folders)))
    return measure


def pytest_configure(config: pytest.Config) -> None:
    config.stash[MEASURE] = measuring()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process of its own tells the one that started it; a run in one process keeps what it passed."""
    config = session.config
    if (told := getattr(config, "workeroutput", None)) is not None:
        told[PASSED_TOLD] = json.dumps(config.stash[MEASURE].get_coverage())
    elif PASSED not in config.stash:
        config.stash[PASSED] = config.stash[MEASURE].get_coverage()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    passed = json.loads(getattr(node, "workeroutput", {}).get(PASSED_TOLD, "null"))
    if passed is None:
        return
    if PASSED in node.config.stash:
        merge_coverage(node.config.stash[PASSED], passed)
    else:
        node.config.stash[PASSED] = passed


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    shown = io.StringIO()
    print_coverage(config.stash.get(PASSED, {}), outfile=shown, skip_covered=True, missing_width=WIDTH_OF_LINES)
    terminalreporter.write_line(shown.getvalue())
