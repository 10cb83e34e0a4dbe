"""How well and how fast names are compared.

    python benchmarks/name_matching.py awards [--shared ../shared]
    python benchmarks/name_matching.py registers [--shared ../shared]
    python benchmarks/name_matching.py speed [--names 100000] [--seed 20] [--limit 1800]

`awards`: awards of the shared files that stand under two vendor names, told apart into one vendor and successor,
against benchmarks/names/award_pairs.csv. `registers`: names of one DUNS or UEI, the numbers taken away (see
name_registers.py). `speed`: made names through this project and through Splink alone (the same
blocks as its own blocking rules, weights learned from the data), one process each, in the same run; a side that takes
longer than the limit is ended and told as unfinished. All print a JSON line and append it to
benchmarks/results/name_matching.jsonl.
"""

import argparse
import csv
import datetime
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "name_matching.jsonl"
FILES = ("cbp_ice_txn_api10", "cbp_ice_txn_api9_vintage20260213", "ice2013_17_usasp259_duns")
RETRIEVED = {"cbp_ice_txn_api10": "2026-03-01", "cbp_ice_txn_api9_vintage20260213": "2026-02-13"}
MORE = ("usasp286_uei_summary", "usasp118_subawards", "reference/vendor_decorations.csv")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("awards", "registers", "speed", "ours", "splink"))
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--limit", type=int, default=1800, help="seconds that either side may take; 0: any")
    parser.add_argument("--bare", action="store_true", help="award files alone, no list of cleaned names")
    options = parser.parse_args()
    if options.what in ("ours", "splink"):
        from benchmarks.name_speed import ours, splink_alone

        told = (ours if options.what == "ours" else splink_alone)(options.names, options.seed)
        sys.stdout.write(json.dumps(told) + "\n")
        return
    result = _result(options)
    line = {"date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"), "what": options.what, **result}
    RESULTS.parent.mkdir(exist_ok=True)
    with RESULTS.open("a", encoding="utf-8") as results:
        results.write(json.dumps(line) + "\n")
    sys.stdout.write(json.dumps(line, indent=1) + "\n")


def _result(options: argparse.Namespace) -> dict[str, Any]:
    if options.what == "awards":
        return award_figures(options.shared, options.bare)
    if options.what == "speed":
        return _speed(options.names, options.seed, options.limit)
    sys.path.insert(0, str(HERE.parent))
    from benchmarks.name_registers import register_figures

    return register_figures(options.shared)


def _speed(names: int, seed: int, limit: int) -> dict[str, Any]:
    told = {which: _side(which, names, seed, limit) for which in ("splink", "ours")}
    result = {"names": names, "seed": seed, "cores": os.cpu_count(), "limit_seconds": limit, **told}
    if all(side["finished"] for side in told.values()):
        for what in ("seconds", "processor_seconds", "peak_mb"):
            result[f"{what}_times_splink"] = round(told["ours"][what] / told["splink"][what], 2)
    return result


def _side(which: str, names: int, seed: int, limit: int) -> dict[str, Any]:
    """What one of the two comes to in a process of its own; where it is not done in `limit` seconds, it is ended, and
    told is what it had used by then."""
    command = [sys.executable, __file__, which, "--names", str(names), "--seed", str(seed)]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        ran = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, text=True, env=environment, timeout=limit or None
        )
    except subprocess.TimeoutExpired:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
        return {"finished": False, "processor_seconds": round(spent, 2), "peak_mb": used.ru_maxrss // 1024}
    return {"finished": True, **json.loads(ran.stdout.splitlines()[-1])}


def award_figures(shared: Path, bare: bool) -> dict[str, Any]:
    """Precision and recall on the awards of the shared files that stand under two names; `bare` leaves out the lists of
    summaries, subawards and cleaned names."""
    sys.path.insert(0, str(HERE.parent))
    from app.ingest import add_source, match_case
    from graph.case import new_case

    with tempfile.TemporaryDirectory(prefix="vendorgraph-bench-") as name:
        case = Path(name) / "case"
        new_case(case)
        home = shared / "procurement"
        for folder in (*FILES, *(() if bare else MORE)):
            place = home / folder
            for file in sorted(place.iterdir()) if place.is_dir() else [place]:
                add_source(case, str(file), {"retrieved": RETRIEVED.get(folder, "2025-03-28")})
        run, _ = match_case(case)
        told = _told(case, run)
    return {"bare": bare, **_measured(told), **{f"case_{name}": count for name, count in run.counts.items()}}


def _told(case: Path, run: Any) -> dict[tuple[str, str, str], str]:
    """What is said of each award's pair of names: same, successor or nothing."""
    import pyarrow.parquet as pq

    from app.ingest import gather
    from graph.case import open_case
    from graph.engine import open_engine
    from graph.identity import resolve
    from graph.matching.vendors import gather_vendors
    from graph.model import load_schema

    homes = resolve([j for j in run.judgements() if j.judgement == "same"], load_schema())
    columns, followed_by = ["subject_key", "object_key"], [("predicate", "=", "SUCCEEDED_BY")]
    claims = pq.read_table(run.folder / "claims.parquet", columns=columns, filters=followed_by).to_pylist()
    parts = gather(open_case(case), lambda stage, share: None, lambda words: None).parts
    with open_engine(case, threads=2) as engine:
        gather_vendors(engine, parts)
        query = """
            with held as (
                select hash(coalesce(a.home_key, r.contract_key)) as award, any_value(contract_name) as number,
                       upper(regexp_replace(object_name, '\\s+', ' ', 'g')) as name,
                       coalesce(k.home_key, r.object_key) as key
                from recorded r left join canonical a on a.key = r.contract_key
                left join canonical k on k.key = r.object_key
                where predicate = 'CONTRACTED_WITH' and contract_key is not null group by all)
            select l.number, l.name, r.name, l.key, r.key from held l join held r using (award) where l.name < r.name"""
        rows = engine.con.sql(query).fetchall()
        canonical = dict(engine.con.sql("select key, home_key from canonical").fetchall())
    followed = {
        frozenset(homes.of(canonical.get(claim[end], claim[end])) for end in ("subject_key", "object_key"))
        for claim in claims
    }
    told: dict[tuple[str, str, str], str] = {}
    for award, one, other, left, right in rows:
        ends = frozenset((homes.of(left), homes.of(right)))
        said = "same" if len(ends) == 1 else "successor" if ends in followed else "nothing"
        told[award, one, other] = (
            said if told.get((award, one, other), "nothing") == "nothing" else told[award, one, other]
        )
    return told


def _measured(told: dict[tuple[str, str, str], str]) -> dict[str, Any]:
    with (HERE / "names" / "award_pairs.csv").open(newline="", encoding="utf-8") as lines:
        truth = {(row["one"], row["other"]): row["truth"] for row in csv.DictReader(lines)}
    pairs: dict[tuple[str, str], str] = {}
    for (_award, one, other), said in told.items():
        pairs[one, other] = said if pairs.get((one, other), "nothing") == "nothing" else pairs[one, other]
    wrong = [
        f"{pair}: {said}, not {truth[pair]}"
        for pair, said in pairs.items()
        if not _right(said, truth.get(pair, "unclear"))
    ]
    by_pair = Counter(_verdict(said, truth.get(pair, "unclear")) for pair, said in pairs.items())
    by_award = Counter(_verdict(said, truth.get((one, other), "unclear")) for (_a, one, other), said in told.items())
    return {"pairs": _shares(by_pair), "awards": _shares(by_award), "not_as_read": wrong}


def _right(said: str, truth: str) -> bool:
    return truth == "unclear" or said == truth or (truth == "renamed" and said != "nothing")


def _verdict(said: str, truth: str) -> str:
    if truth == "unclear":
        return "unclear"
    return "missed" if said == "nothing" else "right" if _right(said, truth) else "wrong"


def _shares(counts: Counter[str]) -> dict[str, Any]:
    right, said = counts["right"], counts["right"] + counts["wrong"]
    precision, recall = right / max(said, 1), right / max(said + counts["missed"], 1)
    return {**counts, "precision": round(precision, 4), "recall": round(recall, 4)}


if __name__ == "__main__":
    main()
