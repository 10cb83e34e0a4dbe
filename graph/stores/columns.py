"""The columns of a built table as every writer takes them: whole numbers, reals and text."""

import pyarrow as pa
import pyarrow.compute as pc

from graph.model import Column, Table

__all__ = ["arrow_type", "taken", "told_by"]

_ARROW = {"id": pa.int64(), "int": pa.int64(), "money": pa.int64(), "flag": pa.int64(), "real": pa.float64()}


def arrow_type(column: Column) -> pa.DataType:
    """int64 for ids, numbers, money and flags, float64 for reals, string for the rest."""
    return _ARROW.get(column.type, pa.string())


def taken(batch: pa.RecordBatch, table: Table) -> pa.RecordBatch:
    """The batch with exactly the table's columns, in its order, in those types; dates as ISO text."""
    fields = [pa.field(column.name, arrow_type(column)) for column in table.columns]
    arrays = [batch.column(field.name).cast(field.type) for field in fields]
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema(fields))


def told_by(claims: pa.RecordBatch) -> pa.Array:
    """For claims in prose that cite somebody, whose report it is: the attribution's last name as a slug; else null.

    Whoever repeats a report is no independent source beside it.
    """
    prose = pc.is_null(claims.column("level"))
    last = pc.struct_field(pc.extract_regex(claims.column("attribution"), r'"(?P<last>[^"]+)"\]$'), "last")
    slug = pc.replace_substring_regex(pc.utf8_lower(last), r"[^\pL\pN]+", "-")
    return pc.if_else(pc.and_(prose, pc.fill_null(pc.not_equal(slug, ""), False)), slug, pa.scalar(None, pa.string()))
