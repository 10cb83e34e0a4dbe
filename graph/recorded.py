"""Claims of records, kept narrow while a graph is made: a million rows of which most columns say the same."""

import ibis
from ibis.expr.types import Table

from graph.edges import CORE, place
from graph.model import load_schema

__all__ = ["every_claim", "in_cents", "record_core", "record_forms"]

FORM = ("source_id", "carrier_id", "extractor", "columns_read")
"""What a file's records of one predicate have in common; kept once."""

OWN = (
    "form",
    "subject_name",
    "object_name",
    "contract_name",
    "modification",
    "qualifiers",
    "row",
    "record_key",
    "confidence",
)
"""What a record's claim says besides what edges are made of."""


def record_forms(records: Table) -> Table:
    """FORM for each `form`: the source's number with the predicate's."""
    return records.select("form", *FORM).distinct()


def record_core(records: Table) -> Table:
    """CORE and OWN of each record, in the order of their files; amounts in whole cents."""
    return in_cents(records).select(*CORE, *OWN)


def in_cents(claims: Table) -> Table:
    """The claims with amounts in whole cents, and their place in time."""
    return claims.mutate(
        place=place(claims),
        **{name: (claims[name] * 100).cast("int64") for name in ("obligated", "current", "potential", "amount")},
    )


def every_claim(core: Table, forms: Table, prose: Table, reason: str = "record") -> Table:
    """All claims with the columns of table `claim`: those of records first, with what their form says of them and the
    one `reason` for which they stand as they do."""
    records = core.join(forms, "form")
    names = [column.name for column in load_schema().tables["claim"].columns]
    number = ibis.ifelse(prose.status == "rejected", 0, prose.edge_id)
    told = in_cents(prose.mutate(edge_id=number))
    public_id = "r-" + records.source_id.left(12) + "-" + records.row.cast("string") + "-" + records.predicate
    records = records.mutate(claim_id=public_id, reason=ibis.literal(reason), attribution=ibis.literal("[]"))
    missing = {name: ibis.null(told[name].type()) for name in names if name not in records.columns}
    return records.mutate(**missing).select(*names).union(told.select(*names))
