"""The composition root: the one module that calls loaders. Sources in, a whole graph out.

What only some commands need is imported where it is called, since the engine alone takes half a second to come.
"""

import contextlib
import dataclasses
import datetime
import functools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.gathered import Found, Gathered
from app.hashes import FileHashes, digest
from app.opening import location_of
from app.summary import Summary
from graph.cache_folder import cache_folder
from graph.case import Case, open_case
from graph.case_rows import SourceRow
from graph.errors import HashMismatch, LanguageModelError, NoBuild, SourceError
from graph.language_model import LanguageModel
from graph.ledger import Ledger, Part
from graph.part import Loader, SourceFile
from graph.stores import Location, open_reader
from loaders.archive import add_address, add_file, edited_in_place, take_in_dropped
from loaders.registry import all_loaders, each_loader, loader_of

if TYPE_CHECKING:
    import pyarrow as pa

    from app.checking import Problem
    from graph.matching.runs import Run
    from loaders.documents.llm.reading import ModelBeside
    from loaders.documents.loader import DocumentLoader

__all__ = ["add_source", "build_case", "check_case", "extract_files", "location_of", "match_case"]

Progress = Callable[[str, float], None]
"""Told a stage and the share of it that is done."""
Tell = Callable[[str], None]


def build_case(
    folder: Path,
    location: Location | None = None,
    progress: Progress = lambda stage, share: None,
    tell: Tell = lambda line: None,
) -> Summary:
    """Load what is new in the case, then write the whole graph to the location, by default the case's own file.

    `tell` hears what is about to be sent to a language model, if the case has one.
    """
    from graph.without_pandas import spare_pandas

    spare_pandas()
    case = open_case(folder)
    with ThreadPoolExecutor(1, thread_name_prefix="imports") as beside:
        # what a graph is made with is long in coming: it comes while the first source is read
        gathered = gather(case, progress, tell, lambda: beside.submit(import_module, "app.building"))
    from app.building import build_graph
    from app.figures.watching import figure_findings
    from app.findings import note_findings

    target = location or location_of(case)
    summary = build_graph(case, gathered, target, progress)
    if noticed := figure_findings(case, target):
        note_findings(case.build_folder, noticed)
        summary = dataclasses.replace(summary, figures=tuple(f"{found.file}: {found.detail}" for found in noticed))
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    Ledger(case.ledger_folder).record({part.name for part in gathered.parts}, now, summary.build_id)
    return summary


def match_case(
    folder: Path, progress: Progress = lambda stage, share: None, tell: Tell = lambda line: None
) -> "tuple[Run, bool]":
    """Load what is new in the case and compare its names; False where the last comparison stands."""
    from app.matching import match_names

    case = open_case(folder)
    gathered = gather(case, progress, tell)
    places = functools.partial(_places, case, gathered, tell)
    return match_names(case, gathered.parts, lambda stage: progress(stage, 0.0), _common_words, places)


def _common_words() -> frozenset[str]:
    """Words, countries and towns that by themselves name no company, in lower case."""
    from loaders.documents.words.lexicon import load_lexicon

    lexicon = load_lexicon()
    return lexicon.common | {place.lower() for place in lexicon.places}


def _places(case: Case, gathered: Gathered, tell: Tell) -> "Iterator[pa.RecordBatch]":
    """Where the vendors of the case's records are; a file of which that cannot be read is told, and goes without."""
    from loaders.vendor_places import vendor_places

    for row, part in zip(gathered.rows, gathered.parts, strict=True):
        if part.report.kind != "records":
            continue
        try:
            yield from vendor_places(case.path_of(row), part.source_id, case.build_folder)
        except SourceError as error:
            tell(f"No addresses were read: {error}")


def gather(case: Case, progress: Progress, tell: Tell, meanwhile: Callable[[], object] = lambda: None) -> Gathered:
    """Every source through its loader, those that the ledger has from there. A source that cannot be read is rejected
    alone. `meanwhile` is called once the loaders are there."""
    model = _model_of(case, tell, asked=True)
    with contextlib.closing(_documents(case, model)) as documents:
        hashes = FileHashes(case.build_folder / "hashes.json")
        loading = _Loading(case, Ledger(case.ledger_folder), documents, all_loaders(documents), hashes)
        table = case.sources.read()
        loading.findings += [Found("reject", p.detail, None, p.file, p.row) for p in table.problems]
        sources = [loading.find(row) for row in (*table.rows, *take_in_dropped(case))]
        loading.begin(sources)
        meanwhile()
        for number, found in enumerate(sources):
            progress(f"loading {Path(found.row.file).name}", number / len(sources))
            try:
                loading.load(found)
            except SourceError as error:
                loading.findings.append(Found("reject", str(error), found.row.source_id, found.row.file))
    if model is not None and model.spending.requests:
        tell(str(model.spending))
    loading.hashes.remember()
    rows, parts = (tuple(pair[place] for pair in loading.kept) for place in (0, 1))
    return Gathered(rows, parts, tuple(loading.findings))  # type: ignore[arg-type]


@dataclasses.dataclass(frozen=True, slots=True)
class _Known:
    """A source with the loader that knows it, or with the reason why none can read it."""

    row: SourceRow
    source: SourceFile | None = None
    loader: Loader | None = None
    refused: SourceError | None = None


@dataclasses.dataclass(slots=True)
class _Loading:
    """A case's sources on their way through the loaders."""

    case: Case
    ledger: Ledger
    documents: "DocumentLoader"
    loaders: Sequence[Loader]
    hashes: FileHashes
    kept: list[tuple[SourceRow, Part]] = dataclasses.field(default_factory=list)
    findings: list[Found] = dataclasses.field(default_factory=list)

    def find(self, row: SourceRow) -> _Known:
        path = self.case.path_of(row)
        try:
            loader, _format = loader_of(path, self.loaders)
            if (found := self.hashes.of(path)) != row.source_id:
                row = self._changed(row, loader, found)
        except SourceError as error:
            return _Known(row, refused=error)
        source = SourceFile(path, row.source_id, row.publisher, row.title, row.published, row.retrieved, row.address)
        return _Known(row, source, loader)

    def begin(self, known: Sequence[_Known]) -> None:
        """Announce to each loader what is new, so that documents are read side by side."""
        for loader in self.loaders:
            mine = [one.source for one in known if one.loader is loader and one.source is not None]
            loader.begin([source for source in mine if not self.ledger.has(source, loader)])

    def load(self, known: _Known) -> None:
        if known.source is None or known.loader is None:
            raise known.refused or SourceError(f"{known.row.file} cannot be read.")
        row = known.row
        try:
            part = self.ledger.part(known.source, known.loader)
        except LanguageModelError as error:
            part = self.ledger.part(known.source, self.documents.alone())
            told = f"Read by the rules alone. {error}"
            self.findings.append(Found("language_model", told, row.source_id, row.file))
        self.kept.append((row, part))
        self.findings += [
            Found(f.kind, f.detail, row.source_id, row.file, f.row, f.record_key) for f in part.report.findings
        ]

    def _changed(self, row: SourceRow, loader: Loader, found: str) -> SourceRow:
        """A claims sheet is its researcher's own to edit, and is a new source then; whatever else was archived must
        stay as it was."""
        if loader.name != "claims_sheet":
            raise HashMismatch(
                f"{row.file} is not the file that was archived: put that one back, or remove its row from sources.csv"
                " and add the file."
            )
        self.findings.append(Found("source_edited", "The sheet was edited since the last build.", found, row.file))
        return edited_in_place(self.case, row, found)


def add_source(folder: Path, file_or_address: str, metadata: Mapping[str, str | None]) -> SourceRow:
    """Archive a file or an address in the case. What no loader knows is refused before anything is written."""
    case = open_case(folder)
    if "://" in file_or_address:
        return add_address(case, file_or_address, metadata)
    path = Path(file_or_address)
    loader_of(path, each_loader())
    row = add_file(case, path, metadata)
    hashes = FileHashes(case.build_folder / "hashes.json")
    hashes.took(case.path_of(row), row.source_id)
    hashes.remember()
    return row


def _documents(case: Case, beside: "ModelBeside | None") -> "DocumentLoader":
    """The case's own loader of documents, with its limits."""
    from loaders.documents.document import Limits
    from loaders.documents.loader import DocumentLoader

    told = case.settings.documents
    limits = Limits(seconds=told.seconds, memory=told.memory * 1_000_000, pages=told.pages)
    return DocumentLoader(beside, limits, told.spacy, told.least)


def _model_of(case: Case, tell: Tell, asked: bool) -> "ModelBeside | None":
    """The language model that the case names. Unless it may be `asked`, it knows the answers alone that are kept."""
    settings = case.settings.language_model
    environment = os.environ if asked else None
    return _model(settings, case.ledger_folder / "answers", tell, environment) if settings is not None else None


def _model(settings: LanguageModel, answers: Path, tell: Tell, environment: Mapping[str, str] | None) -> "ModelBeside":
    from loaders.documents.llm.access import access_of
    from loaders.documents.llm.kept_answers import KeptAnswers
    from loaders.documents.llm.reading import ModelBeside

    access = (lambda: access_of(settings, environment)) if environment is not None else None
    return ModelBeside(settings, access, KeptAnswers(answers), tell)


def extract_files(
    paths: Iterable[Path],
    mentions: bool = False,
    network: bool = True,
    model: LanguageModel | None = None,
    environment: Mapping[str, str] = os.environ,
    tell: Tell = lambda line: None,
    rejected: Callable[[SourceError], None] | None = None,
    spacy: str = "auto",
    least: float = 0.0,
) -> Iterator[dict[str, Any]]:
    """The claims (and mentions) of documents alone, each as the JSON line that scorers and programs read.

    The first document that cannot be read ends it, unless somebody hears what was `rejected`.

    With a language `model`, at the address of the `environment`, its claims stand among them. Claims of less
    confidence than `least` are left out.
    """
    from loaders.documents.lines import extract_lines, raised

    beside = _model(model, _answers_folder(environment), tell, environment) if model is not None else None
    yield from extract_lines(
        paths,
        mentions=mentions,
        network=network,
        spacy=spacy,
        least=least,
        beside=beside,
        rejected=rejected or raised,
    )


def _answers_folder(environment: Mapping[str, str]) -> Path:
    """Where answers are kept that belong to no case."""
    return cache_folder(environment) / "answers"


def check_case(folder: Path) -> "tuple[Problem, ...]":
    """Everything in the case that does not hold: files, quotes, rows and keys. Empty where all of it is proved."""
    from app.checking import graph_problems, matching_problems

    case = open_case(folder)
    location = location_of(case)
    if not location.path.exists():
        raise NoBuild(f"{folder} has no graph yet: run 'vendorgraph build {folder}' first.")
    model = _model_of(case, lambda line: None, asked=False)
    with (
        contextlib.closing(open_reader(location)) as reader,
        contextlib.closing(_documents(case, model)) as documents,
    ):
        shown = {source["source_id"] for source in reader.table("source")}
        loaders = all_loaders(documents) if model is None else (*all_loaders(documents), documents.alone())
        kept = [(row, _kept(case, row, loaders)) for row in case.sources.read().rows]
        problems = [p for row, found in kept for p in _source_problems(case, row, row.source_id in shown, found)]
        parts = [part for _, found in kept for _, part in found]
        return (*problems, *matching_problems(case, parts), *graph_problems(reader))


def _kept(case: Case, row: SourceRow, loaders: Sequence[Loader]) -> "list[tuple[Loader, Part]]":
    """What the ledger holds of a source, with the loader that made it."""
    source, ledger = SourceFile(case.path_of(row), row.source_id, published=row.published), Ledger(case.ledger_folder)
    return [(loader, ledger.part(source, loader)) for loader in loaders if ledger.has(source, loader)]


def _source_problems(
    case: Case, row: SourceRow, shown: bool, found: "Sequence[tuple[Loader, Part]]"
) -> "Iterator[Problem]":
    """`shown`: whether the graph rests on the source, so that it must be proved; `found`: what `_kept` gives."""
    from app.checking import Problem, part_problems, quote_problems, unproved

    path = case.path_of(row)
    if shown and not found:
        yield Problem(row.source_id, f"the ledger holds nothing of {row.file}: build again")
    if not path.is_file():
        yield Problem(row.source_id, f"{row.file} is missing")
        yield from (problem for _, part in found for problem in unproved(part, f"{row.file}, which is missing"))
        return
    for loader, part in found:
        yield from quote_problems(part)
        yield from part_problems(case, row, part, loader, intact=digest(path) == row.source_id)
