"""The columns of a built table as every writer takes them: whole numbers, reals and text."""

import pyarrow as pa
import pyarrow.compute as pc

from graph.model import Column, Table

__all__ = ["arrow_type", "plain", "taken", "told_by"]

_ARROW = {"id": pa.int64(), "int": pa.int64(), "money": pa.int64(), "flag": pa.int64(), "real": pa.float64()}


def arrow_type(column: Column) -> pa.DataType:
    """int64 for ids, numbers, money and flags, float64 for reals, string for the rest."""
    return _ARROW.get(column.type, pa.string())


def taken(batch: pa.RecordBatch, table: Table) -> pa.RecordBatch:
    """The batch with exactly the table's columns, in its order, in those types; dates as ISO text. Text may come as a
    dictionary."""
    arrays = [_as(batch.column(column.name), arrow_type(column)) for column in table.columns]
    return pa.RecordBatch.from_arrays(arrays, names=[column.name for column in table.columns])


def _as(column: pa.Array, kind: pa.DataType) -> pa.Array:
    words = pa.types.is_dictionary(column.type) and pa.types.is_string(kind)
    return column if words else column.cast(kind)


def plain(column: pa.Array) -> pa.Array:
    """The values themselves where a column comes as a dictionary."""
    return column.dictionary.take(column.indices) if pa.types.is_dictionary(column.type) else column


def told_by(claims: pa.RecordBatch) -> pa.Array:
    """For claims in prose that cite somebody, whose report it is: the attribution's last name as a slug; else null.

    Whoever repeats a report is no independent source beside it.
    """
    prose = pc.is_null(plain(claims.column("level")))
    if not pc.any(prose).as_py():
        return pa.nulls(claims.num_rows, pa.string())
    last = pc.struct_field(pc.extract_regex(plain(claims.column("attribution")), r'"(?P<last>[^"]+)"\]$'), "last")
    slug = pc.replace_substring_regex(pc.utf8_lower(last), r"[^\pL\pN]+", "-")
    return pc.if_else(pc.and_(prose, pc.fill_null(pc.not_equal(slug, ""), False)), slug, pa.scalar(None, pa.string()))
