"""Which kind each entity of a build is, so that relationships can be told which labels they join."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["Directory"]


class Directory:
    """Ids, kinds and award numbers of the entities seen so far. They are put in order once, when first asked for."""

    def __init__(self) -> None:
        self._seen: list[pa.RecordBatch] = []
        self._ids: npt.NDArray[np.int64] = np.empty(0, np.int64)
        self._kinds = self._awards = pa.nulls(0)

    def add(self, entities: pa.RecordBatch) -> None:
        columns = {
            "id": entities.column("id"),
            "kind": entities.column("type"),
            "award": pc.starts_with(entities.column("public_id"), "award:"),
        }
        self._seen.append(pa.RecordBatch.from_pydict(columns))

    def kinds(self, ids: pa.Array) -> list[str | None]:
        """The kind of each id, None for an entity that the build does not have."""
        places = self._places(ids)
        return self._taken(self._kinds, places)

    def awards(self, ids: pa.Array) -> list[bool | None]:
        """Whether each id is an award record's."""
        places = self._places(ids)
        return self._taken(self._awards, places)

    def _places(self, ids: pa.Array) -> pa.Array:
        if self._seen:
            self._order()
        wanted = ids.to_numpy(zero_copy_only=False)
        if not len(self._ids):
            return pa.nulls(len(wanted), pa.int64())
        places = np.minimum(np.searchsorted(self._ids, wanted), len(self._ids) - 1)
        return pa.array(places, pa.int64(), mask=self._ids[places] != wanted)

    def _order(self) -> None:
        whole = pa.Table.from_batches(self._seen)
        self._seen = []
        known = {"id": pa.array(self._ids), "kind": self._kinds, "award": self._awards}
        both = pa.concat_tables([pa.table(known), whole], promote_options="permissive").sort_by("id").combine_chunks()
        self._ids = both["id"].to_numpy()
        self._kinds, self._awards = both["kind"], both["award"]

    def _taken(self, values: pa.ChunkedArray, places: pa.Array) -> list[Any]:
        found: list[Any] = values.take(places).to_pylist() if len(values) else [None] * len(places)
        return found
