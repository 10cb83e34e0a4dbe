"""Characters a second of the rules on one core, on the shared documents and on one long text.

python -m benchmarks.extraction.speed
"""

import sys
import time

from benchmarks.extraction.score_styles import SHARED
from benchmarks.extraction.styles import files, paragraphs
from loaders.documents.document import Document
from loaders.documents.extract import extract
from loaders.documents.text import read_document
from loaders.documents.zones import find_zones


def main() -> None:
    documents = [read_document(path) for path in sorted((SHARED / "documents").glob("*.txt"))]
    prose = [p.text for path in files(SHARED / "training") for p in paragraphs(path, path.parent / "convert.py")]
    long = "\n\n".join(prose)
    sys.stdout.write(f"short documents {_rate(documents * 20):>10,.0f} characters/s\n")
    book = Document(long, find_zones(long), "0" * 64, "text/plain", "training")
    sys.stdout.write(f"one of {len(long):,} {_rate([book]):>10,.0f} characters/s\n")


def _rate(documents: list[Document]) -> float:
    extract(documents[0])
    started = time.process_time()
    for document in documents:
        extract(document)
    return sum(len(document.text) for document in documents) / (time.process_time() - started)


if __name__ == "__main__":
    main()
