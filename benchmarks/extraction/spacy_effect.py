"""What the names of a spaCy model add: gold, held-out styles and our own held-out prose, without and with it.

python -m benchmarks.extraction.spacy_effect MODEL [--no-network] [--write]

The model is installed, or a package in a folder on PYTHONPATH.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from benchmarks.extraction.score_styles import HELD_OUT, OWN, SHARED, write
from benchmarks.extraction.styles import Tally, figures, files, paragraphs, score
from loaders.documents.extracted import as_json
from loaders.documents.names.spacy_names import SpacyModel, installed_model
from loaders.documents.pipeline import extract_document
from loaders.documents.text import read_document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--no-network", action="store_true")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    found = {}
    for spacy in (None, installed_model(arguments.model)):
        name = str(spacy) if spacy else "without"
        found[name] = _figures(spacy, not arguments.no_network)
        sys.stdout.write(f"{name}\n{json.dumps(found[name], indent=1)}\n")
    if arguments.write:
        beside = "rules" if arguments.no_network else "rules and network"
        write(f"names of spaCy beside {beside}", dict(found))


def _figures(spacy: SpacyModel | None, network: bool) -> dict[str, object]:
    styles = {path.stem: path for path in files(SHARED / "training", sorted(HELD_OUT))} | {"own, held out": OWN}
    found: dict[str, object] = {name: _style(path, spacy, network) for name, path in styles.items()}
    return found | {"gold": _gold(spacy, network)}


def _style(path: Path, spacy: SpacyModel | None, network: bool) -> dict[str, object]:
    tally = Tally()
    for paragraph in paragraphs(path, SHARED / "training" / "convert.py"):
        score(paragraph, extract_document(paragraph.document, network=network, spacy=spacy), tally)
    told = figures(tally)
    return {"edges": told["edges"], "mentions": told["mentions"]}


def _gold(spacy: SpacyModel | None, network: bool) -> dict[str, object]:
    lines = [
        json.dumps(row, ensure_ascii=False)
        for path in sorted((SHARED / "documents").glob("*.txt"))
        for row in as_json(
            path.name, extract_document(read_document(path), network=network, spacy=spacy), mentions=True
        )
    ]
    command = [sys.executable, str(SHARED / "gold" / "score.py"), "-", "--gold", str(SHARED / "gold")]
    run = subprocess.run(
        [*command, "--documents", str(SHARED / "documents")],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, object] = json.loads(run.stdout)
    return {name: told[name] for name in ("strict", "mentions") if name in told}


if __name__ == "__main__":
    main()
