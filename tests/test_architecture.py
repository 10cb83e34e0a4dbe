"""What keeps the house in order: who may import whom, how long a file grows, what a name and a text must not be."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LONGEST_FILE = 400
CODE = {".css", ".cypher", ".js", ".py", ".sh", ".sql", ".ts"}
DRAWERS = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utilities", "utils"}
# Put together here, so that this file does not contain them.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("repo1", "maven", "org"),
        ("repo", "maven", "apache", "org"),
        ("proxy", "golang", "org"),
        ("crates", "io"),
        ("deb", "debian", "org"),
    )
]
MACHINE_FOLDERS = re.compile("(?<![\\w.~}])/(?:" + "|".join(("work", "root", "home/[a-z]+", "Users/[A-Za-z]+")) + ")/")


@pytest.fixture(scope="module")
def tracked(root: Path) -> list[Path]:
    """Every file under version control, relative to the project's folder."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True, timeout=60)
    return [Path(name) for name in listed.stdout.split("\0") if name and (root / name).is_file()]


def texts(root: Path, tracked: list[Path]) -> Iterator[tuple[Path, str]]:
    for path in tracked:
        content = (root / path).read_bytes()
        if b"\0" not in content:
            yield path, content.decode("utf-8", errors="replace")


def test_loaders_import_graph_app_imports_graph_and_only_ingest_joins_the_two(root: Path) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run([linter, "--no-cache"], cwd=root, capture_output=True, text=True, check=False, timeout=120)
    assert told.returncode == 0, told.stdout + told.stderr


def test_no_file_of_code_grows_past_its_limit(root: Path, tracked: list[Path]) -> None:
    code = [(path, text) for path, text in texts(root, tracked) if path.suffix in CODE]
    lengths = {str(path): text.count("\n") for path, text in code}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_file_or_folder_is_a_drawer(tracked: list[Path]) -> None:
    named = {str(path) for path in tracked for part in path.with_suffix("").parts if part.lower() in DRAWERS}
    assert named == set()


def test_no_file_names_the_host_of_a_package_registry(root: Path, tracked: list[Path]) -> None:
    naming = [(str(path), host) for path, text in texts(root, tracked) for host in REGISTRY_HOSTS if host in text]
    assert naming == []


def test_no_file_names_a_folder_of_one_persons_machine(root: Path, tracked: list[Path]) -> None:
    found = [(str(path), match[0]) for path, text in texts(root, tracked) if (match := MACHINE_FOLDERS.search(text))]
    assert found == []


def test_every_decision_is_numbered_and_in_the_index(root: Path) -> None:
    folder = root / "docs" / "decisions"
    index = (folder / "README.md").read_text()
    notes = sorted(path.name for path in folder.glob("*.md") if path.name != "README.md")
    assert notes and all(re.match(r"\d{4}-[a-z0-9-]+\.md$", name) for name in notes)
    assert [name for name in notes if f"({name})" not in index] == []
    assert len({name[:4] for name in notes}) == len(notes)


def test_dependencies_of_the_project_are_all_locked(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    for lock, wanted in (
        ("requirements.lock", project["dependencies"] + extras["build"]),
        ("requirements-dev.lock", project["dependencies"] + extras["build"] + extras["dev"]),
    ):
        pinned = dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", (root / lock).read_text(), re.MULTILINE))
        for requirement in map(Requirement, wanted):
            version = pinned.get(canonicalize_name(requirement.name))
            assert version and requirement.specifier.contains(version, prereleases=True), f"make lock: {requirement}"


def test_every_library_that_is_needed_is_explained(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    note = (root / "docs/decisions/0003-libraries.md").read_text()
    needed = {Requirement(line).name for line in project["dependencies"]}
    explained = set(re.findall(r"[\w-]+", " ".join(re.findall(r"^\| ([^|]+) \|", note, re.MULTILINE))))
    assert needed - explained == set()
