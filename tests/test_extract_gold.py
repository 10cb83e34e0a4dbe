"""The extraction against the annotated documents, through their own scorer."""

import json
import subprocess
import sys
from pathlib import Path

from loaders.documents.extract import extract
from loaders.documents.extracted import as_json
from loaders.documents.text import read_document


def scored(shared: Path) -> dict[str, object]:
    documents, gold = shared / "documents", shared / "gold"
    lines = [
        json.dumps(row)
        for path in sorted(documents.glob("*.txt"))
        for row in as_json(path.name, extract(read_document(path)), mentions=True)
    ]
    command = [sys.executable, str(gold / "score.py"), "-", "--gold", str(gold), "--documents", str(documents)]
    run = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
    result: dict[str, object] = json.loads(run.stdout)
    return result


def test_the_annotated_documents_are_read_precisely(shared: Path) -> None:
    result = scored(shared)
    strict, mentions = result["strict"], result["mentions"]
    assert isinstance(strict, dict)
    assert isinstance(mentions, dict)
    assert strict["precision"] >= 0.85
    assert strict["f1"] >= 0.75
    assert mentions["f1"] >= 0.88
    assert (result["broken"], result["negatives"], result["amount"]) == (0, 0, "9/9")


def test_text_offsets_are_those_of_the_file_as_it_is(shared: Path) -> None:
    for path in sorted((shared / "documents").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            assert read_document(path).text == file.read()
