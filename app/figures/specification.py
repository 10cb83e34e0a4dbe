"""The file of a figure: what is in it, how it lies, what stands around it, and who signed it off."""

import dataclasses
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from app.filters import iso_day, predicates
from graph.bounded_yaml import YamlText, read_yaml
from graph.case import Case
from graph.errors import InvalidCase, MissingFile, NotFound, UnreadableFile, VendorgraphError
from graph.store import Moment

__all__ = [
    "KINDS",
    "Layout",
    "Show",
    "SignOff",
    "Specification",
    "Stored",
    "figure_ids",
    "read_figure",
    "read_text",
    "stored_figures",
    "text_of",
]

MAX_BYTES = 200_000
MAX_FIGURES = 500
MAX_NAMED = 200

KINDS = {
    "network": "some entities and the lines between them",
    "ego": "one vendor or agency and what touches it",
    "supply_chain": "agency, prime, subcontractor, host, in layers",
    "people": "people and the organisations whose roles they hold",
    "timeline": "contracts along the years",
    "spending": "obligated amounts by fiscal year",
    "conflicts": "where sources disagree",
    "record_check": "what documents say beside the award records",
}
"""The kinds of figure, each with what it shows."""

Kind = Literal["network", "ego", "supply_chain", "people", "timeline", "spending", "conflicts", "record_check"]
Key = Annotated[str, Field(min_length=1, max_length=300)]
Line = Annotated[str, Field(min_length=1, max_length=300)]
Millimetres = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
Day = Annotated[str, BeforeValidator(lambda text: _day(text))]
Predicate = Annotated[str, BeforeValidator(lambda text: _predicate(text))]
Flag = Annotated[Literal["yes", "no"], Field(description="yes or no")]


def _day(text: object) -> str | None:
    try:
        return iso_day(str(text))
    except VendorgraphError as error:
        raise ValueError(str(error).removeprefix("date: ")) from error


def _predicate(text: object) -> str:
    try:
        return predicates([str(text)])[0]
    except VendorgraphError as error:
        raise ValueError(str(error).removeprefix("predicate: ")) from error


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Show(_Part):
    """What is in the figure. Entities are named by any of their keys."""

    entities: Annotated[tuple[Key, ...], Field(max_length=MAX_NAMED)] = ()
    around: Key | None = None
    predicates: Annotated[tuple[Predicate, ...], Field(max_length=60)] = ()
    also: Annotated[tuple[Predicate, ...], Field(max_length=60)] = ()
    without: Annotated[tuple[Key, ...], Field(max_length=MAX_NAMED)] = ()
    contracts: Literal["lines", "nodes"] = "lines"
    vendor: Key | None = None
    agency: Key | None = None
    since: Day | None = None
    until: Day | None = None
    most: Annotated[int, Field(ge=1, le=60)] = 30


class Layout(_Part):
    """How the figure lies at one width: which way it reads, and where nodes stand in millimetres from the picture's
    upper left corner (their upper left corners)."""

    direction: Literal["right", "down"] | None = None
    positions: Annotated[dict[Key, tuple[Millimetres, Millimetres]], Field(max_length=MAX_NAMED)] = {}


class Layouts(_Part):
    full: Layout = Layout()
    column: Layout = Layout()


class SignOff(_Part):
    """Who said that the figure may be published, and what it showed then: `facts` and `words` are SHA-256 sums, `parts`
    a short sum of each footnoted part, so that a change can be named."""

    by: Line
    at: Day
    facts: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    words: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    parts: Annotated[dict[str, str], Field(max_length=1000)] = {}


class Specification(_Part):
    """The content of a figure's file."""

    figure: Literal["1"]
    kind: Kind
    title: Annotated[str, Field(min_length=1, max_length=200)]
    subtitle: Annotated[str, Field(max_length=300)] | None = None
    caption: Annotated[str, Field(max_length=2000)] | None = None
    alternative: Annotated[str, Field(max_length=2000)] | None = None
    as_of: Day | None = None
    known_at: Day | None = None
    review: Literal["accepted", "includes unreviewed"] = "accepted"
    show: Show = Show()
    names: Annotated[dict[Key, Annotated[str, Field(min_length=1, max_length=120)]], Field(max_length=MAX_NAMED)] = {}
    order: Annotated[tuple[Key, ...], Field(max_length=MAX_NAMED)] = ()
    layout: Layouts = Layouts()
    tell_changes: Flag = "no"
    language: Literal["en", "es"] = "en"
    sign_off: SignOff | None = None

    @model_validator(mode="after")
    def _complete(self) -> "Specification":
        if self.kind == "ego" and self.show.around is None:
            raise ValueError("show: an ego figure needs 'around: KEY'")
        if self.kind == "network" and not self.show.entities:
            raise ValueError("show: a network needs 'entities: [KEY, …]'")
        if self.kind == "supply_chain" and not (self.show.entities or self.show.agency or self.show.vendor):
            raise ValueError("show: a supply chain needs 'agency: KEY', 'vendor: KEY' or 'entities: [KEY, …]'")
        if self.kind == "spending" and not (self.show.vendor or self.show.agency):
            raise ValueError("show: spending needs 'vendor: KEY', 'agency: KEY' or both")
        return self

    @property
    def moment(self) -> Moment:
        return Moment(self.as_of, self.known_at)

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses of edges that enter."""
        return ("accepted",) if self.review == "accepted" else ("accepted", "proposed")


@dataclasses.dataclass(frozen=True, slots=True)
class Stored:
    """A figure's file: its id, its place, its text and what that says."""

    id: str
    path: Path
    text: str
    specification: Specification


def text_of(stored: Stored | VendorgraphError) -> str:
    """What tells whether a figure's file has changed: its text, or the error that it gives."""
    return stored.text if isinstance(stored, Stored) else str(stored)


def figure_ids(case: Case) -> tuple[str, ...]:
    """Ids of the case's figures, in the order of the alphabet: the names of their files without `.yaml`."""
    if not case.figures_folder.is_dir():
        return ()
    names = sorted(path.stem for path in case.figures_folder.glob("*.yaml") if path.is_file())
    if len(names) > MAX_FIGURES:
        raise InvalidCase(f"{case.figures_folder} holds more than {MAX_FIGURES} figures: move some to another case.")
    return tuple(names)


def stored_figures(case: Case) -> tuple[Stored | VendorgraphError, ...]:
    """Every figure of the case, or in its place the error that its file gives."""
    found: list[Stored | VendorgraphError] = []
    for name in figure_ids(case):
        try:
            found.append(read_figure(case, name))
        except VendorgraphError as error:
            found.append(error)
    return tuple(found)


def read_figure(case: Case, name: str) -> Stored:
    """A figure of the case by its id. NotFound where there is none."""
    ids = figure_ids(case)
    if name not in ids:
        there = ", ".join(ids[:20]) or "none yet"
        raise NotFound(f"There is no figure '{name[:60]}' in this case: it has {there}.")
    return read_file(case.figures_folder / f"{name}.yaml")


def read_file(path: Path) -> Stored:
    """Raises MissingFile, or InvalidCase with the file and the line."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InvalidCase(f"{path} is larger than {MAX_BYTES:,} bytes: that is no figure's file.")
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidCase(f"{path} is no text in UTF-8: save it so.") from error
    except OSError as error:
        raise MissingFile(f"{path} cannot be read ({error.strerror}): name a figure's YAML file or its id.") from error
    return Stored(path.stem, path, text, read_text(text, str(path)))


def read_text(text: str, name: str) -> Specification:
    """What a figure's file says. Raises InvalidCase with the file's name and the line."""
    try:
        return _specification(read_yaml(text, name), name)
    except UnreadableFile as error:
        raise InvalidCase(str(error)) from error


def _specification(read: YamlText, name: str) -> Specification:
    if not isinstance(read.data, dict):
        raise InvalidCase(f"{name}, line 1: expected 'figure: 1', 'kind: …' and so on (docs/figures.md).")
    try:
        return Specification.model_validate(_given(read.data))
    except ValidationError as error:
        found = error.errors(include_url=False)
        first = next((one for one in found if one["type"] == "extra_forbidden"), found[0])
        line = read.line(tuple(first["loc"]))
        place = ".".join(str(part) for part in first["loc"])
        said = _REASONS.get(first["type"], first["msg"].removeprefix("Value error, "))
        told = f"{place}: {said}" if place else said
        raise InvalidCase(f"{name}, line {line}: {told.rstrip('.')}.") from error


_REASONS = {"missing": "it is missing", "extra_forbidden": "there is no such entry"}


def _given(value: Any) -> Any:
    """The entries that were filled in."""
    if isinstance(value, dict):
        return {name: _given(entry) for name, entry in value.items() if entry is not None}
    return [_given(item) for item in value] if isinstance(value, list) else value
