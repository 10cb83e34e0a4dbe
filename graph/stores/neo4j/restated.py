"""Implied edges as rows, for whoever looks at the graph in Neo4j Browser."""

from collections.abc import Iterator

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

    def batches(self, rows: int) -> Iterator[pa.RecordBatch]:
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
            told = pa.concat_tables([now, ended.select(now.column_names)])
            yield from _as_edges(told, predicate).combine_chunks().to_batches(max_chunksize=rows)


def _pair(predicate: Predicate) -> list[str]:
    return ["contract_id", f"{party_of(predicate)}_id"]


def _told_again(edges: pa.Table, predicate: Predicate) -> pa.Table:
    assert predicate.implied is not None
    mine = edges.filter(pc.equal(edges["predicate"], predicate.implied.origin))
    pair, folds = _pair(predicate), (("sum", _SUMMED), ("max", _LARGEST), ("min", _SMALLEST))
    asked = [(name, fold) for fold, names in folds for name in names]
    told = mine.group_by(pair, use_threads=False).aggregate(asked)
    return told.select([*pair, *(f"{name}_{fold}" for name, fold in asked)]).rename_columns(
        [*pair, *(name for name, _ in asked)]
    )


def _as_edges(told: pa.Table, predicate: Predicate) -> pa.Table:
    """The rows with ids and ends of their own."""
    assert predicate.implied is not None
    party = party_of(predicate)
    ends = {"contract": told["contract_id"], party: told[f"{party}_id"]}
    made = {
        "id": pc.bit_wise_xor(told["id"], implied_id(predicate.name, 0)),
        "subject_id": ends[predicate.implied.subject],
        "predicate": pa.repeat(pa.scalar(predicate.name), told.num_rows),
        "object_id": ends[predicate.implied.object],
        "contract_id": told["contract_id"],
        "implied": pa.repeat(pa.scalar(1), told.num_rows),
    }
    return pa.table({**made, **{name: told[name] for name in told.column_names if name not in made}})
