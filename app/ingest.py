"""The composition root: the one module that calls loaders. Sources in, a whole graph out."""

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.building import Progress, build_graph, location_of
from app.checking import Problem, graph_problems, part_problems, quote_problems
from app.gathered import Found, Gathered
from app.summary import Summary
from graph.case import Case, open_case
from graph.case_rows import SourceRow
from graph.errors import HashMismatch, NoBuild, SourceError
from graph.ledger import Ledger, Part
from graph.part import Loader, SourceFile
from graph.stores import Location, open_reader
from loaders.archive import add_address, add_file, take_in_dropped
from loaders.registry import all_loaders, loader_of

__all__ = ["add_source", "build_case", "check_case", "extract_files", "location_of"]


def build_case(folder: Path, location: Location | None = None, progress: Progress = lambda stage, share: None) -> Summary:
    """Load what is new in the case, then write the whole graph to the location (by default the case's own SQLite file)."""
    case = open_case(folder)
    gathered = gather(case, progress)
    summary = build_graph(case, gathered, location or location_of(case), progress)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    Ledger(case.ledger_folder).record({part.name for part in gathered.parts}, now, summary.build_id)
    return summary


def gather(case: Case, progress: Progress) -> Gathered:
    """Every source through its loader, those that the ledger has from there. A source that cannot be read is rejected alone."""
    ledger, loaders = Ledger(case.ledger_folder), all_loaders()
    table = case.sources.read()
    findings = [Found("reject", problem.detail, None, problem.file, problem.row) for problem in table.problems]
    dropped = take_in_dropped(case)
    sources = [*table.rows, *dropped]
    kept: list[tuple[SourceRow, Part]] = []
    for number, row in enumerate(sources):
        progress(f"loading {Path(row.file).name}", number / len(sources))
        try:
            kept.append((row, _load(case, ledger, loaders, row)))
        except SourceError as error:
            findings.append(Found("reject", str(error), row.source_id, row.file))
    for row, part in kept:
        findings += [Found(f.kind, f.detail, row.source_id, row.file, f.row, f.record_key) for f in part.report.findings]
    return Gathered(tuple(row for row, _ in kept), tuple(part for _, part in kept), tuple(findings))


def _load(case: Case, ledger: Ledger, loaders: Sequence[Loader], row: SourceRow) -> Part:
    path = case.path_of(row)
    loader, _format = loader_of(path, loaders)
    source = SourceFile(path, row.source_id, row.publisher, row.title, row.published, row.retrieved, row.address)
    if not ledger.has(source, loader):
        _check_hash(path, row)
    return ledger.part(source, loader)


def _check_hash(path: Path, row: SourceRow) -> None:
    if _digest(path) != row.source_id:
        raise HashMismatch(f"{row.file} is not the file that was archived: put that one back, or remove its row from sources.csv.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def add_source(folder: Path, file_or_address: str, metadata: Mapping[str, str | None]) -> SourceRow:
    """Archive a file or an address in the case. What no loader knows is refused before anything is written."""
    case = open_case(folder)
    if "://" in file_or_address:
        return add_address(case, file_or_address, metadata)
    path = Path(file_or_address)
    loader_of(path, all_loaders())
    return add_file(case, path, metadata)


def extract_files(paths: Iterable[Path], mentions: bool = False) -> Iterator[dict[str, Any]]:
    """The claims (and mentions) of documents alone, each as the JSON line that scorers and programs read."""
    from loaders.documents.lines import extract_lines

    yield from extract_lines(paths, mentions=mentions)


def check_case(folder: Path) -> tuple[Problem, ...]:
    """Everything in the case that does not hold: files, quotes, rows and keys. Empty where all of it is proved."""
    case = open_case(folder)
    location = location_of(case)
    if not location.path.exists():
        raise NoBuild(f"{folder} has no graph yet: run 'vendorgraph build {folder}' first.")
    problems = [problem for row in case.sources.read().rows for problem in _source_problems(case, row)]
    reader = open_reader(location)
    try:
        return (*problems, *graph_problems(reader))
    finally:
        reader.close()


def _source_problems(case: Case, row: SourceRow) -> Iterator[Problem]:
    path = case.path_of(row)
    if not path.is_file():
        yield Problem(row.source_id, f"{row.file} is missing")
        return
    ledger = Ledger(case.ledger_folder)
    for loader in all_loaders():
        source = SourceFile(path, row.source_id)
        if ledger.has(source, loader):
            part = ledger.part(source, loader)
            yield from quote_problems(part)
            yield from part_problems(case, row, part, loader, intact=_digest(path) == row.source_id)
