"""Entities with their keys and names, and what records say of contracts."""

from collections.abc import Mapping

from graph.edges import ACTION, SUMMARY
from graph.expressions import Deferred, IntegerValue, StringValue, Table, _, ibis
from graph.hashing import hashed
from graph.model import load_schema
from graph.newest import newest, oldest

__all__ = [
    "WORDS",
    "code_names",
    "contracts",
    "entities",
    "entity_keys",
    "entity_names",
    "occurrences",
    "with_code_names",
]

WORDS = ("id", "contract", "contract_name", "parent_piid", "description", "psc", "naics")
"""What a claim says of its contract in words and codes."""

NAME_RANK = ("canonical", "lexicon", "alias", "recorded")
"""Which name is shown: the case's own, the reference list's, then the one that most rows bear."""


def occurrences(core: Table, party: Table, contract: Table, told: Table) -> Table:
    """Every entity that a claim mentions: id, key (canonical), type, name (as written, contracts only), known_from,
    admitted, visibility_rank. `contract` is the result of `contracts`; `told` the few claims that are no records,
    whose keys need be in no list.
    """
    ends = [
        core.select(
            id=core[f"{end}_id"],
            type=core[f"{end}_type"],
            known_from=core.known_from,
            status=core.status,
            visibility_rank=core.visibility_rank,
        )
        for end in ("subject", "object")
    ]
    seen = ibis.union(*ends).group_by("id").agg(type=_.type.min(), **_seen())
    listed = party.select("id", key=_.canonical)
    more = ibis.union(*[told.select(id=told[f"{end}_id"], key=told[end]) for end in ("subject", "object")])
    homes = listed.union(more).distinct()
    parties = seen.join(homes, "id").mutate(name=ibis.null("string"))
    parties = parties.mutate(type=_kind(parties.key, parties.type))
    awards = contract.select(
        "known_from",
        "admitted",
        "visibility_rank",
        id=_.entity_id,
        type=ibis.literal("Contract"),
        key=_.key,
        name=_.piid,
    )
    columns = ("id", "key", "type", "name", "known_from", "admitted", "visibility_rank")
    both = parties.anti_join(awards, "id").select(*columns).union(awards.select(*columns))
    return both.filter((both.type != "Person") | both.admitted)


def _kind(key: StringValue, told: StringValue) -> StringValue:
    """What a canonical key is a key of, else what the claims say: keys of two kinds that are one thing, one entity."""
    kinds = load_schema().nodes.values()
    return ibis.cases(
        *[(key.startswith(f"{scheme}:"), kind.name) for kind in kinds for scheme in kind.keys], else_=told
    )


def _seen() -> dict[str, Deferred]:
    return {
        "known_from": _.known_from.min(),
        "admitted": (_.status != "rejected").max(),
        "visibility_rank": _.visibility_rank.min(),
    }


def entity_names(found: Table, parties: Table, canonical: Table, own: Table, listed: Table) -> Table:
    """One row an (entity, name): from sources, the case (`own`, as `entities` takes it) and the reference list
    (`listed`: key, name)."""
    said = parties.filter(_.name.notnull()).select(
        "key", "name", kind=ibis.literal("recorded"), source_id=_.source_id, first_row=_.first_row, rows=_.rows
    )
    named = own.filter(_.name.notnull()).select("key", "name")
    extra = [
        names.select(
            "key",
            "name",
            kind=ibis.literal(kind),
            source_id=ibis.null("string"),
            first_row=ibis.null("int64"),
            rows=ibis.literal(0, "int64"),
        )
        for names, kind in ((named, "canonical"), (listed, "lexicon"))
    ]
    union = ibis.union(said, *extra)
    homed = union.left_join(canonical, "key").mutate(home=ibis.coalesce(_.canonical, _.key))
    kept = homed.join(found.select(home=found.key, entity_id=found.id), "home")
    rank = ibis.cases(*[(kept.kind == kind, number) for number, kind in enumerate(NAME_RANK)], else_=9)
    return (
        kept.mutate(rank=rank)
        .group_by("entity_id", "name")
        .agg(
            kind=_.kind.argmin(_.rank),
            rank=_.rank.min(),
            source_id=_.source_id.min(),
            first_row=_.first_row.argmin(_.source_id),
            rows=_.rows.sum(),
        )
    )


def entities(found: Table, names: Table, told: Table, own: Table, visibility: str = "public") -> Table:
    """Table `entity`. `own` has what entities.csv says: key (canonical), type, name, description, visibility; an entity
    of which it says none has `visibility`, a contract that of its parties."""
    best = ibis.window(group_by="entity_id", order_by=[names.rank, names.rows.desc(), names.name])
    shown = names.mutate(place=ibis.row_number().over(best)).filter(_.place == 0).select("entity_id", shown=_.name)
    ends = [told.select(entity_id=told[end]) for end in ("subject_id", "object_id")]
    degree = ibis.union(*ends).group_by("entity_id").agg(edges=_.count())
    stated = own.select(
        id=hashed(own.key), own_type=own.type, description=own.description, own_visibility=own.visibility
    )
    t = (
        found.left_join(shown, found.id == shown.entity_id)
        .drop("entity_id")
        .left_join(degree, found.id == degree.entity_id)
        .drop("entity_id")
        .left_join(stated, "id")
        .drop("id_right")
    )
    if visibility != "public":
        t = _with_default(t, told, visibility)
    rank = ibis.greatest(t.visibility_rank, _visibility_rank(t.own_visibility))
    return t.select(
        "id",
        public_id=t.key,
        type=ibis.coalesce(t.own_type.nullif(""), t.type),
        name=ibis.coalesce(t.shown, t.name, t.key),
        description=t.description.nullif(""),
        visibility=ibis.cases((rank == 0, "public"), (rank == 1, "internal"), else_="withheld"),
        edges=t.edges.fill_null(0),
        known_from=t.known_from,
    )


def _with_default(t: Table, told: Table, visibility: str) -> Table:
    """With `own_visibility` where the case gives none: the default, and for a contract that of its most hidden
    party."""
    own = t.own_visibility.nullif("").fill_null(visibility)
    ranks = t.select(party=t.id, rank=_visibility_rank(own))
    ends = ibis.union(*[told.select("contract_id", party=told[end]) for end in ("subject_id", "object_id")])
    ends = ends.filter(ends.contract_id.notnull() & (ends.party != ends.contract_id))
    hidden = ends.join(ranks, "party").group_by("contract_id").agg(parties=_.rank.max())
    joined = t.left_join(hidden, t.id == hidden.contract_id).drop("contract_id")
    words = ibis.cases((joined.parties == 0, "public"), (joined.parties == 1, "internal"), else_="withheld")
    follows = (joined.type == "Contract") & joined.parties.notnull()
    default = ibis.ifelse(follows, words, ibis.literal(visibility))
    return joined.mutate(own_visibility=joined.own_visibility.nullif("").fill_null(default)).drop("parties")


def _visibility_rank(column: StringValue) -> IntegerValue:
    return ibis.cases((column == "internal", 1), (column == "withheld", 2), else_=0)


def entity_keys(found: Table, canonical: Table) -> Table:
    """Table `entity_key`: every further key that leads to an entity."""
    merged = (
        canonical.filter(_.key != _.canonical)
        .join(found.select(canonical=found.key, entity_id=found.id), "canonical")
        .select("key", "entity_id")
    )
    return merged.mutate(scheme=merged.key.split(":")[0])


def contracts(core: Table, claims: Table) -> Table:
    """Table `contract` without the names of its codes, and with `key`, `known_from`, `admitted` and `visibility_rank`.

    What claims sum up to (`core`), beside the words of the earliest one (`claims`, by id); a record's number goes
    before the label that prose gives. `codes` are the results of `code_names`.
    """
    t = core.filter(core.contract_ref != 0)
    t = t.mutate(counts=(t.level_number == ACTION) & (t.counted == 1))
    opened = ibis.cases(
        (t.level_number == ACTION, t.date), (t.level_number == SUMMARY, t.start), else_=ibis.null("date")
    )
    facts = t.group_by(entity_id=t.contract_ref).agg(
        told_by=oldest(t.id, t.place | ibis.ifelse(t.level_number == 0, 1 << 62, 0)),
        first_action=opened.min(),
        last_action=ibis.ifelse(t.level_number.isin([ACTION, SUMMARY]), t.date, ibis.null("date")).max(),
        actions=t.counts.sum().fill_null(0),
        start=t.start.min(),
        end=newest(t.end, t.place),
        potential_end=newest(t.potential_end, t.place),
        **_seen(),
    )
    words = claims.rename(told_by="id", key="contract", piid="contract_name")
    told = facts.join(words, "told_by").drop("told_by")
    return told.mutate(award_key=ibis.ifelse(told.key.startswith("award:"), told.key.substr(6), ibis.null("string")))


def with_code_names(contract: Table, codes: Mapping[str, Table]) -> Table:
    """Table `contract` with the names of its codes; `codes` are the results of `code_names`."""
    for code, names_of in codes.items():
        contract = contract.left_join(names_of, code).drop(f"{code}_right")
    return contract


def code_names(raw: Table, code: str) -> Table:
    """The name that the records give each code of a kind (`psc`, `naics`): psc, psc_description."""
    told = raw.filter(raw[code].notnull()).group_by(code)
    return told.agg(**{f"{code}_description": raw[f"{code}_description"].max()})
