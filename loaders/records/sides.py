"""What rows say beside their main claims, on disk until all rows are read: parents, funding agencies, second keys."""

from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq

from graph.expressions import Table, ibis
from graph.resolving import record_id
from loaders.records.stream import own_source

__all__ = ["SIDES", "SidesFile", "funding", "subsidiaries"]

SIDES = pa.schema(
    [
        ("row", pa.int64()),
        ("identity", pa.int64()),  # quick hash of what identifies the row's action or award
        ("role", pa.string()),  # tells claims of one row apart: empty, or `.prime` for the award above a subaward
        ("date", pa.date32()),
        ("side_vendor_key", pa.string()),  # only where the row says more of the vendor
        ("side_vendor_name", pa.string()),
        ("vendor_also", pa.string()),  # its DUNS key beside its UEI
        ("parent_key", pa.string()),  # only where the parent is another company
        ("parent_name", pa.string()),
        ("parent_also", pa.string()),
        ("side_contract_key", pa.string()),  # only where another agency funds it
        ("side_contract_name", pa.string()),
        ("funding_key", pa.string()),
        ("funding_name", pa.string()),
    ]
)


class SidesFile:
    """The sides of all rows, being written."""

    def __init__(self, path: Path) -> None:
        self._writer = pq.ParquetWriter(path, SIDES, compression="lz4", use_dictionary=SIDES.names[3:])

    def __enter__(self) -> "SidesFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()

    def write(self, batch: pa.RecordBatch) -> None:
        self._writer.write_table(pa.Table.from_batches([batch.select(SIDES.names)]).cast(SIDES))


def subsidiaries(sides: Table) -> Table:
    """SUBSIDIARY_OF once a vendor and parent, by the first row that says so; the days on which it was first and last
    said.
    """
    told = sides.filter(sides.parent_key.notnull() & sides.side_vendor_key.notnull())
    pairs = told.group_by(subject_key=told.side_vendor_key, object_key=told.parent_key).agg(
        row=told.row.min(),
        role=told.role.argmin(told.row),
        subject_name=told.side_vendor_name.argmin(told.row),
        object_name=told.parent_name.argmin(told.row),
        first=told.date.min(),
        last=told.date.max(),
    )
    seen = ibis.literal('{"first_seen":"') + pairs.first.cast(str) + '","last_seen":"' + pairs["last"].cast(str) + '"}'
    second = record_id(own_source(), pairs.row, ibis.literal("SUBSIDIARY_OF") + pairs.role)
    identity = ibis.ifelse(pairs.role == "", ibis.null(str), second)
    pairs = pairs.mutate(claim_id=identity, date=pairs["first"], qualifiers=seen.fill_null("{}"))
    return pairs.drop("first", "last", "role").order_by("row")


def funding(sides: Table) -> Table:
    """FUNDED_BY_AGENCY once a contract and agency, where that is not the awarding one."""
    told = sides.filter(sides.funding_key.notnull() & sides.side_contract_key.notnull())
    pairs = told.group_by(subject_key=told.side_contract_key, object_key=told.funding_key).agg(
        row=told.row.min(),
        subject_name=told.side_contract_name.argmin(told.row),
        object_name=told.funding_name.argmin(told.row),
        date=told.date.min(),
    )
    named = {"contract_key": pairs.subject_key, "contract_name": pairs.subject_name}
    return pairs.mutate(**named).order_by("row")
