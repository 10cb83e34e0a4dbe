"""The company of a row: its key, the name that may be shown, its second key and its parent."""

from graph.expressions import BooleanValue, StringValue, Table, Value, ibis
from loaders.records.cleaning import first_of, name_key
from loaders.records.fields import Reading
from loaders.records.stream import own_source

__all__ = ["WITHHELD", "personal_name", "vendor_columns", "vendor_sides"]

WITHHELD = "(sole proprietor)"
_LEGAL_FORM = (
    r"(?i)\b(L\.?\s?L\.?\s?C|L\.?\s?L\.?\s?P|INC|INCORPORATED|CORP|CORPORATION|COMPANY|LTD|LIMITED|L\.?P|PLLC|P\.?C)\b"
)
"""A name with a legal form is an organisation's, whatever the flag says."""


def vendor_columns(t: Table, reading: Reading) -> Table:
    """Adds withheld, shown_name, vendor_key, parent_key and has_parent (the parent is another company)."""
    withheld = ibis.literal(False)
    if not reading.keep_sole_proprietors and "sole_proprietor" in reading.layout.positions:
        withheld = personal_name(t.sole_proprietor, t.name)
    t = t.mutate(
        withheld=withheld, parent_key=_key(t.parent_uei, t.parent_duns, name_key("Company", t.parent_name))
    ).view()
    nameless = ibis.literal("company:sole-proprietor-") + own_source().left(12) + "-" + t.row.cast(str)
    key = _key(t.uei, t.duns, ibis.ifelse(t.withheld, nameless, name_key("Company", t.name)))
    t = t.mutate(vendor_key=key, has_parent=~t.withheld & _differs(t)).view()
    return t.mutate(shown_name=ibis.ifelse(t.withheld, WITHHELD, first_of(t.name, t.vendor_key))).view()


def personal_name(sole_proprietor: BooleanValue, name: StringValue) -> BooleanValue:
    """Whether a sole proprietor goes by a name of no legal form, which is a person's or may be."""
    return ibis.ifelse(sole_proprietor, ~name.re_search(_LEGAL_FORM).fill_null(False), False)


def vendor_sides(t: Table) -> dict[str, Value]:
    """The columns of sides.SIDES about the vendor, null where the row says nothing more of it."""
    also = ibis.ifelse(t.uei.notnull(), ibis.literal("duns:") + t.duns, ibis.null(str))
    parent_also = ibis.ifelse(t.parent_uei.notnull(), ibis.literal("duns:") + t.parent_duns, ibis.null(str))
    telling, nothing = t.has_parent | (t.uei.notnull() & t.duns.notnull()), ibis.null(str)
    return {
        "side_vendor_key": ibis.ifelse(telling, t.vendor_key, nothing),
        "side_vendor_name": ibis.ifelse(telling, t.shown_name, nothing),
        "vendor_also": also,
        "parent_key": ibis.ifelse(t.has_parent, t.parent_key, nothing),
        "parent_name": ibis.ifelse(t.has_parent, first_of(t.parent_name, t.parent_key), nothing),
        "parent_also": ibis.ifelse(t.has_parent, parent_also, nothing),
    }


def _key(uei: StringValue, duns: StringValue, by_name: StringValue) -> StringValue:
    return first_of(ibis.literal("uei:") + uei, ibis.literal("duns:") + duns, by_name)


def _differs(t: Table) -> BooleanValue:
    """By UEI, else DUNS, else name: a parent given as itself is none."""
    same = ibis.cases(
        (t.parent_key.isnull(), True),
        (t.uei.notnull() & t.parent_uei.notnull(), t.uei == t.parent_uei),
        (t.duns.notnull() & t.parent_duns.notnull(), t.duns == t.parent_duns),
        else_=name_key("Company", t.name) == name_key("Company", t.parent_name),
    )
    return ~same.fill_null(False)
