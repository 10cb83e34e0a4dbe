"""Who the claims of a part speak of: every (kind, key, name) with its first row, its rows and days, and second keys."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graph.claim import CLAIMS, PARTIES
from graph.expressions import Table, Value, ibis
from graph.steps import Held
from loaders.records.parquet import ROW_GROUP
from loaders.records.stream import own_source

__all__ = ["write_parties"]


_CODE = r"^[0-9A-Z]{4}\s*:\s*"
"""The code before an agency's name where a file has both in one cell."""


def write_parties(claims: Path, sides: Held, target: Path) -> None:
    """Write parties.parquet from a finished claims.parquet and the sides of its rows."""
    finished = sides.steps.files("finished_claims", [claims], CLAIMS)
    with pq.ParquetWriter(target, PARTIES, compression="snappy", store_schema=False) as writer:
        for batch in sides.steps.batches(ROW_GROUP, _parties, finished, sides):
            writer.write_table(pa.Table.from_batches([batch]).cast(PARTIES))


def _parties(claims: Table, sides: Table) -> Table:
    parts = [_ends(claims, "subject"), _ends(claims, "object")]
    parts += [_also(sides, "side_vendor_key", "vendor_also"), _also(sides, "parent_key", "parent_also")]
    result = ibis.union(*parts).mutate(source_id=own_source())
    return result.order_by("first_row", "type", "key", "name", "also_key").select(PARTIES.names)


def _ends(claims: Table, end: str) -> Table:
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


def _also(sides: Table, key: str, also: str) -> Table:
    told = sides.filter(sides[key].notnull() & sides[also].notnull())
    grouped = told.group_by(key=told[key], also_key=told[also]).agg(**_seen(told))
    return grouped.mutate(type=ibis.literal("Company"), name=ibis.null(str)).select(_COLUMNS)


def _seen(table: Table) -> dict[str, Value]:
    return {
        "first_row": table.row.min(),
        "rows": table.count(),
        "first_date": table.date.min(),
        "last_date": table.date.max(),
    }


_COLUMNS = [name for name in PARTIES.names if name != "source_id"]
