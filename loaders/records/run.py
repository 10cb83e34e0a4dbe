"""One pass over the CSV files of a source, batch by batch to claims on disk; and what follows once all are read."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from graph.ahead import ahead
from graph.steps import Held, Steps
from loaders.records.awards import award_rows
from loaders.records.fields import Reading
from loaders.records.findings import Findings
from loaders.records.inputs import Input, NeedsSurvey
from loaders.records.layout import Layout
from loaders.records.parquet import ROW_GROUP, ClaimsFile
from loaders.records.repeats import Repeats, find_repeats
from loaders.records.rows import CsvRows
from loaders.records.sides import SIDES, SidesFile, funding, subsidiaries
from loaders.records.stream import RawRows, streamed
from loaders.records.subawards import prime_rows, subaward_rows
from loaders.records.swallowed import has_swallowed, lines_of

__all__ = ["AWARD_SHAPES", "Failed", "Outcome", "run"]

AWARD_SHAPES = {"action": award_rows, "summary": award_rows, "subaward": subaward_rows}
_ENDS = {
    "CONTRACTED_WITH": ("Agency", "Company"),
    "SUBAWARD_OF": ("Company", "Contract"),
    "SUBSIDIARY_OF": ("Company", "Company"),
    "FUNDED_BY_AGENCY": ("Contract", "Agency"),
}


class Failed(Exception):
    """Reading the input at `place` failed for `reason`; another try may do better."""

    def __init__(self, place: int, reason: Exception) -> None:
        super().__init__(str(reason))
        self.place = place
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found; its claims lie in the file that it was given, and `sides` beside them."""

    findings: Findings
    repeats: Repeats
    sides: Held


@dataclass(slots=True)
class _Run:
    steps: Steps
    source_id: str
    keep_sole_proprietors: bool
    findings: Findings = field(default_factory=Findings)

    def read(self, input_: Input, claims: ClaimsFile, sides: SidesFile) -> CsvRows:
        """Write the claims of one file. Raises pa.ArrowInvalid and NeedsSurvey."""
        rows = input_.rows(self.findings.rows_in)
        self.findings.reject([(row + rows.first, fault, None) for row, fault in input_.bad], len(input_.bad))
        codes = input_.survey.agency_codes if input_.survey else ()
        reading = Reading(input_.layout, input_.plan, codes, self.keep_sole_proprietors)
        shape = input_.layout.format.shape
        predicate, level = ("SUBAWARD_OF", "subaward") if shape == "subaward" else ("CONTRACTED_WITH", shape)
        constant = constants(input_.layout, self.source_id, predicate, level)
        raw, engine = RawRows(tuple(rows.fields)), self.steps.engine
        told = self.steps.sql(AWARD_SHAPES[shape], raw, reading)
        with ThreadPoolExecutor(1) as beside, ahead(streamed(engine, rows, told)) as batches:
            lines = beside.submit(lines_of, rows.path)
            for batch in batches:
                if input_.plan.assumed and pc.any(pc.greater(batch.column("unread"), 0)).as_py():
                    raise NeedsSurvey
                kept = self.findings.keep(batch)
                claims.write(kept, constant)
                sides.write(kept)
        if not input_.repaired and has_swallowed(rows, self.findings.rows_in - rows.first, lines.result()):
            raise pa.ArrowInvalid("a cell holds whole rows")
        if shape == "subaward":
            constant = constants(input_.layout, self.source_id, "CONTRACTED_WITH", "summary")
            for batch in streamed(engine, rows, self.steps.sql(prime_rows, raw, reading)):
                claims.write(batch, constant)
                sides.write(batch)
        return rows


def run(
    steps: Steps, source_id: str, inputs: Sequence[Input], folder: Path, staged: Path, keep_sole_proprietors: bool
) -> Outcome:
    """Write every claim of the inputs to `staged`. Raises Failed where an input has to be read in another way."""
    work = _Run(steps, source_id, keep_sole_proprietors)
    path = folder / "sides.parquet"
    with ClaimsFile(staged) as claims:
        with SidesFile(path) as sides:
            files = [_attempt(work, place, input_, claims, sides) for place, input_ in enumerate(inputs)]
        told = steps.files("sides", [path], SIDES)
        layout = inputs[0].layout
        for predicate, derived in (("SUBSIDIARY_OF", subsidiaries), ("FUNDED_BY_AGENCY", funding)):
            for batch in steps.batches(ROW_GROUP, derived, told):
                claims.write(batch, constants(layout, source_id, predicate, None))
    return Outcome(work.findings, find_repeats(told, files, staged), told)


def constants(layout: Layout, source_id: str, predicate: str, level: str | None) -> dict[str, str | float]:
    """What is the same in every claim of that predicate. Amounts have a level, and a currency with it."""
    subject, object_ = _ENDS[predicate]
    words: dict[str, str | float] = {
        "source_id": source_id,
        "carrier_id": source_id,
        "subject_type": subject,
        "predicate": predicate,
        "object_type": object_,
        "qualifiers": "{}",
        "modality": "asserted",
        "attribution": "[]",
        "extractor": layout.extractor,
        "confidence": 1.0,
        "evidence_kind": "record",
        "columns_read": json.dumps(layout.columns_read, ensure_ascii=False, separators=(",", ":")),
    }
    return words if level is None else {**words, "level": level, "currency": "USD"}


def _attempt(work: _Run, place: int, input_: Input, claims: ClaimsFile, sides: SidesFile) -> CsvRows:
    try:
        return work.read(input_, claims, sides)
    except (pa.ArrowInvalid, NeedsSurvey) as error:
        raise Failed(place, error) from error
