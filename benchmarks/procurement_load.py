"""A million award records, from file to queryable graph, beside DuckDB alone on the same file, in one run.

    python benchmarks/procurement_load.py [--rows 1000000] [--rounds 3] [--shared ../shared] [--keep FOLDER]

Prints and appends to benchmarks/results/procurement_load.jsonl a JSON line: seconds and peak memory of both, and the
ratio of each round. The time of vendorgraph is that of `new`, `add` and `build` together, as a user would call them.
"""

import argparse
import datetime
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RESULTS = Path(__file__).parent / "results" / "procurement_load.jsonl"
COMMAND = str(Path(sys.executable).with_name("vendorgraph"))


def main() -> None:
    options = _options()
    folder = Path(options.keep or tempfile.mkdtemp(prefix="vendorgraph-bench-"))
    file = folder / f"records-{options.rows}.csv"
    if not file.exists():
        subprocess.run(
            [sys.executable, options.shared / "bench" / "usaspending_like.py", file, str(options.rows)], check=True
        )
    rounds = [_round(folder, file, options.shared) for _ in range(options.rounds)]
    line = {
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "rows": options.rows,
        "cores": os.cpu_count(),
        "ratio_median": round(statistics.median(r["ratio"] for r in rounds), 2),
        "rounds": rounds,
    }
    RESULTS.parent.mkdir(exist_ok=True)
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write(json.dumps(line) + "\n")
    sys.stdout.write(json.dumps(line, indent=1) + "\n")
    if not options.keep:
        shutil.rmtree(folder)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[1].parent / "shared")
    parser.add_argument("--keep")
    return parser.parse_args()


def _round(folder: Path, file: Path, shared: Path) -> dict[str, float]:
    floor, floor_peak = _timed([sys.executable, str(shared / "bench" / "duckdb_floor.py"), str(file)])
    case = folder / "case"
    shutil.rmtree(case, ignore_errors=True)
    steps = [["new", str(case)], ["add", str(case), str(file)], ["build", str(case)]]
    taken = [_timed([COMMAND, *step]) for step in steps]
    seconds = sum(wall for wall, _ in taken)
    return {
        "floor_seconds": round(floor, 2),
        "floor_peak_mb": floor_peak,
        "seconds": round(seconds, 2),
        "add_seconds": round(taken[1][0], 2),
        "build_seconds": round(taken[2][0], 2),
        "peak_mb": max(peak for _, peak in taken),
        "ratio": round(seconds / floor, 2),
    }


def _timed(command: list[str]) -> tuple[float, int]:
    """Wall seconds and peak resident megabytes of a process. What went before does not keep the disk busy."""
    os.sync()
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return time.perf_counter() - began, usage.ru_maxrss // 1024


if __name__ == "__main__":
    main()
