"""The loader of award records: from a file of a known format to the claims and parties of a ledger part."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ibis.backends.duckdb import Backend

from graph.engine import open_engine
from graph.errors import SourceError
from graph.part import Finding, Report, SourceFile
from loaders.records.inputs import Input, improved, open_inputs
from loaders.records.layout import layout_of
from loaders.records.lists import load_lists
from loaders.records.mapping import known_formats
from loaders.records.parquet import rewritten
from loaders.records.parties import write_parties
from loaders.records.run import AWARD_SHAPES, Failed, Outcome, run
from loaders.records.truncation import truncations
from loaders.records.unpack import head_of

__all__ = ["RecordsLoader"]

VERSION = "1"


@dataclass(frozen=True, slots=True)
class RecordsLoader:
    """Award records and reference lists of every format in `mappings/`. `keep_sole_proprietors` keeps the names of
    people in business under their own name, which are personal data.
    """

    keep_sole_proprietors: bool = False
    name: str = "records"
    version: str = VERSION

    @property
    def formats(self) -> str:
        """The formats it reads, as a phrase for people."""
        return f"CSV, plain, zipped or gzipped, of {', '.join(form.about for form in known_formats())}"

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
        with TemporaryDirectory(dir=part, prefix=".staging-") as name, open_engine(Path(name)) as engine:
            folder = Path(name)
            inputs, findings = open_inputs(source.path, folder, engine)
            awards = [i for i in inputs if i.layout.format.shape in AWARD_SHAPES]
            if not awards:
                return load_lists(engine, source, inputs, folder, part, findings, f"{self.name}/{self.version}")
            findings += [
                Finding("file_skipped", f"'{i.member.name}' is a list, not records") for i in inputs if i not in awards
            ]
            return self._load_awards(engine, source, awards, folder, part, findings)

    def _load_awards(
        self,
        engine: Backend,
        source: SourceFile,
        inputs: list[Input],
        folder: Path,
        part: Path,
        findings: list[Finding],
    ) -> Report:
        staged = folder / "claims.parquet"
        outcome, inputs = self._run(engine, source, inputs, folder, staged)
        findings = [*findings, *(finding for i in inputs for finding in i.findings()), *outcome.findings.closing()]
        findings += [*outcome.repeats.findings(), *truncations(engine, staged)]
        target = part / "claims.parquet"
        if len(outcome.repeats.rows):
            rewritten(staged, target, outcome.repeats.rows)
        else:
            staged.replace(target)
        write_parties(engine, target, outcome.sides, source.source_id, part / "parties.parquet")
        return Report(
            kind="records",
            format="+".join(dict.fromkeys(i.layout.format.name for i in inputs)),
            loader=f"{self.name}/{self.version}",
            rows_in=outcome.findings.rows_in,
            rows_loaded=outcome.findings.loaded - outcome.repeats.dropped,
            rows_rejected=outcome.findings.rejected,
            rows_duplicate=outcome.repeats.dropped,
            findings=tuple(findings),
        )

    def _run(
        self, engine: Backend, source: SourceFile, inputs: list[Input], folder: Path, staged: Path
    ) -> tuple[Outcome, list[Input]]:
        """Run until every input has been read; each failure makes one input readable in another way, or ends in
        UnreadableFile.
        """
        while True:
            try:
                return run(engine, source.source_id, inputs, folder, staged, self.keep_sole_proprietors), inputs
            except Failed as failed:
                inputs[failed.place] = improved(inputs[failed.place], failed.reason, engine, folder)
