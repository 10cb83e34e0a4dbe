"""The ledger: every claim that was ever made, in parts that are written once, and a log of when each part was seen.

    ledger/parts/<source>-<loader>-<version>/   what one loader made of one source (see graph.part)
    ledger/sightings.csv                        at, build_id, part, event: first_seen | retired | returned

Both only grow. A claim is first seen when the first part that holds it is; it is retired when no active part holds it
any more (its source left the case, or a newer loader no longer makes it). A build that finds nothing new adds nothing.
"""

import csv
import dataclasses
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.errors import InvalidCase
from graph.part import Cited, Finding, Loader, Report, SourceFile, Zone
from graph.values import name_slug

__all__ = ["Ledger", "Part", "Sighting"]


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """A finished part: its folder, its source and what its load came to."""

    name: str
    folder: Path
    source_id: str
    report: Report

    @property
    def claims(self) -> Path:
        return self.folder / "claims.parquet"

    @property
    def parties(self) -> Path:
        return self.folder / "parties.parquet"

    def text(self) -> str | None:
        """The document's text, None where the source is no document."""
        file = self.folder / "text.txt"
        return file.read_bytes().decode("utf-8") if file.exists() else None


@dataclasses.dataclass(frozen=True, slots=True)
class Sighting:
    """A line of the log. `at` is an ISO time in UTC."""

    at: str
    build_id: str
    part: str
    event: str


@dataclasses.dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger in a case's folder."""

    folder: Path

    def part(self, source: SourceFile, loader: Loader) -> Part:
        """The part that the loader makes of the source: read where it is there, made where it is not."""
        name = _part_name(source, loader)
        folder = self.folder / "parts" / name
        if not (folder / "report.json").exists():
            self._make(source, loader, folder)
        return Part(name, folder, source.source_id, _read_report(folder / "report.json"))

    def has(self, source: SourceFile, loader: Loader) -> bool:
        return (self.folder / "parts" / _part_name(source, loader) / "report.json").exists()

    def parts_of(self, source_id: str) -> Iterator[Path]:
        """Folders of the parts that the last build saw of a source."""
        for name in sorted(self.active()):
            if name.startswith(f"{source_id[:16]}-"):
                yield self.folder / "parts" / name

    def _make(self, source: SourceFile, loader: Loader, folder: Path) -> None:
        fresh = folder.with_name(f".{folder.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        try:
            report = loader.load(source, fresh)
            (fresh / "report.json").write_text(json.dumps(dataclasses.asdict(report), ensure_ascii=False), "utf-8")
            shutil.rmtree(folder, ignore_errors=True)
            os.replace(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def sightings(self) -> Iterator[Sighting]:
        """The log, oldest first."""
        file = self.folder / "sightings.csv"
        if file.exists():
            with file.open(newline="", encoding="utf-8") as lines:
                for row in csv.DictReader(lines):
                    yield Sighting(row["at"], row["build_id"], row["part"], row["event"])

    def active(self) -> set[str]:
        """Names of the parts that the last build saw."""
        seen: set[str] = set()
        for sighting in self.sightings():
            (seen.discard if sighting.event == "retired" else seen.add)(sighting.part)
        return seen

    def record(self, parts: set[str], at: str, build_id: str) -> int:
        """Log what changed since the last build; the number of lines added."""
        before, ever = self.active(), {sighting.part for sighting in self.sightings()}
        events = [(part, "returned" if part in ever else "first_seen") for part in sorted(parts - before)]
        events += [(part, "retired") for part in sorted(before - parts)]
        if events:
            self._append([Sighting(at, build_id, part, event) for part, event in events])
        return len(events)

    def _append(self, sightings: list[Sighting]) -> None:
        file = self.folder / "sightings.csv"
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = not file.exists()
        with file.open("a", newline="", encoding="utf-8") as lines:
            writer = csv.writer(lines, lineterminator="\n")
            if fresh:
                writer.writerow(["at", "build_id", "part", "event"])
            writer.writerows(dataclasses.astuple(sighting) for sighting in sightings)
            lines.flush()
            os.fsync(lines.fileno())


def _part_name(source: SourceFile, loader: Loader) -> str:
    """What a part is known by: source, loader and version; and the source's date where the loader reads by it."""
    dated = f"-{name_slug(source.published)}" if source.published and getattr(loader, "dated", False) else ""
    return f"{source.source_id[:16]}-{loader.name}-{loader.version}{dated}"


def _read_report(file: Path) -> Report:
    try:
        entry: Mapping[str, Any] = json.loads(file.read_text("utf-8"))
        lists = {
            "findings": tuple(Finding(**finding) for finding in entry["findings"]),
            "cited": tuple(Cited(**cited) for cited in entry["cited"]),
            "zones": tuple(Zone(**zone) for zone in entry["zones"]),
        }
        return Report(**{**entry, **lists})
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidCase(f"{file} is damaged: delete its folder and build again.") from error
