"""What the loaders made of a case's sources."""

import dataclasses
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graph.case_rows import SourceRow
from graph.ledger import Part
from graph.republication import Republication, Text, republications

if TYPE_CHECKING:
    from graph.sources import SourceEntry  # which brings pyarrow

__all__ = ["Found", "Gathered"]


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """A finding with the source and file that it is about."""

    kind: str
    detail: str
    source_id: str | None = None
    file: str | None = None
    row: int | None = None
    record_key: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Gathered:
    """`rows` are the sources that were read, in order; `parts` what was made of them, one each; `findings` all that was
    noticed."""

    rows: tuple[SourceRow, ...]
    parts: tuple[Part, ...]
    findings: tuple[Found, ...]

    def documents(self) -> list[dict[str, Any]]:
        """Rows of table `document_text`."""
        told = [(part, part.text()) for part in self.parts]
        return [
            {
                "source_id": part.source_id,
                "text": text,
                "zones": json.dumps([dataclasses.astuple(zone) for zone in part.report.zones]),
            }
            for part, text in told
            if text is not None
        ]

    def republications(self, entries: "Sequence[SourceEntry]") -> list[Republication]:
        """Documents whose text stands in an earlier one."""
        documents = [entry for entry in entries if entry.kind == "document"]
        if len(documents) < 2:
            return []
        parts = {part.source_id: part for part in self.parts}
        texts = [Text(e.source_id, _body(parts[e.source_id]), (e.published or "9", e.known_from)) for e in documents]
        return republications(texts)

    def republished(self, entries: "Sequence[SourceEntry]") -> tuple[Found, ...]:
        """What is told of such documents."""
        labels = {entry.source_id: (entry.label, entry.file) for entry in entries}
        return tuple(
            Found(
                "republication",
                f"{again.share:.0%} of it stands in {labels[again.original][0]} too: the two count as one source.",
                again.source_id,
                labels[again.source_id][1],
            )
            for again in self.republications(entries)
        )


def _body(part: Part) -> str:
    """The document's own text, without what every page of its website bears."""
    text = part.text() or ""
    zones = [zone for zone in part.report.zones if zone.kind in ("headline", "body")]
    return "\n".join(text[zone.start : zone.end] for zone in zones) if zones else text
