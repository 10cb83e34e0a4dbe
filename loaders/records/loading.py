"""From the files of a source of award records to a ledger part."""

from pathlib import Path
from tempfile import TemporaryDirectory

from graph.part import Finding, Report, SourceFile
from graph.steps import Steps, open_steps
from loaders.records.inputs import Input, improved, open_inputs
from loaders.records.lists import load_lists
from loaders.records.parquet import rewritten
from loaders.records.parties import write_parties
from loaders.records.run import AWARD_SHAPES, Failed, Outcome, run
from loaders.records.stream import tell_source
from loaders.records.truncation import truncations

__all__ = ["load"]


def load(source: SourceFile, part: Path, loader: str, keep_sole_proprietors: bool) -> Report:
    """Write claims.parquet and parties.parquet into `part`; `loader` is its name and version.

    Raises MissingFile, UnreadableFile, UnknownFormat or LimitExceeded.
    """
    part.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=part, prefix=".staging-") as name, open_steps(Path(name), "loaders.records") as steps:
        folder, engine = Path(name), steps.engine
        tell_source(engine, source.source_id)
        inputs, findings = open_inputs(source.path, folder, engine)
        awards = [i for i in inputs if i.layout.format.shape in AWARD_SHAPES]
        if not awards:
            return load_lists(engine, source, inputs, folder, part, findings, loader)
        findings += [
            Finding("file_skipped", f"'{i.member.name}' is a list, not records") for i in inputs if i not in awards
        ]
        staged = folder / "claims.parquet"
        outcome = _run(steps, source, awards, folder, staged, keep_sole_proprietors)
        findings += [*(finding for i in awards for finding in i.findings()), *outcome.findings.closing()]
        findings += [*outcome.repeats.findings(), *truncations(steps, staged)]
        _finish(staged, outcome, part)
    return Report(
        kind="records",
        format="+".join(dict.fromkeys(i.layout.format.name for i in awards)),
        loader=loader,
        rows_in=outcome.findings.rows_in,
        rows_loaded=outcome.findings.loaded - outcome.repeats.dropped,
        rows_rejected=outcome.findings.rejected,
        rows_duplicate=outcome.repeats.dropped,
        findings=tuple(findings),
    )


def _run(
    steps: Steps, source: SourceFile, inputs: list[Input], folder: Path, staged: Path, keep_sole_proprietors: bool
) -> Outcome:
    """Run until every input has been read; each failure makes one input readable in another way, or ends in
    UnreadableFile.
    """
    while True:
        try:
            return run(steps, source.source_id, inputs, folder, staged, keep_sole_proprietors)
        except Failed as failed:
            inputs[failed.place] = improved(inputs[failed.place], failed.reason, steps.engine, folder)


def _finish(staged: Path, outcome: Outcome, part: Path) -> None:
    target = part / "claims.parquet"
    if len(outcome.repeats.rows):
        rewritten(staged, target, outcome.repeats.rows)
    else:
        staged.replace(target)
    write_parties(target, outcome.sides, part / "parties.parquet")
