"""What a build came to, for people and for programs."""

import dataclasses
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.gathered import Gathered


__all__ = ["SourceLine", "Summary", "read_summary", "write_summary"]


@dataclasses.dataclass(frozen=True, slots=True)
class SourceLine:
    """How the load of one source went. rows_in = loaded + rejected + duplicates."""

    file: str
    kind: str
    format: str
    rows_in: int
    rows_loaded: int
    rows_rejected: int
    rows_duplicate: int


@dataclasses.dataclass(frozen=True, slots=True)
class Summary:
    """`counts` as the build's own (vendors, agencies, people, systems, contracts, claims, edges, conflicts, findings,
    obligated in cents …); `unchanged` where the last build already was of these very sources and decisions; `figures`
    are warnings about figures whose facts have changed since they were signed off."""

    build_id: str
    location: str
    counts: Mapping[str, int]
    sources: tuple[SourceLine, ...]
    notes: Mapping[str, int]
    seconds: float
    unchanged: bool = False
    figures: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, build_id: str, location: str, counts: Mapping[str, int], gathered: "Gathered", seconds: float
    ) -> "Summary":
        lines = tuple(
            SourceLine(
                row.file,
                p.report.kind,
                p.report.format,
                p.report.rows_in,
                p.report.rows_loaded,
                p.report.rows_rejected,
                p.report.rows_duplicate,
            )
            for row, p in zip(gathered.rows, gathered.parts, strict=True)
        )
        kinds = sorted({found.kind for found in gathered.findings})
        notes = {kind: sum(found.kind == kind for found in gathered.findings) for kind in kinds}
        return cls(build_id, location, counts, lines, notes, seconds)

    @property
    def rows(self) -> Mapping[str, int]:
        """Rows in, loaded, rejected and duplicate, over all sources."""
        names = ("rows_in", "rows_loaded", "rows_rejected", "rows_duplicate")
        return {name: sum(getattr(line, name) for line in self.sources) for name in names}


def read_summary(build_folder: Path) -> Summary | None:
    """The last build's summary, None where there is none that can be read."""
    try:
        entry = json.loads((build_folder / "summary.json").read_text("utf-8"))
        return Summary(**{**entry, "sources": tuple(SourceLine(**line) for line in entry["sources"]), "figures": ()})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_summary(build_folder: Path, summary: Summary) -> None:
    """Write it whole or not at all."""
    fresh = build_folder / ".summary.new"
    fresh.write_text(json.dumps(dataclasses.asdict(summary), ensure_ascii=False, indent=1), "utf-8")
    os.replace(fresh, build_folder / "summary.json")
