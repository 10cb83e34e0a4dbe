"""Implied edges as rows, for whoever looks at the graph in Neo4j Browser."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from graph.model import Predicate
from graph.stores.implied import implied_id, implied_predicates, party_of

__all__ = ["Restated"]

_SUMMED = ("obligated", "claims")
_LARGEST = ("current", "potential", "stated", "currency", "valid_to", "sources", "disputed", "known_to")
_SMALLEST = ("id", "valid_from", "status", "known_from", "visibility", "modality", "background")


class Restated:
    """Collects the contract edges of a build and tells them again, one a (contract, party)."""

    def __init__(self) -> None:
        self._origins: list[pa.RecordBatch] = []

    def add(self, edges: pa.RecordBatch) -> None:
        origins = pa.array(sorted({p.implied.origin for p in implied_predicates() if p.implied}))
        wanted = pc.and_(pc.is_in(edges.column("predicate"), origins), pc.is_valid(edges.column("contract_id")))
        self._origins.append(edges.filter(wanted))

    def batches(self, rows: int) -> Iterator[list[dict[str, Any]]]:
        """Rows in pieces, as table `edge`. Where no edge stands any more, what is implied ended with the last."""
        if not self._origins:
            return
        edges = pa.Table.from_batches(self._origins)
        standing = pc.is_null(edges["known_to"])
        for predicate in implied_predicates():
            now = _told_again(edges.filter(standing), predicate)
            ended = _told_again(edges.filter(pc.invert(standing)), predicate).join(
                now, _pair(predicate), join_type="left anti"
            )
            for piece in pa.concat_tables([now, ended]).to_batches(max_chunksize=rows):
                yield [_row(row, predicate) for row in piece.to_pylist()]


def _pair(predicate: Predicate) -> list[str]:
    return ["contract_id", f"{party_of(predicate)}_id"]


def _told_again(edges: pa.Table, predicate: Predicate) -> pa.Table:
    assert predicate.implied is not None
    mine = edges.filter(pc.equal(edges["predicate"], predicate.implied.origin))
    sums = (
        [(name, "sum") for name in _SUMMED]
        + [(name, "max") for name in _LARGEST]
        + [(name, "min") for name in _SMALLEST]
    )
    return mine.group_by(_pair(predicate), use_threads=False).aggregate(sums)


def _row(row: dict[str, Any], predicate: Predicate) -> dict[str, Any]:
    assert predicate.implied is not None
    ends = {"contract": row["contract_id"], "subject": row.get("subject_id"), "object": row.get("object_id")}
    told = {name.rpartition("_")[0]: value for name, value in row.items() if name.endswith(("_sum", "_max", "_min"))}
    return {
        **told,
        "id": implied_id(predicate.name, told["id"]),
        "subject_id": ends[predicate.implied.subject],
        "predicate": predicate.name,
        "object_id": ends[predicate.implied.object],
        "contract_id": row["contract_id"],
        "implied": 1,
    }
