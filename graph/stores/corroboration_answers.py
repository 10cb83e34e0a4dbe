"""Answers about claims beside the award records."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graph.corroboration.verdicts import VERDICTS
from graph.store import AwardBeside, Claim, Corroboration, Page
from graph.stores.asking import Row, Snapshot
from graph.stores.claim_answers import ClaimAnswers
from graph.stores.cursors import fingerprint, make_cursor, read_cursor
from graph.stores.lookups import one_of, page_size
from graph.stores.rows import ref_from, table_row

__all__ = ["CorroborationAnswers"]


class CorroborationAnswers(ClaimAnswers):
    """The part of a reader that holds claims against awards."""

    def corroborations(
        self, key: str | None = None, verdict: str | None = None, limit: int = 50, cursor: str | None = None
    ) -> Page[Corroboration]:
        one_of("verdict", (verdict,) if verdict else (), VERDICTS)
        bound = fingerprint("corroborations", key, verdict)
        rank, last = read_cursor(bound, cursor, (int, str))
        with self._backend.snapshot() as held:
            number = None if key is None else self._find(held, key)["id"]
            asked = {"id": number, "verdict": verdict}
            rows = held.ask("corroborations", after_rank=rank, after_id=last, limit=page_size(limit) + 1, **asked)
            total = rows[0]["total"] if rows else 0
            withheld = self._withheld(held, "corroborations", total, after_rank=None, after_id=None, **asked)
            found = self._corroborations(held, rows[:limit])
        following = None
        if len(rows) > limit:
            following = make_cursor(bound, [rows[limit - 1]["rank"], rows[limit - 1]["corroboration_id"]])
        return Page(found, following, total, withheld)

    def _corroborations(self, held: Snapshot, rows: list[Row]) -> tuple[Corroboration, ...]:
        ids = [row["corroboration_id"] for row in rows]
        awards = held.ask("corroboration_awards", ids=ids)
        records = held.ask("corroboration_records", ids=ids)
        claims = self._claims(held, [*rows, *records])
        borne: defaultdict[tuple[str, int], list[Claim]] = defaultdict(list)
        for record, claim in zip(records, claims[len(rows) :], strict=True):
            borne[record["corroboration_id"], record["number"]].append(claim)
        beside: defaultdict[str, list[AwardBeside]] = defaultdict(list)
        for award in awards:
            beside[award["corroboration_id"]].append(_beside(award, borne[award["corroboration_id"], award["number"]]))
        return tuple(
            self._corroboration(row, claim, beside[row["corroboration_id"]])
            for row, claim in zip(rows, claims[: len(rows)], strict=True)
        )

    def _corroboration(self, row: Row, claim: Claim, beside: list[AwardBeside]) -> Corroboration:
        return Corroboration(
            id=row["corroboration_id"],
            claim=claim,
            verdict=row["verdict"],
            why=row["why"],
            low=row["low"],
            high=row["high"],
            searched=self._shown(json.loads(row["searched"])),
            awards=tuple(beside),
        )

    def _shown(self, searched: Mapping[str, Any]) -> Mapping[str, Any]:
        """Without the sources that are not public, where the reader is to see no other."""
        sources = searched["sources"]
        kept = [s for s in sources if s["visibility"] == "public"] if self.public_only else sources
        told = [{name: value for name, value in source.items() if name != "visibility"} for source in kept]
        return {**searched, "sources": told, "withheld": len(sources) - len(kept)}


def _beside(row: Row, records: Iterable[Claim]) -> AwardBeside:
    contract, vendor, agency = (ref_from(row, end) for end in ("contract", "vendor", "agency"))
    return AwardBeside(contract, vendor, agency, table_row("corroboration_award", row), tuple(records))
