"""The two runs that name_matching.py times: this project's comparison of made names, and Splink alone on them."""

import logging
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa

from benchmarks.made_names import made_names

__all__ = ["ours", "splink_alone"]


def ours(count: int, seed: int) -> dict[str, Any]:
    """Take the names apart, find candidates and score them, from the names in memory to the scored pairs in Arrow."""
    from graph.engine import open_engine
    from graph.matching.model import load_model
    from graph.matching.names import take_apart
    from graph.matching.scoring import find_candidates, scored
    from graph.matching.tables import put

    names, company = _made(count, seed)
    with tempfile.TemporaryDirectory() as folder, open_engine(Path(folder), threads=2) as engine:
        began = time.perf_counter(), time.process_time()
        put(engine, "vendor_name", names)
        engine.con.execute(EMPTY)
        take_apart(engine)
        find_candidates(engine)
        found = scored(engine, load_model(), 0.5)
        return _told(began, found.select(["unique_id_l", "unique_id_r", "match_probability"]), company)


EMPTY = """
create table home_key (home ubigint, schemes varchar);
create table standing (home ubigint, parents ubigint[], awards ubigint[], actions ubigint[], trades ubigint[],
    streets ubigint[], towns ubigint[]);
create table holding (contract ubigint, home ubigint);
"""


def splink_alone(count: int, seed: int) -> dict[str, Any]:
    """Splink with the means that it brings: names cleaned and cut into words by one statement, the blocks in which ours
    meet as its own blocking rules, the features of a name that ours compares, and weights that it learns.

    Three of our blocks are left out, since Splink caps no block and they have no end at a million names: the first
    and the last half of a name, and acronyms. The first two words stand in for them.
    """
    import duckdb

    from graph.engine import MEMORY_LIMIT

    logging.getLogger("splink").setLevel(logging.ERROR)
    names, company = _made(count, seed)
    with tempfile.TemporaryDirectory() as folder:
        limits: dict[str, Any] = {"memory_limit": MEMORY_LIMIT, "threads": 2, "temp_directory": folder}
        connection = duckdb.connect(":memory:", config=limits)
        began = time.perf_counter(), time.process_time()
        connection.register("given", names)
        connection.execute((Path(__file__).parent / "names" / "splink_names.sql").read_text("utf-8"))
        pairs = _predicted(connection)
        return _told(began, pairs, company)


def _predicted(connection: Any) -> pa.Table:
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compare.JaroWinklerAtThresholds("squeezed", [0.97, 0.92, 0.88]),
            compare.ExactMatch("form"),
            compare.ExactMatch("rarest"),
        ],
        blocking_rules_to_generate_predictions=[block_on(*keys) for keys in BLOCKS],
        retain_matching_columns=False,
    )
    linker = Linker(DuckDBAPI(connection=connection).register("named"), settings, log_level=None)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for keys in (("squeezed",), ("rarest",)):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*keys))
    found = linker.inference.predict(threshold_match_probability=0.5, warning_mode="never")
    columns = "unique_id_l, unique_id_r, match_probability"
    return connection.sql(f'select {columns} from "{found.physical_name}"').to_arrow_table()


BLOCKS = (("squeezed",), ("bag",), ("first_30",), ("rarest",), ("head", "second"))


def _made(count: int, seed: int) -> tuple[pa.Table, pa.Array]:
    names, companies = pa.array([], pa.string()), pa.array([], pa.int32())
    pieces: list[tuple[pa.Array, pa.Array]] = []
    batch: list[tuple[str, int]] = []
    for made in made_names(count, seed):
        batch.append(made)
        if len(batch) == 50_000:
            pieces.append(_columns(batch))
            batch = []
    pieces.append(_columns(batch))
    names = pa.chunked_array([piece[0] for piece in pieces])
    companies = pa.chunked_array([piece[1] for piece in pieces])
    number = pa.array(range(count), pa.int64())
    columns = {
        "name_id": number,
        "name": names,
        "home": number.cast(pa.uint64()),
        "standing_as": pa.array(["vendor"] * count),
    }
    return pa.table(columns), companies.combine_chunks()


def _columns(batch: list[tuple[str, int]]) -> tuple[pa.Array, pa.Array]:
    return pa.array([name for name, _ in batch], pa.string()), pa.array([company for _, company in batch], pa.int32())


def _told(began: tuple[float, float], pairs: pa.Table, company: pa.Array) -> dict[str, Any]:
    seconds, used = time.perf_counter() - began[0], time.process_time() - began[1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    known = sum(n * (n - 1) // 2 for n in Counter(company.to_pylist()).values())
    left, right = (company.take(pairs[end]).to_numpy() for end in ("unique_id_l", "unique_id_r"))
    alike, score = left == right, pairs["match_probability"].to_numpy()
    sure = score >= 0.95
    return {
        "seconds": round(seconds, 2),
        "processor_seconds": round(used, 2),
        "peak_mb": peak,
        "pairs": pairs.num_rows,
        "same": int(sure.sum()),
        "precision": round(float(alike[sure].mean()), 4) if sure.any() else None,
        "recall": round(float(alike[sure].sum()) / known, 4),
        "recall_with_unsure": round(float(alike.sum()) / known, 4),
    }
