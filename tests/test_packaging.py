"""What a person installs: complete, and free to be given away."""

import os
import re
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

INSTALLED_FOLDERS = {"app": "app", "graph": "graph", "loaders": "loaders", "examples/ice-tech": "app/examples/ice-tech"}
# The Lesser GPL asks nothing of those who only use a library, so it is not meant here.
STRONG_COPYLEFT = re.compile(r"(?<!Lesser )General Public License|\bA?GPL", re.IGNORECASE)


def test_the_wheel_carries_every_file_of_the_packages_and_the_sample_case(root: Path, tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "wheel"]
    subprocess.run(
        [*pip, "--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path, root],
        check=True,
        capture_output=True,
        timeout=300,
    )
    [wheel] = tmp_path.glob("*.whl")
    carried = set(zipfile.ZipFile(wheel).namelist())
    listed = subprocess.run(
        ["git", "ls-files", "-z", *INSTALLED_FOLDERS], cwd=root, capture_output=True, text=True, check=True, timeout=60
    )
    wanted = {installed(name) for name in listed.stdout.split("\0") if name and (root / name).is_file()}
    assert wanted and wanted - carried == set()
    assert not [name for name in carried if "/.build/" in name or name.startswith(("tests/", "benchmarks/"))]


def test_after_the_install_a_command_compiles_nothing_of_its_own(root: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "compiled"
    quiet = {**os.environ, "PYTHONPYCACHEPREFIX": str(compiled), "PYTHONDONTWRITEBYTECODE": "1"}
    writing = {name: value for name, value in quiet.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "scripts/compiled.py"], cwd=root, env=quiet, check=True, timeout=300)
    before = own_code(compiled, root)
    command, case = str(Path(sys.executable).with_name("vendorgraph")), str(tmp_path / "case")
    subprocess.run([command, "new", case], cwd=root, env=writing, check=True, timeout=120)
    subprocess.run([command, "build", case], cwd=root, env=writing, check=True, timeout=120)
    assert before and own_code(compiled, root) == before


def own_code(compiled: Path, root: Path) -> set[Path]:
    """Compiled files of this project's packages."""
    under = compiled / root.relative_to(root.anchor)
    return {file for name in ("app", "graph", "loaders") for file in (under / name).rglob("*.pyc")}


def installed(name: str) -> str:
    """Where a file of the project lies once it is installed."""
    [folder] = [folder for folder in INSTALLED_FOLDERS if name.startswith(f"{folder}/")]
    return INSTALLED_FOLDERS[folder] + name.removeprefix(folder)


def test_no_library_that_runs_with_it_is_under_a_strong_copyleft(root: Path) -> None:
    locked = (root / "requirements.lock").read_text()
    pins = [Requirement(line.split(" \\")[0]) for line in locked.splitlines() if re.match(r"[a-z0-9]", line)]
    names = [pin.name for pin in pins if pin.marker is None or pin.marker.evaluate()]
    found = {name: licences for name in names if all(map(STRONG_COPYLEFT.search, licences := licences_of(name)))}
    assert names and found == {}


def licences_of(name: str) -> list[str]:
    """The licences to choose from: of its expression, its classifiers or its licence field."""
    about = metadata.metadata(name)
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License")]
    stated = about.get_all("License-Expression") or classifiers or about.get_all("License") or [""]
    return str(stated[0]).partition("\n")[0].split(" OR ")
