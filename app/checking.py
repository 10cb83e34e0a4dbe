"""The proof of a case: every archived file, quote, row and key against what the graph shows."""

import dataclasses
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from graph.case import Case
from graph.case_rows import SourceRow
from graph.claim import claim_ids
from graph.engine import open_engine
from graph.errors import VendorgraphError
from graph.ledger import Part
from graph.matching.runs import last_run
from graph.matching.statements import statements
from graph.part import Loader, SourceFile
from graph.store import Reader

__all__ = ["Problem", "graph_problems", "matching_problems", "part_problems", "quote_problems", "unproved"]

MOST = 1000
"""How many claims of one source are named; their number is always told."""
DAMAGE = (OSError, pa.ArrowException, duckdb.Error)
"""What reading a part of the ledger ends in that lacks a file, or holds something else."""


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold. `where` is the id of a claim, source, edge or entity."""

    where: str
    what: str


def quote_problems(part: Part) -> Iterator[Problem]:
    """Quotes of a document that are not, word for word, what its text holds at their offsets."""
    text = part.text()
    columns = ["claim_id", "evidence_kind", "start_offset", "end_offset", "quote"]
    try:
        rows = pq.read_table(part.claims, columns=columns).to_pylist()
    except DAMAGE:  # which part_problems tells
        return
    for row in rows:
        if row["evidence_kind"] != "text":
            continue
        if text is None or text[row["start_offset"] : row["end_offset"]] != row["quote"]:
            yield Problem(
                row["claim_id"],
                f"the quote is not what {part.source_id[:12]} holds at {row['start_offset']}–{row['end_offset']}",
            )


def part_problems(case: Case, row: SourceRow, part: Part, loader: Loader, intact: bool) -> Iterator[Problem]:
    """Claims that the archived file does not give when it is read again."""
    source = SourceFile(
        case.path_of(row), row.source_id, row.publisher, row.title, row.published, row.retrieved, row.address
    )
    if not intact:
        yield Problem(row.source_id, f"{row.file} is not the file that was archived")
    with TemporaryDirectory(dir=_beside(case), prefix=".check-") as folder:
        try:
            loader.load(source, Path(folder))
        except VendorgraphError as error:
            yield Problem(row.source_id, f"{row.file} cannot be read again: {error}")
            yield from unproved(part, f"{row.file}, which cannot be read again")
            return
        try:
            changed = _changed(case, part.claims, Path(folder) / "claims.parquet")
        except DAMAGE:
            yield _damaged(part)
            return
    for claim in changed[:MOST]:
        yield Problem(claim, f"{row.file} does not say this (any more)")
    if len(changed) > MOST:
        yield Problem(row.source_id, f"{len(changed) - MOST} more claims of {row.file} do not hold")
    if not intact and not changed:
        yield from unproved(part, f"{row.file}, which has changed")


def _beside(case: Case) -> Path:
    """Where what is read again is put for a moment: into the case, or where the system has room for such."""
    return case.build_folder if os.access(case.build_folder, os.W_OK) else Path(gettempdir())


def matching_problems(case: Case, parts: Sequence[Part]) -> Iterator[Problem]:
    """Claims that comparing names led to and that no row of `parts`, those of the sources, bears."""
    run = last_run(case.ledger_folder)
    if run is None or not parts:
        return
    files = {"said": str(run.part().claims), "parts": [str(part.claims) for part in parts]}
    try:
        with duckdb.connect() as connection:
            unsaid = connection.execute(statements("unsaid"), files).fetchall()
    except DAMAGE:
        yield Problem(run.name, "what it suggests cannot be looked up in a damaged ledger")
        return
    for (claim,) in unsaid[:MOST]:
        yield Problem(claim, "no award row of the case says this (any more): compare names again")
    if len(unsaid) > MOST:
        yield Problem(run.name, f"{len(unsaid) - MOST} more claims do not hold")


def unproved(part: Part, ground: str) -> Iterator[Problem]:
    """The claims of a part, when what they rest on cannot be looked up."""
    try:
        claims = claim_ids(pq.read_table(part.claims, columns=_NAMED)).to_pylist()
    except DAMAGE:
        yield _damaged(part)
        return
    yield from (Problem(claim, f"it rests on {ground}") for claim in claims[:MOST])
    if len(claims) > MOST:
        yield Problem(part.source_id, f"{len(claims) - MOST} more claims rest on {ground}")


def _damaged(part: Part) -> Problem:
    return Problem(part.source_id, f"ledger/parts/{part.name} is damaged: delete that folder, and build again")


def _changed(case: Case, told: Path, again: Path) -> list[str]:
    with open_engine(_beside(case)) as engine:
        before, after = engine.ibis.read_parquet(str(told)), engine.ibis.read_parquet(str(again))
        gone = before.difference(after.select(*before.columns), distinct=False).select(*_NAMED)
        return sorted(map(str, claim_ids(gone.to_pyarrow()).to_pylist()))


_NAMED = ["claim_id", "source_id", "row", "predicate"]
"""What a claim's id follows from."""


def graph_problems(reader: Reader) -> Iterator[Problem]:
    """Rows of the built graph that point to nothing, and edges that no claim bears."""
    entities = {row["id"] for row in reader.table("entity")}
    borne = set()
    claims = set()
    for row in reader.table("claim"):
        claims.add(row["id"])
        borne.add(row["edge_id"])
        yield from _missing(
            row["claim_id"], (row["subject_id"], row["object_id"], row["contract_ref"] or None), entities
        )
    for row in reader.table("edge"):
        name = f"edge {row['id']:016x}"
        yield from _missing(name, (row["subject_id"], row["object_id"], row["contract_id"]), entities)
        if not row["implied"] and row["id"] not in borne:
            yield Problem(name, "no claim bears it")
    for row in reader.table("conflict_side"):
        if row["claim"] not in claims:
            yield Problem(row["conflict_id"], "one of its claims is missing")
    yield from _beside_problems(reader, entities, claims)
    yield from (
        Problem(row["key"], "it leads to no entity")
        for row in reader.table("entity_key")
        if row["entity_id"] not in entities
    )


def _beside_problems(reader: Reader, entities: set[int], claims: set[int]) -> Iterator[Problem]:
    """Claims beside award records that lead to no claim or entity."""
    for table in ("corroboration", "corroboration_record"):
        for row in reader.table(table):
            if row["claim"] not in claims:
                yield Problem(row.get("corroboration_id") or row["id"], "one of its claims is missing")
    for row in reader.table("corroboration_award"):
        ends = (row["contract_id"], row["vendor_id"], row["agency_id"])
        yield from _missing(row["corroboration_id"], ends, entities)


def _missing(name: str, ends: Sequence[int | None], entities: set[int]) -> Iterator[Problem]:
    for end in ends:
        if end is not None and end not in entities:
            yield Problem(name, f"it points to an entity that is not there ({end:016x})")
