r"""A part of the ledger: all that one loader made of one source file, in a folder of its own.

    claims.parquet    rows of graph.claim.CLAIMS
    parties.parquet   rows of graph.claim.PARTIES
    text.txt          the document's text (documents only), UTF-8, line ends as they are; \f between the pages of a PDF
    boxes.parquet     rows of graph.boxes.BOXES: where quotes stand on pages (PDF only)
    report.json       a Report

A loader writes the first four and returns the Report; the ledger writes report.json last, so a part without it is
unfinished.
"""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

__all__ = ["Cited", "Finding", "Loader", "Report", "SourceFile", "Zone"]


@dataclasses.dataclass(frozen=True, slots=True)
class SourceFile:
    """A file archived in a case. `source_id` is its SHA-256 in hex; `retrieved` an ISO date; `publisher` as a person
    wrote it."""

    path: Path
    source_id: str
    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    retrieved: str | None = None
    address: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """Something a loader noticed. `kind` is reject, duplicate, truncation, unknown_column, repeated_action,
    subaward_exceeds_prime, personal_data_dropped, …; `row` is the 1-based data row (a header line is no data row),
    None where it is about the whole file."""

    kind: str
    detail: str
    row: int | None = None
    record_key: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Cited:
    """A work that a claims sheet cites and the case holds no file of. `source_id` is deterministic (`cited-` and 16 hex
    digits). `origin` names the work or publisher that it repeats, where it is no independent source."""

    source_id: str
    label: str
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    retrieved: str | None = None
    address: str | None = None
    licence: str | None = None
    origin: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of a document's text (code points, end exclusive): headline, byline, caption, body or boilerplate."""

    start: int
    end: int
    kind: str


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """What a load came to. rows_in = rows_loaded + rows_rejected + rows_duplicate, always."""

    kind: str  # records | document | claims_sheet | reference
    format: str  # name of the mapping, or the media type
    loader: str  # name/version
    rows_in: int = 0
    rows_loaded: int = 0
    rows_rejected: int = 0
    rows_duplicate: int = 0
    findings: tuple[Finding, ...] = ()
    cited: tuple[Cited, ...] = ()
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    zones: tuple[Zone, ...] = ()


class Loader(Protocol):
    """Reads one kind of source. `version` changes whenever the same file would give other claims."""

    name: str
    formats: str
    """The formats it reads, as a phrase for people."""

    @property
    def version(self) -> str: ...

    def recognises(self, path: Path) -> str | None:
        """The format's name where the file's content and columns are this loader's, else None. Cheap: reads the head
        only."""

    def begin(self, sources: Sequence[SourceFile]) -> None:
        """What will be loaded, told before the first is."""

    def load(self, source: SourceFile, part: Path) -> Report:
        """Write the part's files. A source's records of one predicate, level and currency differ in ends, contract,
        amounts, days, qualifiers and row alone. Raises a SourceError where the file as a whole cannot be read."""
