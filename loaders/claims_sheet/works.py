"""The works that a claims sheet cites, each with an id that is the same in every sheet that cites it."""

import dataclasses
import hashlib
import re
from collections.abc import Iterable, Mapping

from graph.part import Cited
from loaders.claims_sheet import cells
from loaders.claims_sheet.sheet import Entry, RowRejected

__all__ = ["Works", "read_works"]

IDENTIFYING = ("publisher", "title", "author", "published", "address")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclasses.dataclass(frozen=True, slots=True)
class Works:
    """Cited works by label; `archived` are labels of files that the case holds, by their SHA-256."""

    cited: Mapping[str, Cited]
    archived: Mapping[str, str]
    rejected: Mapping[int, str]

    def source_id(self, label: str | None) -> str:
        """Raises RowRejected where the sheet defines no such work."""
        if not label:
            raise RowRejected("source: missing; every claim needs the label of the work that makes it")
        if label in self.cited:
            return self.cited[label].source_id
        if label in self.archived:
            return self.archived[label]
        known = ", ".join(sorted({*self.cited, *self.archived})[:8]) or "none"
        raise RowRejected(f"source: '{label}' is not defined in the sheet (defined: {known})")


def read_works(entries: Iterable[Entry], claims: Iterable[Entry]) -> Works:
    """Works from their own entries and from `source_…` columns beside claims; the first definition of a label holds."""
    cited: dict[str, Cited] = {}
    archived: dict[str, str] = {}
    rejected: dict[int, str] = {}
    for entry in entries:
        try:
            label = _label(entry)
            if label in cited or label in archived:
                raise RowRejected(f"source: '{label}' is defined twice")
            _define(label, entry.cells, cited, archived)
        except RowRejected as reason:
            rejected[entry.row] = str(reason)
    _beside_claims(claims, cited, archived)
    return Works({label: _with_origin(work, cited) for label, work in cited.items()}, archived, rejected)


def _beside_claims(claims: Iterable[Entry], cited: dict[str, Cited], archived: dict[str, str]) -> None:
    for entry in claims:
        fields = {n.removeprefix("source_"): c for n, c in entry.cells.items() if n.startswith("source_")}
        label = entry.cells.get("source", "")
        if label and fields and label not in cited and label not in archived:
            try:
                _define(label, fields, cited, archived)
            except RowRejected:
                continue  # the claim's own row is rejected for its unknown source


def _label(entry: Entry) -> str:
    label = entry.cells.get("label", "").strip()
    if not label:
        raise RowRejected("source: the work has no label")
    return cells.name(label, "source")


def _define(label: str, fields: Mapping[str, str], cited: dict[str, Cited], archived: dict[str, str]) -> None:
    if sha256 := fields.get("sha256"):
        if not _SHA256.fullmatch(sha256.lower()):
            raise RowRejected(f"sha256: '{sha256}' is no SHA-256 in hex")
        archived[label] = sha256.lower()
        return
    known = {name: cells.text(cell, name) for name, cell in fields.items() if name != "label"}
    if not any(known.get(name) for name in ("publisher", "title", "address")):
        raise RowRejected(f"source: '{label}' needs a publisher, a title or an address")
    for column in ("published", "retrieved"):
        if column in known:
            known[column] = _iso(known[column], column)
    content = "\x1f".join(known.get(name, "") for name in IDENTIFYING)
    digest = hashlib.sha256(content.encode()).hexdigest()[:16]
    cited[label] = Cited(source_id=f"cited-{digest}", label=label, **known)


def _iso(cell: str, column: str) -> str:
    day, precision = cells.date(cell, column)
    if column == "retrieved" and precision != "day":
        raise RowRejected(f"retrieved: '{cell}' is no day: write YYYY-MM-DD")
    return day.isoformat()[: {"year": 4, "month": 7, "day": 10}[precision]]


def _with_origin(work: Cited, cited: Mapping[str, Cited]) -> Cited:
    """An origin that is a label of the sheet becomes what that work counts as: its origin, publisher or id."""
    original = cited.get(work.origin or "")
    counts_as = (original.origin or original.publisher or original.source_id) if original else work.origin
    return dataclasses.replace(work, origin=counts_as)
