"""The fields of a shape as cleaned columns, whichever of them a file has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.expressions import BooleanValue, IntegerValue, Table, Value, ibis
from loaders.records.cleaning import CLEANERS, TYPES
from loaders.records.dates import DatePlan, with_dates
from loaders.records.layout import Layout

__all__ = ["Reading", "cleaned", "why_not"]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read: its layout, what its dates mean, the codes of agencies that it gives by name alone."""

    layout: Layout
    plan: DatePlan
    agency_codes: tuple[tuple[str, str], ...] = ()
    keep_sole_proprietors: bool = False


def cleaned(raw: Table, reading: Reading, fields: Mapping[str, str]) -> Table:
    """The row number and every field of the shape, cleaned by its kind; null (False for flags) where the file has no
    such column.

    `fields` has, by the kind of an absent field's null, their names. Beside them stand `raw_obligated` as written,
    and `unread`: how many dates of the row could not be read.
    """
    form, positions = reading.layout.format, reading.layout.positions
    kinds = {name: form.fields[name].kind for name in positions}
    dates = [name for name, kind in kinds.items() if kind == "date"]
    raw = raw.mutate(**{f"raw_{name}": raw[name] for name in dates}).view()
    dated = with_dates(raw, dates, reading.plan)
    columns: dict[str, Value] = {}
    for kind, names in fields.items():
        for name in names.split():
            columns[name] = CLEANERS[kinds[name]](dated[name]) if name in positions else _absent(kind)
    columns["raw_obligated"] = dated["obligated"] if "obligated" in positions else ibis.null(str)
    unread = [dated[f"raw_{name}"].notnull() & dated[name].isnull() for name in dates]
    return dated.select("row", **columns, unread=_count(unread)).view()


def why_not(t: Table, award: Value) -> list[tuple[BooleanValue, Value | str]]:
    """The reasons why a row is no claim, for ibis.cases: no award, no amount, no recipient."""
    unreadable = ibis.literal("no amount that can be read: '") + t.raw_obligated.left(40) + "'"
    return [
        (award.isnull(), "no award number"),
        (t.raw_obligated.isnull(), "no amount"),
        (t.obligated.isnull(), unreadable),
        (t.vendor_key.isnull(), "no recipient"),
    ]


def _absent(kind: str) -> Value:
    return ibis.literal(False) if kind == "flag" else ibis.null(TYPES.get(kind, "string"))


def _count(flags: Sequence[BooleanValue]) -> IntegerValue:
    total: IntegerValue = ibis.literal(0, "int8")
    for flag in flags:
        total = total + flag.cast("int8")
    return total
