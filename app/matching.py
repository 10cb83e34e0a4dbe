"""Comparing the names of a case, and how far that has come."""

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from graph.case import Case
from graph.engine import open_engine
from graph.identity import Judgement
from graph.ledger import Part
from graph.matching.runs import Run, last_run, write_run
from graph.review import standing_judgements

__all__ = ["case_judgements", "match_names", "matched", "names_not_compared"]

Step = Callable[[str], None]


def match_names(
    case: Case,
    parts: Sequence[Part],
    step: Step = lambda stage: None,
    common: Callable[[], Iterable[str]] = tuple,
    places: Callable[[], Iterable[pa.RecordBatch]] = tuple,
) -> tuple[Run, bool]:
    """Compare the names of the parts and keep what that comes to in the case. False where the last run was of these
    very parts, thresholds and decisions, and stands. For `common` and `places` see graph.matching.compare."""
    from graph.matching.mentions import load_mention_model
    from graph.matching.model import load_model
    from graph.matching.resellers import load_resale

    decided, before = case_judgements(case), last_run(case.ledger_folder)
    versions = (load_model().version, load_mention_model().version, load_resale().version)
    basis = _basis(case, parts, decided, "+".join(versions))
    if before is not None and before.basis == basis:
        return before, False
    from graph.matching.compare import compare  # brings Splink with it

    limits = case.settings.thresholds
    with open_engine(case.build_folder) as engine:
        found = compare(engine, parts, decided, limits.same, limits.different, common(), places(), step)
    rows = _rows(found.verdicts, before)
    kinds = [row["judgement"] for row in rows]
    counts = {
        "names": found.names,
        "pairs": found.pairs,
        "same": kinds.count("same"),
        "unsure": kinds.count("unsure"),
        "successions": _pairs(found.claims, "SUCCEEDED_BY"),
        "resellers": _pairs(found.claims, "RESELLS_FOR"),
    }
    return write_run(case.ledger_folder, basis, counts, rows, found.claims), True


def _pairs(claims: Iterable[Mapping[str, Any]], predicate: str) -> int:
    told = (claim for claim in claims if claim["predicate"] == predicate)
    return len({(claim["subject_key"], claim["object_key"]) for claim in told})


def matched(case: Case) -> tuple[tuple[Judgement, ...], tuple[Part, ...]]:
    """What the last comparison of names adds to a build: judgements on pairs that no person has decided, and the part
    with its successions. Empty where names were never compared."""
    run = last_run(case.ledger_folder)
    if run is None:
        return (), ()
    settled = {frozenset((judgement.left, judgement.right)) for judgement in case_judgements(case)}
    told = (judgement for judgement in run.judgements() if frozenset((judgement.left, judgement.right)) not in settled)
    return tuple(told), (run.part(),)


def names_not_compared(case: Case, parts: Iterable[Part]) -> int:
    """How many companies stand in parts that the last comparison of names did not see."""
    run = last_run(case.ledger_folder)
    seen = set(run.basis["parts"]) if run else set()
    files = [str(part.parties) for part in parts if part.name not in seen]
    if not files:
        return 0
    query = "select count(distinct key) from read_parquet($files, union_by_name := true) where type = 'Company'"
    with duckdb.connect() as connection:
        return int(connection.execute(query, {"files": files}).fetchall()[0][0])


def case_judgements(case: Case) -> tuple[Judgement, ...]:
    """What people decided in identity.csv: the row that holds about each pair."""
    return tuple(
        Judgement(row.left, row.right, row.judgement, row.by or "the case", row.why or "", row.at, row.score)
        for row in standing_judgements(case.identity.read().rows)
    )


def _basis(case: Case, parts: Sequence[Part], decided: Sequence[Judgement], model: str) -> dict[str, Any]:
    told = json.dumps([(j.left, j.right, j.judgement) for j in decided], ensure_ascii=False)
    return {
        "model": model,
        "thresholds": case.settings.thresholds.model_dump(),
        "decisions": hashlib.sha256(told.encode()).hexdigest()[:16],
        "parts": sorted(part.name for part in parts),
    }


def _rows(found: Iterable[Any], before: Run | None) -> list[dict[str, Any]]:
    """Rows of JUDGEMENTS; a judgement that stands since an earlier run keeps its day."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    since = {(row["left"], row["right"], row["judgement"]): row["at"] for row in before.rows()} if before else {}
    rows = []
    for verdict in found:
        told = dataclasses.asdict(verdict)
        left_name, right_name = told.pop("names")
        at = since.get((verdict.left, verdict.right, verdict.judgement), today)
        rows.append({**told, "at": at, "left_name": left_name, "right_name": right_name})
    return sorted(rows, key=lambda row: (row["left"], row["right"]))
