"""Score extraction on each style of the training prose, and on the gold annotation through its own scorer.

    python -m benchmarks.extraction.score_styles [STYLE…] [--setting NAME] [--network] [--errors N] [--write]

`company` and `local-news` are held out: they are scored, and nobody tunes on their paragraphs, so `--errors` refuses
to show them. So is `training/held_out_own`, which `--held-out-own` scores.
With `--write` a line is added to benchmarks/results/extraction.jsonl.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.extraction.styles import Tally, figures, files, paragraphs, score
from loaders.documents.extract import extract
from loaders.documents.extracted import as_json
from loaders.documents.pipeline import extract_document
from loaders.documents.text import read_document

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
HELD_OUT = frozenset({"company", "local-news"})
OWN = ROOT / "training" / "held_out_own" / "articles.txt"
RESULTS = ROOT / "benchmarks" / "results" / "extraction.jsonl"


def style_tally(path: Path, network: bool = False) -> Tally:
    """Scores one style file, by the rules alone or with the network."""
    tally = Tally()
    for paragraph in paragraphs(path, SHARED / "training" / "convert.py"):
        document = paragraph.document
        score(paragraph, extract_document(document, network=True) if network else extract(document), tally)
    return tally


def gold_figures(shared: Path, details: bool = False) -> dict[str, object]:
    """Figures of the gold's own scorer on the shared documents."""
    lines = []
    for path in sorted((shared / "documents").glob("*.txt")):
        lines += [
            json.dumps(row, ensure_ascii=False)
            for row in as_json(path.name, extract(read_document(path)), mentions=True)
        ]
    command = [
        sys.executable,
        shared / "gold" / "score.py",
        "-",
        "--gold",
        shared / "gold",
        "--documents",
        shared / "documents",
    ]
    run = subprocess.run(
        [str(part) for part in (*command, *(["--details"] if details else []))],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, object] = json.loads(run.stdout)
    return result


def held_out_own() -> dict[str, object]:
    """Figures of the prose in training/held_out_own, by the rules alone and with the network: only ever scored."""
    found: dict[str, object] = {}
    for setting, network in (("rules", False), ("rules and network", True)):
        tally = Tally()
        for paragraph in paragraphs(OWN, SHARED / "training" / "convert.py"):
            score(paragraph, extract_document(paragraph.document, network=network), tally)
        found[setting] = figures(tally)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("styles", nargs="*")
    parser.add_argument("--setting", default="rules")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--held-out-own", action="store_true", help="only training/held_out_own")
    parser.add_argument("--network", action="store_true", help="with the network; only for styles that it never saw")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    if arguments.held_out_own:
        own = held_out_own()
        sys.stdout.write(json.dumps(own, indent=1) + "\n")
        if arguments.write:
            write(f"held out, own: {arguments.setting}", own)
        return
    results: dict[str, object] = {}
    started = time.perf_counter()
    for path in files(SHARED / "training", arguments.styles):
        tally = style_tally(path, arguments.network)
        results[path.stem] = figures(tally)
        _show(path.stem, tally, 0 if path.stem in HELD_OUT else arguments.errors, arguments.seed)
    results["gold"] = gold_figures(SHARED)
    sys.stdout.write(f"gold {json.dumps(results['gold'])}\n{time.perf_counter() - started:.1f} s\n")
    if arguments.write:
        write(arguments.setting, results)


def _show(style: str, tally: Tally, errors: int, seed: int) -> None:
    result = figures(tally)
    sys.stdout.write(f"{style:15} edges {result['edges']} mentions {result['mentions']} tempted {result['tempted']}\n")
    if errors:
        sys.stdout.write(f"  {result['by_predicate']}\n")
        chosen = random.Random(seed)
        for title, rows in (("wrong", tally.errors), ("missed", tally.misses)):
            for row in chosen.sample(rows, min(errors, len(rows))):
                sys.stdout.write(f"  {title} {row}\n")


def write(setting: str, results: dict[str, object]) -> None:
    """Adds a line to benchmarks/results/extraction.jsonl: date, commit, setting, figures."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    row = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit.stdout.strip(),
        "setting": setting,
        "figures": results,
    }
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
