"""Characters a second of the rules on one core, on the shared documents and on one long text.

python -m benchmarks.extraction.speed [--spacy MODEL]

With a spaCy model (installed, or a package in a folder on PYTHONPATH) the rules with its names beside.
"""

import argparse
import sys
import time
from collections.abc import Callable

from benchmarks.extraction.score_styles import SHARED
from benchmarks.extraction.styles import files, paragraphs
from loaders.documents.document import Document
from loaders.documents.names.spacy_names import SpacyModel, installed_model
from loaders.documents.pipeline import extract_document
from loaders.documents.text import read_document
from loaders.documents.zones import find_zones


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spacy", default="none", help="auto, none, or the name of an installed model")
    model = installed_model(parser.parse_args().spacy)
    read = _reading(model)
    sys.stdout.write(f"rules{f' + {model}' if model else ''}\n")
    documents = [read_document(path) for path in sorted((SHARED / "documents").glob("*.txt"))]
    prose = [p.text for path in files(SHARED / "training") for p in paragraphs(path, path.parent / "convert.py")]
    long = "\n\n".join(prose)
    sys.stdout.write(f"short documents {_rate(documents * 20, read):>10,.0f} characters/s\n")
    book = Document(long, find_zones(long), "0" * 64, "text/plain", "training")
    sys.stdout.write(f"one of {len(long):,} {_rate([book], read):>10,.0f} characters/s\n")


def _reading(model: SpacyModel | None) -> Callable[[Document], object]:
    return lambda document: extract_document(document, network=False, spacy=model)


def _rate(documents: list[Document], read: Callable[[Document], object]) -> float:
    read(documents[0])
    started = time.process_time()
    for document in documents:
        read(document)
    return sum(len(document.text) for document in documents) / (time.process_time() - started)


if __name__ == "__main__":
    main()
