"""Small sets of records and sheets, and what comparing their names comes to."""

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa

from graph.engine import open_engine
from graph.identity import Judgement
from graph.ledger import Part
from graph.matching.compare import Outcome, compare
from graph.matching.judging import Verdict
from graph.values import name_key
from tests.made_ledger import Row, action, part_of, record

__all__ = ["A", "B", "about", "outcome", "sheet_of", "sold", "subsidiary"]

A, B = "a" * 64, "b" * 64


def sold(number: int, vendor: str, name: str | None = None, source: str = A, **more: object) -> Row:
    """An award of its own to a vendor: a key, or a name alone."""
    return action(source, number, f"C{number}", vendor, "0", 100, **({"name": name} if name else {}), **more)


def subsidiary(number: int, child: tuple[str, str], parent: tuple[str, str], source: str = A) -> Row:
    """A row that names a vendor's parent; both as (key, name)."""
    ends = {"subject_type": "Company", "subject_key": child[0], "subject_name": child[1]}
    ends |= {"object_type": "Company", "object_key": parent[0], "object_name": parent[1]}
    told = {"predicate": "SUBSIDIARY_OF", "contract_key": None, "contract_name": None}
    return {**record(source, number, "none", parent[0]), **ends, **told, "claim_id": f"r-{source[:12]}-{number}-SUB"}


def sheet_of(part: Part) -> Part:
    """The part as one that a claims sheet gave."""
    return dataclasses.replace(part, report=dataclasses.replace(part.report, kind="claims_sheet"))


def outcome(
    folder: Path,
    records: Sequence[Row],
    sheet: Sequence[Row] = (),
    parties: Iterable[Row] = (),
    judgements: Iterable[Judgement] = (),
    same: float = 0.95,
    different: float = 0.5,
    common: Iterable[str] = (),
    places: Iterable[pa.RecordBatch] = (),
) -> Outcome:
    """What comparing the names of records, and of a sheet, comes to."""
    parts = [part_of(folder / "records", records, parties)]
    parts += [sheet_of(part_of(folder / "sheet", sheet))] if sheet else []
    with open_engine(folder, threads=1) as engine:
        return compare(engine, parts, judgements, same, different, common, places)


def about(found: Outcome, one: str, other: str) -> Verdict | None:
    """What is judged of two parties, each a key or a name alone."""
    ends = {end if ":" in end else name_key("Company", end) for end in (one, other)}
    return next((verdict for verdict in found.verdicts if {verdict.left, verdict.right} == ends), None)
