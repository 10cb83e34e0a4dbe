"""The CSV files of a source, each with all that must be known to read it; and what to try when reading one fails."""

from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from graph.engine import Engine
from graph.errors import UnknownFormat, UnreadableFile
from graph.part import Finding
from loaders.records.dates import DatePlan
from loaders.records.layout import Layout, first_rows, layout_of, require_layout
from loaders.records.repair import BadRow, repaired
from loaders.records.rows import CsvRows
from loaders.records.survey import Survey, needs_survey, survey
from loaders.records.unpack import HEAD, Member, transcoded, unpacked

__all__ = ["Input", "NeedsSurvey", "improved", "open_inputs"]


class NeedsSurvey(Exception):
    """A date was met that the plan, made from the first rows alone, cannot read."""


@dataclass(frozen=True, slots=True)
class Input:
    """`bad` are the rows that `member` has lost in repair; `survey` is None while none was needed."""

    member: Member
    layout: Layout
    survey: Survey | None = None
    bad: tuple[BadRow, ...] = ()
    repaired: bool = False

    def rows(self, first: int = 0) -> CsvRows:
        return CsvRows(self.member.path, self.layout, first, tuple(row for row, _ in self.bad))

    @property
    def plan(self) -> DatePlan:
        return self.survey.plan if self.survey else DatePlan()

    def findings(self) -> list[Finding]:
        """About the file as a whole."""
        found, where = [], f" in '{self.member.name}'"
        if names := self.layout.unknown_columns:
            found.append(Finding("unknown_column", f"columns of no vintage known, not read{where}: {', '.join(names)}"))
        if names := self.layout.personal_columns:
            found.append(Finding("personal_data_dropped", f"personal data, never read{where}: {', '.join(names)}"))
        if self.member.encoding != "utf-8":
            found.append(Finding("encoding", f"read as {self.member.encoding}, not UTF-8{where}"))
        found += [Finding("ambiguous_date", doubt + where) for doubt in (self.survey.doubts if self.survey else ())]
        return found


def open_inputs(path: Path, folder: Path, engine: Engine) -> tuple[list[Input], list[Finding]]:
    """Every CSV file of the source that is of a known format, and a finding for each other one.

    Raises UnknownFormat where there is none.
    """
    inputs: list[Input] = []
    strange: list[str] = []
    for member in unpacked(path, folder):
        with member.path.open("rb") as file:
            head = file.read(HEAD)
        layout = layout_of(head)
        if layout is None:
            strange.append(member.name)
            refused = head
        else:
            inputs.append(_surveyed(Input(member, layout), head, engine, folder))
    if not inputs:
        require_layout(refused, strange[0])
        raise UnknownFormat(f"'{path.name}' holds no file of a known format.")
    return inputs, [Finding("file_skipped", f"'{name}' is of no format known and was not read") for name in strange]


def improved(input_: Input, error: Exception, engine: Engine, folder: Path) -> Input:
    """The same file, ready for another try: surveyed, read in another encoding, or cleared of broken rows.

    Raises UnreadableFile where there is nothing left to try.
    """
    if isinstance(error, NeedsSurvey):
        return _with_survey(input_, engine, folder)
    if "UTF8" in str(error) and input_.member.encoding == "utf-8" and not input_.repaired:
        again = replace(input_, member=transcoded(input_.member, folder))
        return _with_survey(again, engine, folder, input_.survey is not None)
    if input_.repaired:
        fault = str(error).splitlines()[0][:200]
        raise UnreadableFile(f"'{input_.member.name}' cannot be read as CSV ({fault}): save it anew as CSV.")
    target, layout = folder / f"{input_.member.path.stem}-repaired.csv", input_.layout
    bad = repaired(input_.member.path, target, layout.delimiter, len(layout.columns), layout.has_header)
    member = Member(input_.member.name, target, input_.member.encoding)
    clean = replace(layout, blank_lines=0)
    again = replace(input_, member=member, layout=clean, bad=tuple(bad), repaired=True)
    return _with_survey(again, engine, folder, input_.survey is not None)


def _surveyed(input_: Input, head: bytes, engine: Engine, folder: Path) -> Input:
    sample = first_rows(head.decode("utf-8-sig", errors="replace"), input_.layout.delimiter)
    return _with_survey(input_, engine, folder, needs_survey(input_.layout, sample[int(input_.layout.has_header) :]))


def _with_survey(input_: Input, engine: Engine, folder: Path, needed: bool = True) -> Input:
    if not needed:
        return input_
    try:
        return replace(input_, survey=survey(engine, input_.rows()))
    except pa.ArrowInvalid as error:
        return improved(replace(input_, survey=Survey(DatePlan())), error, engine, folder)
