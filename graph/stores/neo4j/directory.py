"""Which kind each entity of a build is, so that relationships can be told which labels they join."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["Directory"]


class Directory:
    """Ids, kinds and award numbers of the entities seen so far."""

    def __init__(self) -> None:
        self._ids: list[pa.Array] = []
        self._kinds: list[pa.Array] = []
        self._awards: list[pa.Array] = []

    def add(self, entities: pa.RecordBatch) -> None:
        self._ids.append(entities.column("id"))
        self._kinds.append(entities.column("type").dictionary_encode())
        self._awards.append(pc.starts_with(entities.column("public_id"), "award:"))

    def kinds(self, ids: pa.Array) -> list[str | None]:
        """The kind of each id, None for an entity that the build does not have."""
        return self._looked_up(self._kinds, ids)

    def awards(self, ids: pa.Array) -> list[bool | None]:
        """Whether each id is an award record's."""
        return self._looked_up(self._awards, ids)

    def _looked_up(self, values: list[pa.Array], ids: pa.Array) -> list[Any]:
        if not self._ids:
            return [None] * len(ids)
        places = pc.index_in(ids, pa.chunked_array(self._ids))
        found: list[Any] = pa.chunked_array(values).unify_dictionaries().take(places).to_pylist()
        return found
