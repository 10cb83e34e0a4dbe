"""Rows of award files as claims: an agency contracted with a company, for one action or an award as a whole."""

from graph.expressions import BooleanValue, StringValue, Table, Value, ibis
from graph.hashing import quick_hash
from loaders.records.cleaning import first_of, name_key, split_part
from loaders.records.fields import Reading, cleaned, why_not
from loaders.records.vendors import vendor_columns, vendor_sides

__all__ = ["award_rows"]

_FIELDS = {
    "money": "obligated current potential",
    "date": "date start end ordering_end potential_end first_action",
    "flag": "sole_proprietor",
    "text": "transaction_key award_key piid modification transaction_number parent_piid parent_agency_code idv_flag"
    " agency_code agency_name top_agency_code top_agency_name funding_code funding_name funding_top_code"
    " funding_top_name uei duns name parent_uei parent_duns parent_name description psc psc_description naics"
    " naics_description",
}
_AS_THEY_ARE = [
    "modification",
    "obligated",
    "current",
    "potential",
    "date",
    "row",
    "parent_piid",
    "description",
    "psc",
    "psc_description",
    "naics",
    "naics_description",
    "potential_end",
]
_NONE = "-NONE-"


def award_rows(raw: Table, reading: Reading) -> Table:
    """The varying columns of the main claims, those of sides.SIDES, and four marks of the row: `reject` (why it is no
    claim, else null), `unread` (dates that could not be read), `withheld` (the name is a person's) and `exceeds`
    (null).
    """
    t = cleaned(raw, reading, _FIELDS)
    t = t.mutate(**_identity(t, reading)).view()
    t = vendor_columns(t, reading)
    t = t.mutate(
        contract_key=_contract_key(t, reading),
        agency_key=_agency(t.agency_code, t.agency_name, t.top_agency_code, t.top_agency_name),
    )
    t = t.mutate(action=_action_key(t), funded=_funded_by_another(t)).view()
    marks = {"reject": _reject(t), "unread": t.unread, "withheld": t.withheld, "exceeds": ibis.null(str)}
    summary = reading.layout.format.shape == "summary"
    return t.select(**_claim(t, summary), **_sides(t, summary), **marks)


def _claim(t: Table, summary: bool) -> dict[str, Value]:
    return {
        **{name: t[name] for name in _AS_THEY_ARE},
        "subject_key": t.agency_key,
        "subject_name": first_of(t.agency_name, t.top_agency_name, t.agency_key),
        "object_key": t.vendor_key,
        "object_name": t.shown_name,
        "contract_key": t.contract_key,
        "contract_name": t.piid,
        "action_key": ibis.null(str) if summary else t.action,
        "start": first_of(t.first_action, t.start) if summary else t.start,
        "end": first_of(t.end, t.ordering_end),
        "record_key": first_of(t.award_key, t.contract_key) if summary else first_of(t.transaction_key, t.action),
    }


def _identity(t: Table, reading: Reading) -> dict[str, Value]:
    """Award number, component and parent award: from their columns, else out of the award key."""
    positions = reading.layout.positions
    found: dict[str, Value] = {}
    if "award_key" in positions:
        parts, contract = t.award_key.split("_"), t.award_key.startswith("CONT_")
        order = contract & ~t.award_key.startswith("CONT_IDV_")
        found["piid"] = first_of(t.piid, ibis.ifelse(contract, parts[2], ibis.null(str)))
        if "parent_piid" not in positions:
            found["parent_piid"] = ibis.ifelse(order, parts[4].nullif(_NONE).nullif(""), ibis.null(str))
        if "agency_code" not in positions:
            found["agency_code"] = ibis.ifelse(contract, parts[3].nullif(_NONE).nullif(""), ibis.null(str))
    if reading.agency_codes:
        by_name = ibis.cases(
            *((t.agency_name == name, code) for name, code in reading.agency_codes), else_=ibis.null(str)
        )
        found["agency_code"] = first_of(found.get("agency_code", t.agency_code), by_name)
    if "modification" in positions:
        found["modification"] = t.modification.fill_null("0")
    return found


def _agency(code: StringValue, name: StringValue, top_code: StringValue, top_name: StringValue) -> StringValue:
    """The component's key, else the department's (its code has three digits at least), each by its name where it has
    no code.
    """
    department = ibis.ifelse(top_code.length() < 3, top_code.lpad(3, "0"), top_code)
    prefix = ibis.literal("agency:")
    return first_of(prefix + code, name_key("Agency", name), prefix + department, name_key("Agency", top_name))


def _contract_key(t: Table, reading: Reading) -> StringValue:
    """USAspending's award key, built from its parts where the file has none; `PIID_…` where its parts are not all
    known.
    """
    positions = reading.layout.positions
    code = t.agency_code.fill_null(_NONE)
    if {"parent_piid", "agency_code"} <= positions.keys():
        parents = t.parent_piid.fill_null(_NONE) + "_" + t.parent_agency_code.fill_null(_NONE)
        order = ibis.literal("CONT_AWD_") + t.piid + "_" + code + "_" + parents
        built = ibis.ifelse(t.idv_flag.fill_null("") == "IDV", ibis.literal("CONT_IDV_") + t.piid + "_" + code, order)
    else:
        built = ibis.literal("PIID_") + code + "_" + t.piid
    return ibis.literal("award:") + (first_of(t.award_key, built) if "award_key" in positions else built)


def _action_key(t: Table) -> StringValue:
    """Agency code, award, parent award, modification and transaction number (empty where it is 0), with bars
    between.
    """
    last = ibis.ifelse(t.transaction_key.endswith("_0"), ibis.null(str), split_part(t.transaction_key, "_", -1))
    number = first_of(t.transaction_number, last).nullif("0").nullif(_NONE)
    parts = (t.agency_code, t.piid, t.parent_piid, t.modification, number)
    return ibis.literal("|").join([part.fill_null("") for part in parts])


def _sides(t: Table, summary: bool) -> dict[str, Value]:
    nothing = ibis.null(str)
    funder = _agency(t.funding_code, t.funding_name, t.funding_top_code, t.funding_top_name)
    return {
        "identity": quick_hash(t.contract_key if summary else t.action),
        "role": ibis.literal(""),
        **vendor_sides(t),
        "side_contract_key": ibis.ifelse(t.funded, t.contract_key, nothing),
        "side_contract_name": ibis.ifelse(t.funded, t.piid, nothing),
        "funding_key": ibis.ifelse(t.funded, funder, nothing),
        "funding_name": ibis.ifelse(t.funded, first_of(t.funding_name, t.funding_top_name, funder), nothing),
    }


def _funded_by_another(t: Table) -> BooleanValue:
    """Component against component, else department against department, else name against name."""
    differs = ibis.cases(
        (t.funding_code.notnull() & t.agency_code.notnull(), t.funding_code != t.agency_code),
        (t.funding_top_code.notnull() & t.top_agency_code.notnull(), t.funding_top_code != t.top_agency_code),
        else_=t.funding_name.lower() != t.agency_name.lower(),
    )
    return differs.fill_null(False)


def _reject(t: Table) -> StringValue:
    return ibis.cases(*why_not(t, t.piid), (t.agency_key.isnull(), "no awarding agency"), else_=ibis.null(str))
