"""What a machine lacks is told once, also where several processes run the tests."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import environment

FILES = ("tests/publishing/test_site_in_a_browser.py", "tests/test_keys.py")


@pytest.mark.parametrize("on_ci", [False, True])
def test_tests_of_a_missing_part_are_told_in_the_closing_lines_and_fail_on_ci(root: Path, on_ci: bool) -> None:
    pytest_ = [sys.executable, "-m", "pytest", "-q", "--no-cov", "-p", "no:cacheprovider", "--dist", "loadfile"]
    done = subprocess.run(
        [*pytest_, "-n", "2", *FILES],
        cwd=root,
        env=environment({"PATH": "/nonexistent", "CI": "true" if on_ci else ""}),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    last = done.stdout.splitlines()[-2:]
    if on_ci:
        assert done.returncode == 1 and "Chromium is missing: no chromium on the PATH" in done.stdout
    else:
        assert done.returncode == 0 and last[0] == "not run: 5 tests that need Chromium (no chromium on the PATH)"
