"""From the claims as loaders wrote them to claims about canonical things: keys resolved, ids computed, sources
attached."""

from collections.abc import Mapping

import pyarrow as pa

from graph.expressions import IntegerValue, StringValue, Table, _, ibis
from graph.hashing import hashed
from graph.identity import Judgement
from graph.model import load_schema
from graph.steps import Ask, Held, asked
from graph.values import ABOUT_BITS, ROW_BITS, hash_id

__all__ = [
    "action_number",
    "contract_judgements",
    "contract_keys",
    "contract_number",
    "edge_number",
    "key_table",
    "party_table",
    "predicate_number",
    "record_base",
    "record_id",
    "resolved",
    "with_contract",
    "with_parties",
]

_PARTS = r"^award:CONT_(?:AWD|IDV)_(.+?)_([0-9A-Z]{4})(?:_|$)"
_BARE = r"^award:PIID_([0-9A-Z]{4})_(.+)$"


def key_table(canonical: Mapping[str, str]) -> pa.Table:
    """Each key that has another, and that other: key, canonical."""
    columns = {"key": list(canonical), "canonical": list(canonical.values())}
    return pa.table({name: pa.array(keys, pa.string()) for name, keys in columns.items()})


def contract_keys(claims: Table) -> Table:
    """Every key of a contract that claims have: key."""
    return claims.filter(_.contract_key.notnull()).select(key=_.contract_key).distinct()


def contract_judgements(contracts: Table | Held, ask: Ask = asked) -> list[Judgement]:
    """Awards that a download names without their parent, tied to the one full award key with that agency and number.
    `contracts` has their keys: key."""
    why = "The only award of that agency and number in the case."
    return [
        Judgement(row["key"], row["full"], "same", "award-number", why, strength="register")
        for row in ask(_full_keys, contracts)
    ]


def _full_keys(contracts: Table) -> Table:
    bare = contracts.filter(_.key.startswith("award:PIID_")).select(
        "key", agency=_.key.re_extract(_BARE, 1), piid=_.key.re_extract(_BARE, 2)
    )
    full = contracts.filter(_.key.startswith("award:CONT_")).select(
        full=_.key, piid=_.key.re_extract(_PARTS, 1), agency=_.key.re_extract(_PARTS, 2)
    )
    homes = full.group_by("agency", "piid").agg(full=_.full.min(), homes=_.full.nunique())
    return bare.join(homes, ["agency", "piid"]).filter(_.homes == 1).order_by("key").select("key", "full")


def party_table(parties: Table, others: Table, aliases: Table | None) -> Table:
    """Every key of a party with its canonical key and that one's id: key, canonical, id. `others` and `aliases` (of
    contracts) list only keys that differ."""
    canonical = others if aliases is None else others.union(aliases)
    keys = parties.select("key").union(canonical.select("key")).union(canonical.select(key=_.canonical)).distinct()
    homed = keys.left_join(canonical, "key").select("key", canonical=ibis.coalesce(_.canonical, _.key))
    return homed.mutate(id=hashed(homed.canonical))


def resolved(claims: Table, sources: Table, party: Table, aliases: Table | None) -> Table:
    """Claims about canonical things: keys and ids of `subject`, `object` and `contract`, `edge_id`, and of their source
    `seq`, `known_from`, `origin_id`, `visibility_rank`. `aliases` maps contract keys to others (None: no contract has
    two)."""
    t = with_contract(with_parties(claims, party), aliases)
    known = sources.select("source_id", "seq", "known_from", "origin_id", visibility_rank=_.source_visibility)
    t = t.join(known, "source_id").mutate(contract_ref=contract_number(t.contract))
    return t.mutate(edge_id=edge_number(t, predicate_number(t)), id=_claim_number(t))


def with_parties(claims: Table, party: Table) -> Table:
    """With `subject` and `object`, the canonical keys of both ends, and their ids."""
    for end in ("subject", "object"):
        claims = _with_party(claims, party, end)
    return claims


def _with_party(claims: Table, party: Table, end: str) -> Table:
    names = party.select(**{f"{end}_from": party.key, f"{end}_home": party.canonical, f"{end}_known": party.id})
    t = claims.left_join(names, claims[f"{end}_key"] == names[f"{end}_from"])
    listed = t[
        f"{end}_home"
    ].notnull()  # DuckDB computes every argument of COALESCE for every row, those of CASE only where needed
    home = ibis.ifelse(listed, t[f"{end}_home"], t[f"{end}_key"])
    known = ibis.ifelse(listed, t[f"{end}_known"], hashed(t[f"{end}_key"]))
    return t.mutate(**{end: home, f"{end}_id": known}).drop(f"{end}_from", f"{end}_home", f"{end}_known")


def with_contract(claims: Table, aliases: Table | None) -> Table:
    """With `contract`, the canonical key of the contract."""
    if aliases is None:
        return claims.mutate(contract=claims.contract_key)
    names = aliases.select(contract_from=aliases.key, contract_home=aliases.canonical)
    t = claims.left_join(names, claims.contract_key == names.contract_from)
    return t.mutate(contract=ibis.coalesce(t.contract_home, t.contract_key)).drop("contract_from", "contract_home")


def contract_number(contract: StringValue) -> IntegerValue:
    """The id of a contract, 0 where there is none."""
    return ibis.ifelse(contract.isnull(), 0, hashed(contract.fill_null("")))


def _claim_number(claims: Table) -> IntegerValue:
    """The id of a claim: of a record as `graph.values.record_claim_number`, of any other from its public id."""
    tail = claims.claim_id.re_extract("^r-.{12}-[0-9]+-(.+)$", 1)
    of_record = record_base(claims.source_id, tail) | claims.row
    return ibis.ifelse(claims.evidence_kind == "record", of_record, hashed(claims.claim_id))


def record_base(source_id: StringValue, tail: StringValue) -> IntegerValue:
    """What the numbers of a record's claims begin with; `tail` is what stands after the row in their public ids."""
    return hashed(source_id, tail) & (-1 << ROW_BITS)


def record_id(source_id: StringValue, row: IntegerValue, predicate: StringValue) -> StringValue:
    """As `graph.claim.record_claim_id`."""
    return ibis.literal("r-") + source_id.left(12) + "-" + row.cast("string") + "-" + predicate


def predicate_number(claims: Table) -> IntegerValue:
    """What stands for the predicate in an edge's id."""
    names = load_schema().predicates
    return ibis.cases(*[(claims.predicate == name, hash_id(name) >> 3) for name in names], else_=0)


def edge_number(claims: Table, predicate: IntegerValue) -> IntegerValue:
    """Subject, object, contract and predicate, folded into 63 bits (as `graph.values.edge_id`)."""
    mixed = claims.subject_id ^ (claims.object_id >> 1) ^ predicate
    about = (claims.contract_ref & (-1 << ABOUT_BITS)) | (mixed & ~(-1 << ABOUT_BITS))
    return ibis.ifelse(claims.contract_ref == 0, mixed, about)


def action_number(claims: Table) -> IntegerValue:
    """What tells actions apart once contracts are resolved: contract, level, modification and transaction; a summary
    also its day; null for prose. (The engine's own hash takes some award numbers for one another.)"""
    tail = claims.action_key.re_extract(r"^(?:[^|]*\|){3}(.*)$", 1).fill_null("")
    told = claims.contract + "|" + claims.level + "|" + tail + "|" + claims.modification.fill_null("")
    dated = told + "|" + claims.date.cast("string").fill_null("") + "|" + claims.object.fill_null("")
    text = ibis.cases(
        (claims.level == "action", told),
        (claims.level == "summary", dated),
        (claims.level == "subaward", claims.action_key),
    )
    return ibis.ifelse(text.isnull(), ibis.null("int64"), hashed(text.fill_null("")))
