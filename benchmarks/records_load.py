"""How fast award records become claims: the step from a CSV file to claims.parquet and parties.parquet, alone.

    python benchmarks/records_load.py FILE.csv [FLOOR.py]

Prints a JSON line: rows, seconds, rows a second, seconds of processor time, peak megabytes of the process, megabytes
written. With FLOOR.py (a script that loads the same file with DuckDB alone and prints a JSON line with `seconds`), it
is run before and after, and `times_floor` is this step's seconds over the quicker of the two.
"""

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from graph.part import SourceFile
from loaders.records import RecordsLoader


def measure(path: Path) -> dict[str, float]:
    source = SourceFile(path, hashlib.sha256(str(path).encode()).hexdigest())
    with tempfile.TemporaryDirectory() as folder:
        part, began, used = Path(folder), time.perf_counter(), sum(os.times()[:2])
        report = RecordsLoader().load(source, part)
        seconds, used = time.perf_counter() - began, sum(os.times()[:2]) - used
        written = sum(file.stat().st_size for file in part.iterdir())
    return {
        "rows": report.rows_in,
        "seconds": round(seconds, 2),
        "rows_a_second": round(report.rows_in / seconds),
        "processor_seconds": round(used, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "written_mb": written >> 20,
    }


def floor(script: str, path: Path) -> float:
    run = subprocess.run([sys.executable, script, str(path)], check=True, capture_output=True, text=True)
    return float(json.loads(run.stdout)["seconds"])


def main(path: str, script: str | None = None) -> None:
    before = floor(script, Path(path)) if script else None
    result = measure(Path(path))
    if script and before:
        best = min(before, floor(script, Path(path)))
        result |= {"floor_seconds": best, "times_floor": round(result["seconds"] / best, 2)}
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
