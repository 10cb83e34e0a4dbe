"""What each kind of trait adds to the weighing of rules and network, and what each threshold admits.

python -m benchmarks.extraction.weighing [--write]

Reads `training/judged` (numbers of candidates that annotators judged, without their texts). Every set is scored under
weights fitted to the others. `--write` adds lines to benchmarks/results/model.jsonl.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from training.calibrate import Judged, Prose, curve, left_out, read_rows

ROOT = Path(__file__).resolve().parents[2]
JUDGED = ROOT / "training" / "judged"
RESULTS = ROOT / "benchmarks" / "results" / "model.jsonl"
RIDGE, BESIDE, ALONE = 4.0, 0.55, 0.55
LEFT_OUT: Mapping[str, tuple[str, ...]] = {
    "nothing": (),
    "what the network says of the pair": ("rules score", "alone score", "rules rival", "alone rival"),
    "how the network sees the names": ("seen alike", "seen otherwise", "seen whole", "surer of none"),
    "what the tables know": ("rules known", "alone known", "rules guessed", "alone guessed", "often"),
    "how sure the rule is": ("sure rule", "told again"),
    "which rule it is": ("by ",),
    "where the two stand": ("distance", "described", "joined otherwise", "touching"),
    "another subject of the same": ("rules better", "alone better"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    prose = read_rows(sorted(JUDGED.glob("*.jsonl")))
    for name, traits in LEFT_OUT.items():
        seen = without(prose, traits)
        found = curve(seen, RIDGE, seen.wanted, BESIDE, ALONE)
        shown = found if name == "nothing" else {key: found[key] for key in ("policy", "0.65")}
        told = {"left out": name, "log loss": log_loss(seen), **shown}
        sys.stdout.write(f"{json.dumps(told)}\n")
        if arguments.write:
            keep(told)


def without(prose: Prose, traits: tuple[str, ...]) -> Prose:
    """The same candidates without the traits that begin so."""
    if not traits:
        return prose
    return Prose(tuple(_bare(row, traits) for row in prose.rows), prose.wanted)


def _bare(row: Judged, traits: tuple[str, ...]) -> Judged:
    return replace(row, traits={name: value for name, value in row.traits.items() if not name.startswith(traits)})


def log_loss(prose: Prose) -> float:
    chances = [value if row.right else 1 - value for row, value in left_out(prose, RIDGE)]
    return round(float(-np.mean(np.log(np.maximum(chances, 1e-9)))), 4)


def keep(figures: Mapping[str, object]) -> None:
    row = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "setting": "rules and network weighed; each set under the weights of the others",
        "command": "python -m benchmarks.extraction.weighing --write",
        "figures": figures,
    }
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
