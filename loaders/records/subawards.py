"""Rows of subaward reports: a company holds a subaward of a contract; and the awards that the subawards are under."""

from dataclasses import replace

from graph.expressions import StringValue, Table, ibis
from graph.hashing import quick_hash
from loaders.records.awards import award_rows
from loaders.records.cleaning import first_of
from loaders.records.fields import Reading, cleaned, why_not
from loaders.records.mapping import Field
from loaders.records.vendors import personal_name, vendor_columns, vendor_sides

__all__ = ["prime_rows", "subaward_rows"]

_FIELDS = {
    "money": "obligated prime_obligated",
    "date": "date",
    "flag": "sole_proprietor prime_sole_proprietor",
    "text": "report number uei duns name parent_uei parent_duns parent_name description prime_award_key prime_piid"
    " prime_parent_piid prime_agency_code prime_agency_name prime_name",
}
_PRIME = "prime_"


def subaward_rows(raw: Table, reading: Reading) -> Table:
    """SUBAWARD_OF: the subawardee, the prime award. Columns as awards.award_rows gives them."""
    t = vendor_columns(cleaned(raw, reading, _FIELDS), reading)
    by_number = ibis.literal("PIID_") + t.prime_agency_code.fill_null("-NONE-") + "_" + t.prime_piid
    t = t.mutate(
        contract_key=ibis.literal("award:") + first_of(t.prime_award_key, by_number),
        prime_shown=_prime_name(t, reading),
    ).view()
    parts = [t.contract_key, t.vendor_key, t.number.fill_null(""), t.report.fill_null("")]
    t = t.mutate(action=ibis.literal("|").join([ibis.literal("subaward"), *parts])).view()
    claim = {
        "subject_key": t.vendor_key,
        "subject_name": t.shown_name,
        "object_key": t.contract_key,
        "object_name": first_of(t.prime_piid, t.prime_award_key),
        "contract_key": t.contract_key,
        "contract_name": t.prime_piid,
        "action_key": t.action,
        "obligated": t.obligated,
        "date": t.date,
        "qualifiers": _qualifiers(t),
        "row": t.row,
        "record_key": first_of(t.report, t.number, t.action),
        "parent_piid": t.prime_parent_piid,
        "description": t.description,
    }
    contract = dict.fromkeys(("side_contract_key", "side_contract_name", "funding_key", "funding_name"), ibis.null(str))
    sides = {"identity": quick_hash(t.action), "role": ibis.literal(""), **vendor_sides(t), **contract}
    reject = ibis.cases(*why_not(t, t.contract_key), else_=ibis.null(str))
    return t.select(**claim, **sides, reject=reject, unread=t.unread, withheld=t.withheld, exceeds=_exceeds(t))


def prime_rows(raw: Table, reading: Reading) -> Table:
    """One row a prime award, as a summary: from the row of its latest action, the first in the file among equals."""
    inner = _prime_reading(reading)
    renamed = raw.select("row", **{name: raw[_PRIME + name] for name in inner.layout.positions}).view()
    rows = award_rows(renamed, inner).view()
    latest = ibis.row_number().over(group_by="contract_key", order_by=[rows.date.desc(nulls_first=False), rows.row])
    rows = rows.filter(rows.reject.isnull()).mutate(place=latest).view()
    kept = rows.filter(rows.place == 0).drop("place")
    return kept.mutate(identity=ibis.null("int64"), role=ibis.literal(".prime")).order_by("row")


def _prime_reading(reading: Reading) -> Reading:
    """The fields `prime_…` as those of an award summary."""
    form, layout = reading.layout.format, reading.layout
    fields = {n.removeprefix(_PRIME): f for n, f in form.fields.items() if n.startswith(_PRIME)}
    fields = {name: Field(name, f.kind, f.columns) for name, f in fields.items()}
    places = {n.removeprefix(_PRIME): place for n, place in layout.positions.items() if n.startswith(_PRIME)}
    decided = {
        (n.removeprefix(_PRIME), w): flag for (n, w), flag in reading.plan.day_first.items() if n.startswith(_PRIME)
    }
    inner = replace(layout, format=replace(form, fields=fields, shape="summary"), positions=places)
    return replace(reading, layout=inner, plan=replace(reading.plan, day_first=decided))


def _prime_name(t: Table, reading: Reading) -> StringValue:
    if reading.keep_sole_proprietors:
        return t.prime_name
    return ibis.ifelse(personal_name(t.prime_sole_proprietor, t.prime_name), ibis.null(str), t.prime_name)


def _qualifiers(t: Table) -> StringValue:
    """agency_name, number and prime as canonical JSON, what is unknown left out."""
    pairs = [_pair("agency_name", t.prime_agency_name), _pair("number", t.number), _pair("prime", t.prime_shown)]
    inside = ibis.literal("").join([pair.fill_null("") for pair in pairs])
    return ibis.literal("{") + inside.re_replace("^,", "") + "}"


def _pair(key: str, value: StringValue) -> StringValue:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').re_replace(r"[\x00-\x1f]+", " ")
    return ibis.literal(f',"{key}":"') + escaped + '"'


def _exceeds(t: Table) -> StringValue:
    words = ibis.literal("a subaward of ") + t.obligated.cast(str) + " under an award of " + t.prime_obligated.cast(str)
    return ibis.ifelse((t.obligated > t.prime_obligated).fill_null(False), words, ibis.null(str))
