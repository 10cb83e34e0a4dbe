"""Who the claims of a part speak of: every (kind, key, name) with its first row, its rows and days, and second keys."""

from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.backends.duckdb import Backend
from ibis.expr import types as ir

from graph.claim import PARTIES

__all__ = ["write_parties"]


_CODE = r"^[0-9A-Z]{4}\s*:\s*"
"""The code before an agency's name where a file has both in one cell."""


def write_parties(engine: Backend, claims: Path, sides: ir.Table | None, source_id: str, target: Path) -> None:
    """Write parties.parquet from a finished claims.parquet, the sides of its rows, and names of a list's own."""
    table = engine.read_parquet(claims, table_name="finished_claims")
    parts = [_ends(table, "subject"), _ends(table, "object")]
    if sides is not None:
        parts += [_also(sides, "side_vendor_key", "vendor_also"), _also(sides, "parent_key", "parent_also")]
    result = ibis.union(*parts).mutate(source_id=ibis.literal(source_id))
    result = result.order_by("first_row", "type", "key", "name", "also_key").select(PARTIES.names)
    reader = engine.con.sql(str(engine.compile(result))).to_arrow_reader()
    with pq.ParquetWriter(target, PARTIES, compression="snappy", store_schema=False) as writer:
        for batch in reader:
            writer.write_table(pa.Table.from_batches([batch]).cast(PARTIES))


def _ends(claims: ir.Table, end: str) -> ir.Table:
    """Contracts are ends of some claims as well; their names are numbers, kept like any."""
    keyed = claims.group_by(type=claims[f"{end}_type"], key=claims[f"{end}_key"], name=claims[f"{end}_name"])
    found = keyed.agg(**_seen(claims)).view()
    found = found.mutate(name=ibis.ifelse(found.type == "Agency", found.name.re_replace(_CODE, ""), found.name)).view()
    merged = found.group_by("type", "key", "name").agg(
        first_row=found.first_row.min(),
        rows=found["rows"].sum(),
        first_date=found.first_date.min(),
        last_date=found.last_date.max(),
    )
    return merged.mutate(also_key=ibis.null(str)).select(_COLUMNS)


def _also(sides: ir.Table, key: str, also: str) -> ir.Table:
    told = sides.filter(sides[key].notnull() & sides[also].notnull())
    grouped = told.group_by(key=told[key], also_key=told[also]).agg(**_seen(told))
    return grouped.mutate(type=ibis.literal("Company"), name=ibis.null(str)).select(_COLUMNS)


def _seen(table: ir.Table) -> dict[str, ir.Value]:
    return {
        "first_row": table.row.min(),
        "rows": table.count(),
        "first_date": table.date.min(),
        "last_date": table.date.max(),
    }


_COLUMNS = [name for name in PARTIES.names if name != "source_id"]
