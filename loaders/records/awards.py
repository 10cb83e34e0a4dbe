"""Rows of award files as claims: an agency contracted with a company, under an award, for one action or for the award as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass

import ibis
from ibis.expr import types as ir

from loaders.records.cleaning import CLEANERS, TYPES, VERBATIM, first_of, name_key, trim
from loaders.records.dates import DatePlan, with_dates
from loaders.records.layout import Layout
from loaders.records.sides import claim_id

__all__ = ["WITHHELD", "Reading", "award_rows", "cleaned"]

WITHHELD = "(sole proprietor)"
_FIELDS = {
    "money": "obligated current potential",
    "date": "date start end ordering_end potential_end first_action",
    "flag": "sole_proprietor",
    "text": "transaction_key award_key piid modification transaction_number parent_piid parent_agency_code idv_flag agency_code agency_name"
    " top_agency_code top_agency_name funding_code funding_name funding_top_code funding_top_name uei duns name parent_uei parent_duns"
    " parent_name description psc psc_description naics naics_description",
}
_LEGAL_FORM = (
    r"(?i)\b(L\.?\s?L\.?\s?C|L\.?\s?L\.?\s?P|INC|INCORPORATED|CORP|CORPORATION|COMPANY|LTD|LIMITED|L\.?P|PLLC|P\.?C)\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read: its layout, what its dates mean, the codes of agencies that it gives by name alone."""

    layout: Layout
    source_id: str
    plan: DatePlan
    agency_codes: tuple[tuple[str, str], ...] = ()
    keep_sole_proprietors: bool = False


def cleaned(raw: ir.Table, reading: Reading, fields: Mapping[str, str]) -> ir.Table:
    """The row number and every field of the shape, cleaned by its kind; null (False for flags) where the file has no such column.

    Beside them `raw_obligated` as written, and `unread`: how many dates of the row could not be read.
    """
    form, positions = reading.layout.format, reading.layout.positions
    kinds = {name: form.fields[name].kind for name in positions}
    dates = [name for name, kind in kinds.items() if kind == "date"]
    raw = raw.mutate(**{name: trim(raw[name]) for name, kind in kinds.items() if kind not in VERBATIM}).view()
    raw = raw.mutate(**{f"raw_{name}": raw[name] for name in dates}).view()
    dated = with_dates(raw, dates, reading.plan)
    columns: dict[str, ir.Value] = {}
    for kind, names in fields.items():
        for name in names.split():
            absent = ibis.literal(False) if kind == "flag" else ibis.null(TYPES.get(kind, "string"))
            columns[name] = CLEANERS[kinds[name]](dated[name]) if name in positions else absent
    columns["raw_obligated"] = dated["obligated"] if "obligated" in positions else ibis.null(str)
    unread = [dated[f"raw_{name}"].notnull() & dated[name].isnull() for name in dates]
    return dated.select("row", **columns, unread=_count(unread))


def _count(flags: list[ir.BooleanValue]) -> ir.IntegerValue:
    return sum((flag.cast("int8") for flag in flags[1:]), flags[0].cast("int8")) if flags else ibis.literal(0, "int8")


def award_rows(raw: ir.Table, reading: Reading) -> ir.Table:
    """The varying columns of the main claims, those of sides.SIDES, `reject` (why the row is none, else null) and `unread`."""
    t = cleaned(raw, reading, _FIELDS).view()
    t = t.mutate(**_identity(t, reading), **_vendor(t, reading)).view()
    t = t.mutate(
        contract_key=_contract_key(t, reading), agency_key=_agency_key(t), vendor_key=_vendor_key(t, reading)
    ).view()
    t = t.mutate(action=_action_key(t), parent_key=_party_key(t.parent_uei, t.parent_duns, t.parent_name)).view()
    summary = reading.layout.format.shape == "summary"
    claim = {
        "claim_id": claim_id(t.row, reading.source_id, "CONTRACTED_WITH"),
        "subject_key": t.agency_key,
        "subject_name": first_of(t.agency_name, t.top_agency_name, t.agency_key),
        "object_key": t.vendor_key,
        "object_name": t.shown_name,
        "contract_key": t.contract_key,
        "contract_name": t.piid,
        "action_key": ibis.null(str) if summary else t.action,
        "modification": t.modification,
        "obligated": t.obligated,
        "current": t.current,
        "potential": t.potential,
        "date": t.date,
        "start": first_of(t.first_action, t.start) if summary else t.start,
        "end": first_of(t.end, t.ordering_end),
        "row": t.row,
        "record_key": first_of(t.award_key, t.contract_key) if summary else first_of(t.transaction_key, t.action),
        "parent_piid": t.parent_piid,
        "description": t.description,
        "psc": t.psc,
        "psc_description": t.psc_description,
        "naics": t.naics,
        "naics_description": t.naics_description,
        "potential_end": t.potential_end,
    }
    return t.select(**claim, **_sides(t, summary), reject=_reject(t), unread=t.unread, withheld=t.withheld)


def _identity(t: ir.Table, reading: Reading) -> dict[str, ir.Value]:
    """Award number, component and parent award: from their columns, else out of the award key."""
    positions = reading.layout.positions
    keyed = "award_key" in positions
    vehicle = t.award_key.startswith("CONT_IDV_")
    parts = t.award_key.split("_")
    piid = first_of(t.piid, ibis.ifelse(t.award_key.startswith("CONT_"), parts[2], ibis.null(str))) if keyed else t.piid
    inside = ibis.ifelse(vehicle, ibis.null(str), parts[4]).nullif("-NONE-").nullif("")
    found: dict[str, ir.Value] = {"piid": piid}
    if keyed:
        found["parent_piid"] = first_of(t.parent_piid, inside)
    if keyed and "agency_code" not in positions:
        found["agency_code"] = first_of(t.agency_code, parts[3].nullif(""))
    if reading.agency_codes:
        by_name = ibis.cases(
            *((t.agency_name == name, code) for name, code in reading.agency_codes), else_=ibis.null(str)
        )
        found["agency_code"] = first_of(found.get("agency_code", t.agency_code), by_name)
    if "modification" in positions:
        found["modification"] = t.modification.fill_null("0")
    return found


def _vendor(t: ir.Table, reading: Reading) -> dict[str, ir.Value]:
    """`withheld`: the row is a sole proprietor's under a name of no legal form, so the name is a person's or may be."""
    if reading.keep_sole_proprietors or "sole_proprietor" not in reading.layout.positions:
        return {"withheld": ibis.literal(False), "shown_name": t.name}
    withheld = ibis.ifelse(t.sole_proprietor, ~t.name.re_search(_LEGAL_FORM).fill_null(False), False)
    return {"withheld": withheld, "shown_name": ibis.ifelse(withheld, WITHHELD, t.name)}


def _party_key(uei: ir.StringValue, duns: ir.StringValue, name: ir.StringValue) -> ir.StringValue:
    return first_of(ibis.literal("uei:") + uei, ibis.literal("duns:") + duns, name_key("Company", name))


def _vendor_key(t: ir.Table, reading: Reading) -> ir.StringValue:
    nameless = ibis.literal(f"company:sole-proprietor-{reading.source_id[:12]}-") + t.row.cast(str)
    by_name = ibis.ifelse(t.withheld, nameless, name_key("Company", t.name))
    return first_of(ibis.literal("uei:") + t.uei, ibis.literal("duns:") + t.duns, by_name)


def _agency_key(t: ir.Table) -> ir.StringValue:
    return _agency(t.agency_code, t.agency_name, t.top_agency_code, t.top_agency_name)


def _agency(
    code: ir.StringValue, name: ir.StringValue, top_code: ir.StringValue, top_name: ir.StringValue
) -> ir.StringValue:
    department = ibis.ifelse(top_code.length() < 3, top_code.lpad(3, "0"), top_code)
    prefix = ibis.literal("agency:")
    return first_of(prefix + code, name_key("Agency", name), prefix + department, name_key("Agency", top_name))


def _contract_key(t: ir.Table, reading: Reading) -> ir.StringValue:
    """USAspending's award key, built from its parts where the file has none; `PIID_…` where its parts are not all known."""
    positions = reading.layout.positions
    code = t.agency_code.fill_null("-NONE-")
    none = ibis.literal("-NONE-")
    whole = "parent_piid" in positions and "agency_code" in positions
    order = ibis.literal("CONT_AWD_") + t.piid + "_" + code + "_" + t.parent_piid.fill_null("-NONE-") + "_"
    order = order + t.parent_agency_code.fill_null("-NONE-")
    vehicle = ibis.literal("CONT_IDV_") + t.piid + "_" + code
    built = (
        ibis.ifelse(t.idv_flag.fill_null("") == "IDV", vehicle, order)
        if whole
        else ibis.literal("PIID_") + code + "_" + t.piid
    )
    known = (
        ibis.ifelse(t.award_key == none, ibis.null(str), t.award_key) if "award_key" in positions else ibis.null(str)
    )
    return ibis.literal("award:") + first_of(known, built)


def _action_key(t: ir.Table) -> ir.StringValue:
    """Agency code, award, parent award, modification and transaction number (empty where it is 0), with bars between."""
    number = first_of(t.transaction_number, t.transaction_key.split("_")[-1]).nullif("0").nullif("-NONE-")
    parts = (t.agency_code, t.piid, t.parent_piid, t.modification, number)
    return ibis.literal("|").join([p.fill_null("") for p in parts])


def _sides(t: ir.Table, summary: bool) -> dict[str, ir.Value]:
    also = ibis.ifelse(t.uei.notnull(), ibis.literal("duns:") + t.duns, ibis.null(str))
    parent_also = ibis.ifelse(t.parent_uei.notnull(), ibis.literal("duns:") + t.parent_duns, ibis.null(str))
    parent = ~t.withheld & _differs(t)
    telling = parent | also.notnull()
    funded = _funded_by_another(t)
    nothing = ibis.null(str)
    return {
        "identity": (t.contract_key if summary else t.action).hash(),
        "side_vendor_key": ibis.ifelse(telling, t.vendor_key, nothing),
        "side_vendor_name": ibis.ifelse(telling, t.shown_name, nothing),
        "vendor_also": also,
        "parent_key": ibis.ifelse(parent, t.parent_key, nothing),
        "parent_name": ibis.ifelse(parent, first_of(t.parent_name, t.parent_key), nothing),
        "parent_also": ibis.ifelse(parent, parent_also, nothing),
        "side_contract_key": ibis.ifelse(funded, t.contract_key, nothing),
        "side_contract_name": ibis.ifelse(funded, t.piid, nothing),
        "funding_key": ibis.ifelse(
            funded, _agency(t.funding_code, t.funding_name, t.funding_top_code, t.funding_top_name), nothing
        ),
        "funding_name": ibis.ifelse(funded, first_of(t.funding_name, t.funding_top_name, t.funding_code), nothing),
    }


def _differs(t: ir.Table) -> ir.BooleanValue:
    """Whether the parent is another company: by UEI, else DUNS, else name (a parent given as itself is none)."""
    same = ibis.cases(
        (t.parent_key.isnull(), True),
        (t.uei.notnull() & t.parent_uei.notnull(), t.uei == t.parent_uei),
        (t.duns.notnull() & t.parent_duns.notnull(), t.duns == t.parent_duns),
        else_=name_key("Company", t.name) == name_key("Company", t.parent_name),
    )
    return ~same.fill_null(False)


def _funded_by_another(t: ir.Table) -> ir.BooleanValue:
    differs = ibis.cases(
        (t.funding_code.notnull() & t.agency_code.notnull(), t.funding_code != t.agency_code),
        (t.funding_top_code.notnull() & t.top_agency_code.notnull(), t.funding_top_code != t.top_agency_code),
        else_=t.funding_name.lower() != t.agency_name.lower(),
    )
    return differs.fill_null(False)


def _reject(t: ir.Table) -> ir.StringValue:
    return ibis.cases(
        (t.piid.isnull(), "no award number"),
        (t.raw_obligated.isnull(), "no amount"),
        (t.obligated.isnull(), ibis.literal("no amount that can be read: '") + t.raw_obligated.left(40) + "'"),
        (t.vendor_key.isnull(), "no recipient"),
        (t.agency_key.isnull(), "no awarding agency"),
        else_=ibis.null(str),
    )
