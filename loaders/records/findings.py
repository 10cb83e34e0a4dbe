"""What a load has to tell, gathered while the rows go by."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from graph.part import Finding

__all__ = ["LISTED", "Findings"]

LISTED = 50_000
"""Findings of one kind that are listed one by one; further ones are counted in one line."""
_SHOWN = 20
"""Rows that a finding about many names."""


@dataclass(slots=True)
class Findings:
    """Rejected rows (counted all, listed up to LISTED), dates that could not be read, names withheld, and other
    findings.
    """

    rejected: int = 0
    loaded: int = 0
    unread_dates: int = 0
    withheld: int = 0
    withheld_rows: list[int] = field(default_factory=list)
    listed: list[Finding] = field(default_factory=list)

    @property
    def rows_in(self) -> int:
        return self.loaded + self.rejected

    def reject(self, rows: Iterable[tuple[int, str, str | None]], count: int) -> None:
        """`rows` are (row, reason, record key)."""
        room = LISTED - self.rejected
        self.listed += [
            Finding("reject", reason, row, key)
            for (row, reason, key), _ in zip(rows, range(max(room, 0)), strict=False)
        ]
        self.rejected += count

    def keep(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The rows of a batch that are claims; the others are noted as rejected."""
        good = pc.is_null(batch.column("reject"))
        if not pc.all(good, min_count=0).as_py():
            bad = batch.filter(pc.invert(good)).select(["row", "reject", "record_key"])
            self.reject((tuple(row.values()) for row in bad.to_pylist()), len(bad))
            batch = batch.filter(good)
        self.loaded += len(batch)
        self.unread_dates += pc.sum(batch.column("unread"), min_count=0).as_py() or 0
        self._note_subawards(batch)
        self._note_withheld(batch.column("row").filter(batch.column("withheld")))
        return batch

    def _note_subawards(self, batch: pa.RecordBatch) -> None:
        larger = batch.select(["row", "exceeds", "record_key"]).filter(pc.is_valid(batch.column("exceeds")))
        for row, words, key in zip(*(column.to_pylist() for column in larger.columns), strict=True):
            self.listed.append(Finding("subaward_exceeds_prime", words, row, key))

    def _note_withheld(self, rows: pa.Array) -> None:
        self.withheld += len(rows)
        self.withheld_rows += rows.slice(0, _SHOWN - len(self.withheld_rows)).to_pylist()

    def closing(self) -> list[Finding]:
        """All of them, with a line for each kind that was only counted."""
        more = self.rejected - sum(f.kind == "reject" for f in self.listed)
        last = [Finding("reject", f"{more} further rows were rejected")] if more > 0 else []
        if self.unread_dates:
            last.append(Finding("unread_date", f"{self.unread_dates} dates could not be read and stay empty"))
        if self.withheld:
            rows = ", ".join(map(str, self.withheld_rows)) + (" …" if self.withheld > _SHOWN else "")
            words = f"names of sole proprietors are not kept, their amounts are: {self.withheld} rows ({rows})"
            last.append(Finding("name_withheld", words))
        return [*self.listed, *last]
