"""The loader of award records: from a file of a known format to the claims and parties of a ledger part."""

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from ibis.backends.duckdb import Backend

from graph.engine import open_engine
from graph.errors import SourceError
from graph.part import Report, SourceFile
from loaders.records.awards import Reading, award_rows
from loaders.records.dates import DatePlan
from loaders.records.findings import Findings
from loaders.records.layout import Layout, first_rows, layout_of, require_layout
from loaders.records.parquet import ClaimsFile, rewritten
from loaders.records.parties import write_parties
from loaders.records.repeats import find_repeats
from loaders.records.rows import CsvRows
from loaders.records.sides import SidesFile, funding, read_sides, subsidiaries
from loaders.records.stream import raw_table, streamed
from loaders.records.survey import Survey, needs_survey, survey
from loaders.records.truncation import truncations
from loaders.records.unpack import HEAD, Member, head_of, unpacked

__all__ = ["RecordsLoader"]

VERSION = "1"


@dataclass(frozen=True, slots=True)
class RecordsLoader:
    """Award records of every format in `mappings/`. `keep_sole_proprietors` keeps their names, which are personal data."""

    keep_sole_proprietors: bool = False
    name: str = "records"
    version: str = VERSION

    def recognises(self, path: Path) -> str | None:
        """The name of the format, by the columns of the first CSV file in it that has those of any."""
        try:
            layouts = (layout_of(head) for _, head in head_of(path))
            return next((layout.format.name for layout in layouts if layout is not None), None)
        except SourceError:
            return None

    def load(self, source: SourceFile, part: Path) -> Report:
        """Write claims.parquet and parties.parquet into `part`.

        Raises MissingFile, UnreadableFile, UnknownFormat or LimitExceeded, each in one line.
        """
        part.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=part, prefix=".staging-") as folder, open_engine(Path(folder)) as engine:
            return _Load(self, source, part, Path(folder), engine).run()


@dataclass(slots=True)
class _Load:
    """One run of the loader over one source."""

    loader: RecordsLoader
    source: SourceFile
    part: Path
    folder: Path
    engine: Backend
    findings: Findings = field(default_factory=Findings)
    files: list[CsvRows] = field(default_factory=list)

    def run(self) -> Report:
        staged = self.folder / "claims.parquet"
        with ClaimsFile(staged) as claims:
            with SidesFile(self.folder / "sides.parquet") as sides:
                for member in unpacked(self.source.path, self.folder):
                    self._read(member, claims, sides)
            told = read_sides(self.engine, self.folder / "sides.parquet")
            repeats = find_repeats(self.engine, told, self.files)
            layout = self.files[0].layout
            for predicate, ends, rows in (
                ("SUBSIDIARY_OF", ("Company", "Company"), subsidiaries(told, self.source.source_id)),
                ("FUNDED_BY_AGENCY", ("Contract", "Agency"), funding(told, self.source.source_id)),
            ):
                constant = {
                    **self._constant(layout),
                    "subject_type": ends[0],
                    "predicate": predicate,
                    "object_type": ends[1],
                }
                claims.write(
                    self.engine.to_pyarrow(rows), {k: v for k, v in constant.items() if k not in ("level", "currency")}
                )
        truncated = truncations(self.engine, staged)
        if len(repeats.rows):
            rewritten(staged, self.part / "claims.parquet", repeats.rows)
        else:
            staged.rename(self.part / "claims.parquet")
        write_parties(
            self.engine, self.part / "claims.parquet", told, self.source.source_id, self.part / "parties.parquet"
        )
        loaded = self.findings.loaded - repeats.dropped
        return Report(
            kind="records",
            format=layout.format.name,
            loader=f"{self.loader.name}/{self.loader.version}",
            rows_in=self.findings.loaded + self.findings.rejected,
            rows_loaded=loaded,
            rows_rejected=self.findings.rejected,
            rows_duplicate=repeats.dropped,
            findings=(*self.findings.closing(), *repeats.findings(), *truncated),
        )

    def _read(self, member: Member, claims: ClaimsFile, sides: SidesFile) -> None:
        with member.path.open("rb") as file:
            head = file.read(HEAD)
        layout = require_layout(head, member.name)
        sample = first_rows(head.decode("utf-8-sig", errors="replace"), layout.delimiter)
        rows = CsvRows(member.path, layout, first=self.findings.loaded + self.findings.rejected)
        found = (
            survey(self.engine, rows) if needs_survey(layout, sample[int(layout.has_header) :]) else Survey(DatePlan())
        )
        self._stream(rows, found, claims, sides)
        self.files.append(rows)

    def _stream(self, rows: CsvRows, found: Survey, claims: ClaimsFile, sides: SidesFile) -> None:
        reading = Reading(
            rows.layout, self.source.source_id, found.plan, found.agency_codes, self.loader.keep_sole_proprietors
        )
        constant = self._constant(rows.layout)
        for batch in streamed(self.engine, rows, award_rows(raw_table(rows.fields), reading)):
            kept = self.findings.keep(batch)
            claims.write(kept, constant)
            sides.write(kept)

    def _constant(self, layout: Layout) -> dict[str, str | float]:
        import json

        return {
            "source_id": self.source.source_id,
            "carrier_id": self.source.source_id,
            "subject_type": "Agency",
            "predicate": "CONTRACTED_WITH",
            "object_type": "Company",
            "level": layout.format.shape,
            "currency": "USD",
            "qualifiers": "{}",
            "modality": "asserted",
            "attribution": "[]",
            "extractor": layout.extractor,
            "confidence": 1.0,
            "evidence_kind": "record",
            "columns_read": json.dumps(layout.columns_read, ensure_ascii=False),
        }
