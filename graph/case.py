"""The case: a folder with sources, what people decided about them, and the graph built of both.

case.yaml       settings (CaseSettings)
sources/        archived files            sources.csv     one row a source (SourceRow)
identity.csv    judgements of identity    reviews.csv     decisions about claims
entities.csv    the case's own names      figures/        figure specifications
ledger/         every claim ever made     .build/         built output, safe to delete
"""

import dataclasses
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.bounded_yaml import YamlText, read_yaml
from graph.case_rows import EntityRow, JudgementRow, ReviewRow, SourceRow, Visibility
from graph.case_tables import CaseTable, write_atomically
from graph.errors import CaseExists, InvalidCase, NoCase, UnreadableFile
from graph.language_model import LanguageModel
from graph.values import name_slug

__all__ = [
    "Acceptance",
    "Case",
    "CaseSettings",
    "Documents",
    "Known",
    "Thresholds",
    "VisibilityDefaults",
    "new_case",
    "open_case",
]

MAX_SETTINGS_BYTES = 1_000_000
Share = Annotated[float, Field(ge=0, le=1)]


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Acceptance(_Settings):
    """Which claims enter the graph without a person's decision, by the kind of their source.

    `documents: accepted` takes them all; with `accept_at` those whose confidence is at least that.
    """

    records: Literal["accepted", "proposed"] = "accepted"
    claims_sheet: Literal["accepted", "proposed"] = "accepted"
    documents: Literal["accepted", "proposed"] = "proposed"
    accept_at: Share | None = None


class Thresholds(_Settings):
    """Scores of two names: from `same` on they are one, below `different` two, between them a person decides."""

    same: Share = 0.95
    different: Share = 0.5


class VisibilityDefaults(_Settings):
    """What a source or entity is that says nothing of its own."""

    sources: Visibility = "public"
    entities: Visibility = "public"


class Known(_Settings):
    """Which date of a source is the day from which the case knows what it says: the first of these that it has."""

    since: tuple[Literal["retrieved", "added", "published"], ...] = ("retrieved", "added")


class Documents(_Settings):
    """How documents are read.

    One that takes more `seconds`, `memory` (megabytes) or `pages` is rejected. `spacy` names an installed model of
    English that proposes names; `auto` is the usual one where it is installed, `none` leaves it out. Claims of less
    confidence than `least` are left out.
    """

    seconds: Annotated[float, Field(gt=0, le=86_400)] = 300.0
    memory: Annotated[int, Field(ge=500, le=1_000_000)] = 3_000
    pages: Annotated[int, Field(ge=1, le=1_000_000)] = 2_000
    spacy: Annotated[str, Field(pattern=r"^(auto|none|en_[a-z0-9_]{1,60})$")] = "auto"
    least: Annotated[float, Field(ge=0, le=1)] = 0.0


class CaseSettings(_Settings):
    """The content of case.yaml."""

    name: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f/\\]+$")]
    title: str | None = None
    description: str | None = None
    acceptance: Acceptance = Acceptance()
    thresholds: Thresholds = Thresholds()
    visibility: VisibilityDefaults = VisibilityDefaults()
    known: Known = Known()
    documents: Documents = Documents()
    language_model: LanguageModel | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """An opened case. Tables are read when asked for, so that what a person changes counts at once."""

    folder: Path
    settings: CaseSettings

    @property
    def name(self) -> str:
        return self.settings.name

    @property
    def sources_folder(self) -> Path:
        return self.folder / "sources"

    @property
    def figures_folder(self) -> Path:
        return self.folder / "figures"

    @property
    def ledger_folder(self) -> Path:
        return self.folder / "ledger"

    @property
    def build_folder(self) -> Path:
        return self.folder / ".build"

    @property
    def sources(self) -> CaseTable[SourceRow]:
        return CaseTable(self.folder / "sources.csv", SourceRow)

    @property
    def entities(self) -> CaseTable[EntityRow]:
        return CaseTable(self.folder / "entities.csv", EntityRow)

    @property
    def identity(self) -> CaseTable[JudgementRow]:
        return CaseTable(self.folder / "identity.csv", JudgementRow)

    @property
    def reviews(self) -> CaseTable[ReviewRow]:
        return CaseTable(self.folder / "reviews.csv", ReviewRow)

    def path_of(self, row: SourceRow) -> Path:
        """Where a source's file lies. Raises InvalidCase where a link would lead out of the case."""
        path = self.folder / row.file
        if not _resolved(path).is_relative_to(_resolved(self.folder)):
            raise InvalidCase(f"sources.csv: {row.file} leads out of the case; put the file itself into sources/.")
        return path


def _resolved(path: Path) -> Path:
    """Without links. Raises InvalidCase where they lead in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:  # until Python 3.13 a circle is a RuntimeError
        raise InvalidCase(f"{path} leads in a circle of links, or nowhere: put the file itself there.") from error


def new_case(folder: Path, name: str | None = None, title: str | None = None) -> Case:
    """Start a case in an empty or missing folder.

    Raises CaseExists where there is one already, InvalidCase where there is something else.
    """
    if (folder / "case.yaml").exists():
        raise CaseExists(f"{folder} already holds a case: add sources with 'vendorgraph add {folder} FILE'.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InvalidCase(f"{folder} is not empty: give a new folder.")
    named = name or name_slug(folder.resolve().name) or "case"
    try:
        settings = CaseSettings(name=named, title=title)
    except ValidationError as error:
        raise InvalidCase(f"'{named}' is no name for a case: use letters, digits and hyphens.") from error
    try:
        for part in ("sources", "figures", "ledger"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        entries = {"name": settings.name, **({"title": title} if title else {})}
        entries["acceptance"] = {"records": "accepted", "claims_sheet": "accepted", "documents": "proposed"}  # type: ignore[assignment]
        write_atomically(folder / "case.yaml", yaml.safe_dump(entries, sort_keys=False, allow_unicode=True).encode())
    except OSError as error:
        raise InvalidCase(f"{folder} cannot be written ({error.strerror}): choose another folder.") from error
    case = Case(folder, settings)
    for table in (case.sources, case.identity, case.reviews):
        table.append(())
    return case


def open_case(folder: Path) -> Case:
    """Read a case's settings. Raises NoCase where the folder is none, InvalidCase (file, line) where they fail."""
    file = folder / "case.yaml"
    if not file.is_file():
        raise NoCase(f"{folder} is no case (it has no case.yaml): start one with 'vendorgraph new {folder}'.")
    if file.stat().st_size > MAX_SETTINGS_BYTES:
        raise InvalidCase(f"{file} is larger than {MAX_SETTINGS_BYTES} bytes: that cannot be right.")
    try:
        read = read_yaml(file.read_text("utf-8-sig"), str(file))
    except UnicodeDecodeError as error:
        raise InvalidCase(f"{file} is no text in UTF-8: save it so.") from error
    except UnreadableFile as error:
        raise InvalidCase(str(error)) from error
    return Case(folder, _settings(read, file))


def _settings(read: YamlText, file: Path) -> CaseSettings:
    if not isinstance(read.data, dict):
        raise InvalidCase(f"{file}, line 1: expected 'name: …' and other settings.")
    try:
        return CaseSettings.model_validate({name: value for name, value in read.data.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        reason = {"missing": "it is missing", "extra_forbidden": "no such setting"}.get(first["type"], first["msg"])
        raise InvalidCase(f"{file}, line {read.line(first['loc'])}: {place}: {reason}.") from error
