"""Claims of records, kept narrow while a graph is made: a million rows of which most columns say the same.

What whole files have in common is a *form*, kept once. What a row says of its contract stays in the ledger.
"""

import dataclasses
from functools import reduce

from graph.claim import CLAIMS, PRECISIONS
from graph.edges import CORE, level_number, place
from graph.expressions import IntegerValue, StringValue, Table, _, ibis
from graph.hashing import quick_hash
from graph.model import load_schema
from graph.resolving import (
    action_number,
    contract_number,
    edge_number,
    predicate_number,
    record_base,
    record_id,
    with_contract,
    with_parties,
)
from graph.steps import Held

__all__ = [
    "Recorded",
    "every_claim",
    "in_cents",
    "prose_claims",
    "record_core",
    "record_forms",
    "told_by_records",
    "with_forms",
    "with_ids",
    "worded",
]

_OF_ITS_ROW = frozenset(
    (
        *("claim_id", "subject_key", "subject_name", "object_key", "object_name", "contract_key", "contract_name"),
        *("action_key", "modification", "obligated", "current", "potential", "date", "start", "end", "row"),
        *("record_key", "qualifiers", "parent_piid", "description", "psc", "psc_description", "naics"),
        *("naics_description", "potential_end"),
    )
)
_OF_PROSE = frozenset(["amount", "amount_qualifier", "start_offset", "end_offset", "page", "quote"])
FORM = tuple(name for name in CLAIMS.names if name not in _OF_ITS_ROW | _OF_PROSE | PRECISIONS.keys())
"""What a file's records of one predicate, level and currency have in common; see graph.part.Loader."""

NUMBERS = (
    *("id", "form", "edge_id", "subject_id", "object_id", "contract_ref", "row", "place"),
    *("obligated", "current", "potential", "date", "start", "end", "potential_end"),
)
WORDS = ("claim_id", "subject_name", "object_name", "contract_name", "modification", "qualifiers", "record_key")


def with_forms(records: Table) -> Table:
    """The records as the ledger has them, with the number of their `form`: the engine's own hash of what tells forms
    apart."""
    told = [quick_hash(records[name].fill_null("")) for name in ("source_id", "predicate", "level", "currency")]
    return records.mutate(form=reduce(lambda before, number: (before >> 1) ^ number, told))


def with_ids(claims: Table) -> Table:
    """The claims as loaders write them, each with its `claim_id`, and with `own_id`: the same where it is not what
    `graph.claim.record_claim_id` gives."""
    first = claims.claim_id.isnull() | ((claims.evidence_kind == "record") & claims.claim_id.endswith(claims.predicate))
    return claims.mutate(
        own_id=ibis.ifelse(first, ibis.null("string"), claims.claim_id),
        claim_id=_full_id(claims),
    )


def _full_id(claims: Table) -> StringValue:
    """As `graph.claim.claim_ids`."""
    made = record_id(claims.source_id, claims.row, claims.predicate)
    return ibis.ifelse(claims.claim_id.isnull(), made, claims.claim_id)


def record_forms(records: Table, sources: Table) -> Table:
    """A row for each `form`: FORM, of its source `seq`, `known_from`, `origin_id` and `visibility_rank`, and of the ids
    of its claims what they have in common."""
    forms = records.group_by("form").agg(**{name: records[name].arbitrary() for name in FORM})
    known = sources.select("source_id", "seq", "known_from", "origin_id", visibility_rank=_.source_visibility)
    t = forms.join(known, "source_id")
    return t.mutate(
        base=record_base(t.source_id, t.predicate),
        second_base=record_base(t.source_id, t.predicate + ".prime"),
        predicate_number=predicate_number(t),
        level_number=level_number(t.level),
    )


def record_core(records: Table, forms: Table, party: Table, aliases: Table | None, many: bool) -> Table:
    """NUMBERS and WORDS of each record (`claim_id` null where it follows from the rest), amounts in whole cents; with
    `many` files also `action`, which tells those that are met twice."""
    t = _numbered(records, forms)
    t = in_cents(with_contract(with_parties(t, party), aliases))
    t = t.mutate(contract_ref=contract_number(t.contract))
    t = t.mutate(edge_id=edge_number(t, t.predicate_number))
    return (
        t.drop("claim_id")
        .rename(claim_id="own_id")
        .select(*NUMBERS, *WORDS, **({"action": action_number(t)} if many else {}))
    )


def _numbered(records: Table, forms: Table) -> Table:
    """With `id`: the second claim of a predicate that a row makes has a public id of its own."""
    t = records.join(forms.select("form", "base", "second_base", "predicate_number"), "form")
    return t.mutate(id=ibis.ifelse(t.own_id.isnull(), t.base, t.second_base) | t.row)


def in_cents(claims: Table) -> Table:
    """The claims with amounts in whole cents, their place in time, and the number of their level."""
    amounts = [name for name in ("obligated", "current", "potential", "amount") if name in claims.columns]
    cents = {name: (claims[name] * 100).cast("int64") for name in amounts}
    return claims.mutate(place=place(claims), level_number=level_number(claims.level), **cents)


def told_by_records(core: Table, forms: Table) -> Table:
    """CORE and `form` of each record. Needs `counted` and `known_to`."""
    t = core.join(forms, "form").mutate(amount=ibis.null("int64"), amount_qualifier=ibis.null("string"))
    return t.mutate(**_precisions(t)).select(*CORE, "form")


def _precisions(records: Table) -> dict[str, StringValue]:
    day, none = ibis.literal("day"), ibis.null("string")
    return {name: ibis.ifelse(records[date].notnull(), day, none) for name, date in PRECISIONS.items()}


def worded(records: Table, forms: Table, aliases: Table | None) -> Table:
    """The records with `id` and `contract`, and all that they say of their contracts in words."""
    return with_contract(_numbered(records, forms), aliases)


@dataclasses.dataclass(frozen=True, slots=True)
class Recorded:
    """Claims of records: what each says of itself (NUMBERS, WORDS, `counted`, `known_to`), and FORM of its form."""

    rows: Held
    forms: Held


def every_claim(records: Table, forms: Table, prose: Table) -> Table:
    """All claims of a build in the columns of table `claim`: to ask a little of, not to read as a whole."""
    t = records.join(forms, "form")
    t = t.mutate(claim_id=_full_id(t), **_precisions(t))
    names = [column.name for column in load_schema().tables["claim"].columns]
    missing = {name: ibis.null(prose[name].type()) for name in names if name not in t.columns}
    return t.mutate(**missing).select(*names).union(prose.select(*names))


def prose_claims(prose: Table) -> Table:
    """The claims that are no records as table `claim` has them."""
    number: IntegerValue = ibis.ifelse(prose.status == "rejected", 0, prose.edge_id)
    return in_cents(prose.mutate(edge_id=number))
