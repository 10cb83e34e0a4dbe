"""Seconds that many documents take, one by one and side by side at desks.

python -m benchmarks.extraction.side_by_side [--documents 24] [--rules]
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.extraction.score_styles import SHARED
from loaders.documents.desk import desks
from loaders.documents.lines import extract_lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=24)
    parser.add_argument("--rules", action="store_true", help="the rules alone")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = _files(Path(folder), arguments.documents)
        characters = sum(file.stat().st_size for file in files)
        sys.stdout.write(f"{len(files)} documents, {characters:,} bytes\n")
        for name, few in (("one by one", sys.maxsize), ("side by side", 0)):
            desks.FEW = few
            started = time.perf_counter()
            lines = sum(1 for _ in extract_lines(files, network=not arguments.rules))
            taken = time.perf_counter() - started
            sys.stdout.write(f"{name:12} {taken:6.1f} s  {characters / taken:>9,.0f} characters/s  {lines} claims\n")


def _files(folder: Path, wanted: int) -> list[Path]:
    texts = [path.read_text("utf-8") for path in sorted((SHARED / "documents").glob("*.txt"))]
    files = [folder / f"{number}.txt" for number in range(wanted)]
    for number, file in enumerate(files):
        file.write_text(texts[number % len(texts)], "utf-8")
    return files


if __name__ == "__main__":
    main()
