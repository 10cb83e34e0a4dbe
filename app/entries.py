"""The entries of the sources that a case's graph speaks of."""

import dataclasses

from app.gathered import Gathered
from graph.background import reference_id
from graph.case import Case
from graph.case_rows import SourceRow
from graph.ledger import Part
from graph.sources import SourceEntry, origin_of
from graph.values import date_bounds, date_precision

__all__ = ["entries_of"]


def entries_of(case: Case, gathered: Gathered) -> tuple[SourceEntry, ...]:
    """An entry for each source, for each work that a claims sheet cites, and for the reference list of agencies."""
    pairs = list(zip(gathered.rows, gathered.parts, strict=True))
    entries = _told_once([_own(case, row, part) for row, part in pairs], gathered)
    cited = {entry.source_id: entry for row, part in pairs for entry in _cited(case, row, part)}
    ordered = sorted([*entries, *cited.values()], key=lambda entry: entry.known_from)
    numbered = [dataclasses.replace(entry, seq=place) for place, entry in enumerate(ordered, start=1)]
    return (*numbered, _reference(numbered))


def _told_once(entries: list[SourceEntry], gathered: Gathered) -> list[SourceEntry]:
    """The entries, those of documents that repeat another's text with its origin, unless a person gave one."""
    origins = {entry.source_id: entry.origin for entry in entries}
    given = {row.source_id for row in gathered.rows if row.origin}
    for again in gathered.republications(entries):
        if again.source_id not in given:
            origins[again.source_id] = origins[again.original]
    return [dataclasses.replace(entry, origin=origins[entry.source_id]) for entry in entries]


def _own(case: Case, row: SourceRow, part: Part) -> SourceEntry:
    report = part.report
    title = row.title or report.title
    published = row.published or report.published
    publisher = (
        row.publisher or report.publisher or ("USAspending.gov" if report.format.startswith("usaspending") else None)
    )
    return SourceEntry(
        source_id=row.source_id,
        label=_label(publisher, title or row.file.rsplit("/", 1)[-1], published),
        kind=report.kind,
        origin=origin_of(row.origin, publisher if report.kind != "claims_sheet" else None, row.source_id),
        known_from=_known_from(case, row, published),
        seq=0,
        visibility=row.visibility or case.settings.visibility.sources,
        format=report.format,
        file=row.file,
        address=row.address,
        publisher=publisher,
        title=title,
        author=row.author or report.author,
        published=published,
        published_precision=date_precision(published) if published else None,
        retrieved=row.retrieved,
        licence=row.licence,
        supersedes=row.supersedes,
        rows_in=report.rows_in,
        rows_loaded=report.rows_loaded,
        rows_rejected=report.rows_rejected,
        rows_duplicate=report.rows_duplicate,
    )


def _known_from(case: Case, row: SourceRow, published: str | None) -> str:
    dates = {"retrieved": row.retrieved, "added": row.added, "published": _first_day(published)}
    return next((day for name in case.settings.known.since if (day := dates[name])), "1970-01-01")


def _first_day(date: str | None) -> str | None:
    return date_bounds(date)[0].isoformat() if date else None


def _cited(case: Case, row: SourceRow, part: Part) -> list[SourceEntry]:
    return [
        SourceEntry(
            source_id=cited.source_id,
            label=cited.label,
            kind="cited",
            origin=origin_of(cited.origin, cited.publisher, cited.source_id),
            known_from=cited.retrieved or _known_from(case, row, cited.published),
            seq=0,
            visibility=row.visibility or case.settings.visibility.sources,
            address=cited.address,
            publisher=cited.publisher,
            title=cited.title,
            author=cited.author,
            published=cited.published,
            published_precision=date_precision(cited.published) if cited.published else None,
            retrieved=cited.retrieved,
            licence=cited.licence,
        )
        for cited in part.report.cited
    ]


def _reference(entries: list[SourceEntry]) -> SourceEntry:
    return SourceEntry(
        source_id=reference_id(),
        label="USAspending agency list",
        kind="reference",
        origin="reference",
        known_from=min((entry.known_from for entry in entries), default="1970-01-01"),
        seq=0,
        publisher="USAspending.gov",
        title="Agency list",
        licence="public domain",
    )


def _label(publisher: str | None, title: str, published: str | None) -> str:
    return ", ".join(piece for piece in (publisher, f"“{title}”", published) if piece)
