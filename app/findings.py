"""What a build reports: every rejected row, duplicate, correction, difference and doubt, as rows of table `finding` and
as files."""

import csv
import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.gathered import Found
from graph.counting import corrections
from graph.projection import Projection
from graph.reconciliation import differences

__all__ = ["finding_rows", "note_findings", "write_findings"]

COLUMNS = ("kind", "file", "row", "record_key", "detail")
MOSTLY = 0.5
"""The share of a source's actions that a newer one repeats where the two are taken for downloads of the same."""
MOST = 100_000
"""How many corrections a build lists one by one; their number is always told."""


def finding_rows(projection: Projection, gathered: tuple[Found, ...]) -> list[dict[str, Any]]:
    """All findings, numbered: those of the loaders first, then those of the graph."""
    sources = projection.tables["source"].whole().to_pylist()
    files = {row["source_id"]: row["file"] for row in sources}
    found = [
        *gathered,
        *_corrected(projection, files),
        *_not_repeated(projection, files, {row["source_id"]: row["rows_loaded"] or 0 for row in sources}),
        *_differing(projection, files),
        *_doubts(projection),
        *_lost(projection),
    ]
    return [{"number": number, **dataclasses.asdict(one)} for number, one in enumerate(found, start=1)]


def _corrected(projection: Projection, files: Mapping[str, str | None]) -> Iterator[Found]:
    if not projection.corrected:
        return
    told = corrections(projection.tables["claim"].table()).order_by("source_id", "row").limit(MOST)
    rows = told.to_pyarrow().to_pylist()
    for row in rows:
        said = f"{row['contract_name']} {row['modification']}: {_dollars(row['obligated'])} to {row['object_name']}"
        why = "the download that replaces this one has it no more" if row["removed"] else "a newer download differed"
        detail = f"{said}, until {row['known_to']} when {why}."
        kind = "removal" if row["removed"] else "correction"
        yield Found(kind, detail, row["source_id"], files[row["source_id"]], row["row"], row["record_key"])


def _not_repeated(
    projection: Projection, files: Mapping[str, str | None], loaded: Mapping[str, int]
) -> Iterator[Found]:
    """Sources of which a later one, not said to replace them, has most actions and lacks some."""
    for both in projection.overlaps:
        missing = loaded[both.older] - both.shared
        if both.shared >= MOSTLY * loaded[both.older] and missing > 0:
            detail = (
                f"{both.shared} actions stand again in {files[both.newer]}, which is newer, and {missing} do not: these"
                f" still count. If it replaces this file, write {both.older} into column 'supersedes' of its row in"
                " sources.csv."
            )
            yield Found("not_repeated", detail, both.older, files[both.older])


def _differing(projection: Projection, files: Mapping[str, str | None]) -> Iterator[Found]:
    if not projection.summarised:
        return
    told = differences(projection.tables["claim"].table()).order_by("contract_name").limit(MOST)
    rows = told.to_pyarrow().to_pylist()
    for row in rows:
        total = f"{row['contract_name']}: the summary gives {_dollars(row['total'])}"
        detail = f"{total}, {row['actions']} actions in the case sum to {_dollars(row['summed'])}."
        yield Found(
            "reconciliation", detail, row["source_id"], files[row["source_id"]], row["row"], row["contract_name"]
        )


def _dollars(cents: int | None) -> str:
    return "no amount" if cents is None else f"{Decimal(cents) / 100:,.2f}"


def _doubts(projection: Projection) -> Iterator[Found]:
    for judgement in projection.judgements:
        if judgement.judgement == "unsure" and judgement.strength not in ("person", "names"):
            yield Found("identity_unsure", f"{judgement.left} and {judgement.right}: {judgement.why}")
    for judgement in projection.overruled:
        yield Found(
            "identity_overruled",
            f"{judgement.left} and {judgement.right} stay apart: a 'different' stands against '{judgement.why}'",
        )


def _lost(projection: Projection) -> Iterator[Found]:
    """Decisions of people that no claim answers to any more, or that cannot be carried out as they stand."""
    for lost in projection.lost:
        about = f"{lost.review.claim_id}{f' ({lost.review.statement})' if lost.review.statement else ''}"
        yield Found(lost.kind, f"{about}, {lost.review.words}: {lost.detail}.", None, "reviews.csv")


def write_findings(build_folder: Path, findings: list[dict[str, Any]]) -> None:
    """rejects.csv (file, row, reason) and findings.csv (everything) in the build folder."""
    rejects = [row for row in findings if row["kind"] == "reject"]
    _write(
        build_folder / "rejects.csv",
        ("file", "row", "record_key", "reason"),
        [{**row, "reason": row["detail"]} for row in rejects],
    )
    _write(build_folder / "findings.csv", COLUMNS, findings)


def note_findings(build_folder: Path, found: Iterable[Found]) -> None:
    """Add what was noticed once the graph was whole to findings.csv."""
    path = build_folder / "findings.csv"
    with path.open("r", newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    told = [{name: getattr(one, name) for name in COLUMNS} for one in found]
    kept = [row for row in rows if row["kind"] not in {one["kind"] for one in told}]
    _write(path, COLUMNS, [*kept, *told])


def _write(path: Path, columns: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as lines:
        writer = csv.DictWriter(lines, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
