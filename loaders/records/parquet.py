"""Writes the claims of a part: what varies comes in batches, what is always the same is a dictionary of one word."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from graph.claim import CLAIMS, PRECISIONS

__all__ = ["ROW_GROUP", "ClaimsFile", "rewritten"]

ROW_GROUP = 122_880
_REPEATING = frozenset(
    [
        "source_id",
        "carrier_id",
        "subject_type",
        "predicate",
        "object_type",
        "level",
        "currency",
        "date_precision",
        "start_precision",
        "end_precision",
        "qualifiers",
        "modality",
        "attribution",
        "extractor",
        "evidence_kind",
        "columns_read",
        "amount_qualifier",
    ]
)
_UNIQUE = frozenset({"claim_id", "contract_key", "action_key", "record_key", "contract_name"})
_MANY = frozenset({"row", "obligated", "current", "potential"})  # numbers of many values: a dictionary only costs
_DICTIONARY = pa.dictionary(pa.int32(), pa.string())
_SCHEMA = pa.schema([(f.name, _DICTIONARY if f.name in _REPEATING else f.type) for f in CLAIMS])


class ClaimsFile:
    """A claims.parquet being written. Rows keep the order in which they come."""

    def __init__(self, path: Path) -> None:
        self._writer = pq.ParquetWriter(
            path,
            _SCHEMA,
            compression="lz4",
            store_schema=False,
            write_statistics=["predicate", "row", "date"],
            use_dictionary=[name for name in CLAIMS.names if name not in _UNIQUE | _MANY],
        )

    def __enter__(self) -> "ClaimsFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()

    def write(self, varying: pa.RecordBatch | pa.Table, constant: Mapping[str, str | float]) -> None:
        """Columns of CLAIMS that are in neither argument are null; the precision of a date that is there is `day`."""
        columns = [self._column(name, varying, constant) for name in CLAIMS.names]
        self._writer.write_table(pa.Table.from_arrays(columns, schema=_SCHEMA), row_group_size=2 * ROW_GROUP)

    def _column(self, name: str, varying: pa.RecordBatch | pa.Table, constant: Mapping[str, str | float]) -> pa.Array:
        kind, rows = _SCHEMA.field(name).type, len(varying)
        if name in varying.schema.names:
            column = varying.column(name)
            return column.dictionary_encode().cast(kind) if name in _REPEATING else column.cast(kind)
        if name in PRECISIONS and PRECISIONS[name] in varying.schema.names:
            return _words("day", pc.is_null(varying.column(PRECISIONS[name])))
        if name in constant and name in _REPEATING:
            return _words(str(constant[name]), None, rows)
        return pa.repeat(pa.scalar(constant[name], kind), rows) if name in constant else pa.nulls(rows, kind)


def _words(word: str, absent: pa.Array | None, rows: int | None = None) -> pa.Array:
    """The same word in every row, null where it is absent."""
    if isinstance(absent, pa.ChunkedArray):
        absent = absent.combine_chunks()
    rows = len(absent) if absent is not None else rows
    mask = None if absent is None else np.asarray(absent)
    indices = pa.array(np.zeros(rows or 0, dtype=np.int32), mask=mask)
    return pa.DictionaryArray.from_arrays(indices, pa.array([word]))


def rewritten(path: Path, target: Path, repeats: pa.Table) -> None:
    """Copies a claims file without the rows that are `dropped`; other rows of `repeats` get their `mark` on their key
    (`#2`), so that each counts as an action of its own."""
    dropped = repeats.filter(repeats["dropped"])["row"].combine_chunks()
    kept = repeats.filter(pc.invert(repeats["dropped"]))
    marks = pc.binary_join_element_wise("#", kept["mark"].cast(pa.string()), "").combine_chunks()
    with pq.ParquetWriter(target, CLAIMS, compression="lz4", store_schema=False) as writer:
        for batch in _batches(path):
            table = pa.Table.from_batches([batch]).cast(CLAIMS)
            table = table.filter(pc.invert(pc.is_in(table["row"], value_set=dropped)))
            place = pc.index_in(table["row"], value_set=kept["row"].combine_chunks())
            marked = pc.binary_join_element_wise(table["action_key"], pc.take(marks, place), "")
            keyed = pc.if_else(pc.is_valid(marked), marked, table["action_key"])
            writer.write_table(
                table.set_column(CLAIMS.get_field_index("action_key"), "action_key", keyed), row_group_size=ROW_GROUP
            )


def _batches(path: Path) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(path) as file:
        yield from file.iter_batches(ROW_GROUP)
