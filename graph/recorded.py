"""Claims of records, kept narrow while a graph is made: a million rows that say little each.

What whole files have in common is a *form*, kept once. Of each row only numbers and days are kept; its words stay in
the ledger until they are written.
"""

from functools import reduce

import ibis
from ibis import _
from ibis.expr.types import IntegerValue, Table

from graph.claim import CLAIMS
from graph.counting import compared
from graph.edges import CORE, place
from graph.model import load_schema
from graph.resolving import (
    action_text,
    contract_number,
    edge_number,
    predicate_number,
    record_base,
    with_contract,
    with_parties,
)

__all__ = ["every_claim", "in_cents", "record_core", "record_forms", "told_by_records", "with_forms", "worded"]

_OF_ITS_ROW = frozenset(
    "claim_id subject_key subject_name object_key object_name contract_key contract_name action_key modification"
    " obligated current potential date start end row record_key qualifiers parent_piid description psc psc_description"
    " naics naics_description potential_end".split()
)
_OF_PROSE = frozenset("amount amount_qualifier start_offset end_offset page quote".split())
FORM = tuple(name for name in CLAIMS.names if name not in _OF_ITS_ROW | _OF_PROSE)
"""What a file's records of one predicate have in common."""

NUMBERS = (
    *("id", "form", "edge_id", "subject_id", "object_id", "contract_ref", "row", "place"),
    *("obligated", "current", "potential", "date", "start", "end", "potential_end"),
)
WORDS = ("claim_id", "subject_name", "object_name", "contract_name", "modification", "qualifiers", "record_key")
"""What a record's claim says besides."""


def with_forms(records: Table) -> Table:
    """The records as the ledger has them, with the number of their `form`: the engine's own hash of FORM."""
    number = reduce(lambda before, name: (before >> 1) ^ records[name].hash(), FORM, ibis.literal(0, "int64"))
    return records.mutate(form=number)


def record_forms(records: Table, sources: Table) -> Table:
    """A row for each `form`: FORM, of its source `seq`, `known_from`, `origin_id` and `visibility_rank`, and of the ids
    of its claims what they have in common."""
    forms = records.group_by("form").agg(**{name: records[name].max() for name in FORM})
    known = sources.select("source_id", "seq", "known_from", "origin_id", visibility_rank=_.source_visibility)
    t = forms.join(known, "source_id")
    return t.mutate(
        base=record_base(t.source_id, t.predicate),
        second_base=record_base(t.source_id, t.predicate + ".prime"),
        predicate_number=predicate_number(t),
    )


def record_core(records: Table, forms: Table, party: Table, aliases: Table | None, many: bool) -> Table:
    """NUMBERS of each record, amounts in whole cents; with `many` files also what `counting` compares."""
    t = _numbered(records, forms)
    t = in_cents(with_contract(with_parties(t, party), aliases))
    t = t.mutate(contract_ref=contract_number(t.contract))
    t = t.mutate(edge_id=edge_number(t, t.predicate_number))
    return t.select(*NUMBERS, **(compared(t, action_text(t)) if many else {}))


def _numbered(records: Table, forms: Table) -> Table:
    """With `id`: the second claim of a predicate that a row makes has a longer public id."""
    t = records.join(forms.select("form", "base", "second_base", "predicate_number"), "form")
    return t.mutate(id=ibis.ifelse(t.claim_id.endswith(t.predicate), t.base, t.second_base) | t.row)


def in_cents(claims: Table) -> Table:
    """The claims with amounts in whole cents, and their place in time."""
    amounts = [name for name in ("obligated", "current", "potential", "amount") if name in claims.columns]
    return claims.mutate(place=place(claims), **{name: (claims[name] * 100).cast("int64") for name in amounts})


def told_by_records(core: Table, forms: Table) -> Table:
    """CORE of each record. Needs `counted` and `known_to`."""
    t = core.join(forms, "form").mutate(amount=ibis.null("int64"), amount_qualifier=ibis.null("string"))
    return t.select(*CORE)


def worded(records: Table, forms: Table, aliases: Table | None) -> Table:
    """The records with `id` and `contract`, and all that they say of their contracts in words."""
    return with_contract(_numbered(records, forms), aliases)


def every_claim(records: Table, core: Table, forms: Table, prose: Table) -> Table:
    """All claims with the columns of table `claim`: those of records first, their words fetched from the ledger."""
    words = _numbered(records, forms).select("id", *WORDS)
    t = words.join(core, "id").join(forms, "form")
    names = [column.name for column in load_schema().tables["claim"].columns]
    number: IntegerValue = ibis.ifelse(prose.status == "rejected", 0, prose.edge_id)
    told = in_cents(prose.mutate(edge_id=number))
    missing = {name: ibis.null(told[name].type()) for name in names if name not in t.columns}
    return t.mutate(**missing).select(*names).union(told.select(*names))
