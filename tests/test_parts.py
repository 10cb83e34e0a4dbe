"""What a machine lacks is told once, also where several processes run the tests; so is what the tests passed."""

import re
import subprocess
import sys
from pathlib import Path

from tests.processes import environment

FILES = ("tests/publishing/test_site_in_a_browser.py", "tests/test_keys.py")


def pytest_run(root: Path, *options: str, on_ci: bool = False) -> "subprocess.CompletedProcess[str]":
    """A run of the tests in two processes, on a machine that has nothing on its PATH."""
    pytest_ = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--dist", "loadfile", "-n", "2"]
    return subprocess.run(
        [*pytest_, *options, *FILES],
        cwd=root,
        env=environment({"PATH": "/nonexistent", "CI": "true" if on_ci else ""}),
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


def test_tests_of_a_missing_part_fail_on_ci(root: Path) -> None:
    done = pytest_run(root, on_ci=True)
    assert done.returncode == 1 and "Chromium is missing: no chromium on the PATH" in done.stdout


def test_tests_of_a_missing_part_and_the_lines_passed_are_told_in_the_closing_lines(root: Path) -> None:
    done = pytest_run(root, "-p", "tests.covered")
    assert done.returncode == 0, done.stdout
    assert "\nnot run: 5 tests that need Chromium (no chromium on the PATH)\n" in done.stdout
    told = re.search(r"^\(summary\) +(\d+) +(\d+)", done.stdout, re.MULTILINE)
    assert told and 500 < int(told[1]) - int(told[2]) < int(told[1])
