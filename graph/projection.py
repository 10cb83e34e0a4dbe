"""Projection: from the ledger's active parts and a case's decisions to the tables of a build.

    claims ─ identity ─▶ resolved claims ─ acceptance, counting ─▶ edges ─▶ entities, conflicts, findings

Everything is a pure function of its inputs: the same parts and decisions give the same tables, byte for byte.
"""

import dataclasses
from collections.abc import Callable, Iterator

import pyarrow as pa

from graph.acceptance import Policy, as_recorded, decisions, judged, kinds_joined, parents_listed
from graph.agencies import AgencyTable, load_agencies
from graph.background import agency_chart, reference_names
from graph.built import Streamed
from graph.claim import CLAIMS, PARTIES
from graph.conflicts import Conflict, conflicts
from graph.counting import CONTENT, Overlap, counting, overlaps, replaced_rows, with_counting
from graph.decided import UNDECIDED, Decided, Lost, decide, unreviewed, with_decided
from graph.edges import CORE, MANY_ORIGINS, SUMMARY, edges
from graph.edges import shown as shown_edges
from graph.entities import (
    WORDS,
    code_names,
    contracts,
    entities,
    entity_keys,
    entity_names,
    occurrences,
    with_code_names,
)
from graph.expressions import Table, _, ibis
from graph.identity import Judgement, resolve
from graph.keys import agency_judgements, exact_name_judgements, owner_keys, register_judgements
from graph.ledger import Part
from graph.model import load_schema
from graph.narrow import ContractStream, EdgeStream
from graph.recorded import (
    Recorded,
    every_claim,
    in_cents,
    prose_claims,
    record_core,
    record_forms,
    told_by_records,
    with_forms,
    with_ids,
    worded,
)
from graph.resolving import action_number, contract_judgements, contract_keys, key_table, party_table, resolved
from graph.review import Review
from graph.said import ASTRAY, said
from graph.sources import SourceEntry, source_table
from graph.steps import Held, Steps
from graph.store import TableStream

__all__ = ["ORDER", "Inputs", "OwnEntity", "Projection", "Receiver", "project"]

ORDER = ("claim", "contract", "edge", "entity_name", "entity")
"""The large tables in the order in which they are made."""


@dataclasses.dataclass(frozen=True, slots=True)
class OwnEntity:
    """How the case itself describes an entity, by any of its keys."""

    key: str
    type: str | None = None
    name: str | None = None
    description: str | None = None
    visibility: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Inputs:
    """All that a projection depends on."""

    parts: tuple[Part, ...]
    sources: tuple[SourceEntry, ...]
    judgements: tuple[Judgement, ...] = ()
    reviews: tuple[Review, ...] = ()
    own: tuple[OwnEntity, ...] = ()
    policy: Policy = dataclasses.field(default_factory=Policy)
    entity_visibility: str = "public"


@dataclasses.dataclass(frozen=True, slots=True)
class Projection:
    """The tables of a build as the engine holds them (claims, edges …), what is small as it is, whether the case
    holds rows that a newer download corrected, or summaries of awards, and the decisions that could not be taken."""

    tables: dict[str, Held]
    judgements: tuple[Judgement, ...]
    overruled: tuple[Judgement, ...]
    conflicts: tuple[Conflict, ...]
    claims: int
    corrected: bool
    summarised: bool
    lost: tuple[Lost, ...] = ()
    overlaps: tuple[Overlap, ...] = ()


class Receiver:
    """Takes what a projection has made while it makes the rest; this one lets it go."""

    def records(self, recorded: Recorded) -> None:
        """The claims of records."""

    def prose(self, claims: Held) -> None:
        """All other claims that are shown."""

    def table(self, name: str, rows: TableStream) -> None:
        """Any other table of Projection.tables, whole."""


def project(
    steps: Steps,
    inputs: Inputs,
    step: Callable[[str], None] = lambda name: None,
    receiver: Receiver | None = None,
) -> Projection:
    """Make the build's tables. `step` is told each stage as it begins; `receiver` gets what is made as soon as it can
    be written."""
    receiver, agencies = receiver or Receiver(), load_agencies()
    step("identity")
    ledger = _raw_claims(steps, inputs, agencies)
    raw, parties = ledger.claims, ledger.parties
    sources = steps.hold("sources", source_table(inputs.sources))
    identity = _identity(steps, inputs, ledger, agencies)
    party = steps.keep("party", party_table, parties, identity.canonical, identity.aliases)
    step("claims")
    claims = _claims(steps, inputs, ledger, sources, party, identity.aliases)
    receiver.records(claims.recorded)
    forms, prose = claims.recorded.forms, claims.prose
    recorded = steps.name("recorded", told_by_records, claims.recorded.rows, forms)
    statements = steps.name("statements", _statements, prose)
    told = steps.name("told", _told, recorded, statements)
    codes = {code: steps.keep(f"{code}_names", code_names, raw, code) for code in ("psc", "naics")}
    words = steps.name("words", _worded, claims.records, forms, identity.aliases, prose)
    facts = steps.keep("contracts", contracts, told, words)
    contract = steps.name("contracts_shown", with_code_names, facts, codes)
    found = steps.keep("found", occurrences, told, party, facts, prose)
    shown = steps.keep("shown", _shown, prose, found)
    receiver.prose(shown)
    receiver.table("contract", ContractStream(facts, codes, contract))
    step("conflicts")
    clashes = tuple(_conflicts(steps, prose, agencies))
    step("edges")
    origins = len({source.origin for source in inputs.sources if source.kind == "records"})
    grouped = steps.keep("edges", edges, recorded, statements, min(origins, MANY_ORIGINS))
    disputed = steps.hold("disputed", _disputed(clashes))
    status = inputs.policy.records
    edge = steps.name("edges_shown", shown_edges, grouped, forms, disputed, status)
    receiver.table("edge", EdgeStream(grouped, forms, disputed, status, edge))
    step("entities")
    own = steps.keep("own", _homed, steps.hold("own_given", _own_table(inputs.own)), identity.canonical)
    listed = steps.hold("listed_names", reference_names(agencies))
    names = steps.keep("names", entity_names, found, parties, party, own, listed)
    receiver.table("entity_name", Streamed("entity_name", names))
    tables = {
        "entity": steps.keep("entities", entities, found, names, grouped, own, inputs.entity_visibility),
        "entity_key": steps.name("entity_keys", entity_keys, found, party),
        "entity_name": names,
        "edge": edge,
        "claim": steps.name("every_claim", every_claim, claims.recorded.rows, forms, shown),
        "contract": contract,
        "source": sources,
    }
    for name in ("entity", "entity_key", "source"):
        receiver.table(name, Streamed(name, tables[name]))
    [counted] = steps.ask(_counted, told)
    return Projection(
        tables,
        identity.judgements,
        identity.overruled,
        clashes,
        counted["claims"],
        bool(counted["corrected"]),
        bool(counted["summarised"]),
        ledger.decided.lost,
        claims.overlaps,
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _Ledger:
    """Claims and parties of all parts, and what people decided about them."""

    claims: Held
    parties: Held
    decided: Decided


@dataclasses.dataclass(frozen=True, slots=True)
class _Claims:
    """`records` as the ledger has them and as the graph is made of them; `prose` are all other claims."""

    records: Held
    recorded: Recorded
    prose: Held
    overlaps: tuple[Overlap, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class _Identity:
    """`canonical` maps keys of parties, `aliases` those of contracts (None: no contract has two keys)."""

    judgements: tuple[Judgement, ...]
    overruled: tuple[Judgement, ...]
    canonical: Held
    aliases: Held | None


def _raw_claims(steps: Steps, inputs: Inputs, agencies: AgencyTable) -> _Ledger:
    """Claims and parties of all parts, with the reference list's own about the agencies that the case mentions."""
    claims = steps.files("said", [part.claims for part in inputs.parts], CLAIMS)
    met = steps.files("met", [part.parties for part in inputs.parts], PARTIES)
    named = {judgement.right for judgement in agency_judgements(met, agencies, steps.ask)}
    keys = named | {row["key"] for row in steps.ask(_agency_keys, met)}
    chart, names = agency_chart({key.removeprefix("agency:") for key in keys}, agencies)
    raw = steps.name("raw", _with_chart, claims, steps.hold("chart", chart))
    decided = decide(raw.table(), inputs.reviews, load_schema()) if inputs.reviews else UNDECIDED
    more = steps.hold("named", pa.concat_tables([names, decided.party_table()]))
    return _Ledger(raw, steps.keep("parties", _union, met, more), decided)


def _with_chart(claims: Table, chart: Table) -> Table:
    return with_ids(claims.union(chart))


def _agency_keys(parties: Table) -> Table:
    return parties.filter(_.type == "Agency").select("key").distinct()


def _union(one: Table, other: Table) -> Table:
    return one.union(other)


def _identity(steps: Steps, inputs: Inputs, ledger: _Ledger, agencies: AgencyTable) -> _Identity:
    parties, schema = ledger.parties, load_schema()
    judgements = list(inputs.judgements) + register_judgements(parties, steps.ask)
    judgements += agency_judgements(parties, agencies, steps.ask)
    if steps.ask(_bare_awards, ledger.claims):
        judgements += contract_judgements(steps.name("contract_keys", contract_keys, ledger.claims), steps.ask)
    first = steps.hold("first_homes", key_table(resolve(judgements, schema).canonical))
    owners = steps.keep("owners", owner_keys, ledger.claims)
    judgements += exact_name_judgements(parties, first, owners, steps.ask)
    final = resolve(judgements, schema)
    awards = {key: home for key, home in final.canonical.items() if key.startswith(_CONTRACT_KEYS)}
    others = {key: home for key, home in final.canonical.items() if key not in awards}
    aliases = steps.hold("aliases", key_table(awards)) if awards else None
    return _Identity(tuple(judgements), final.overruled, steps.hold("canonical", key_table(others)), aliases)


_CONTRACT_KEYS = ("award:", "contract:")


def _bare_awards(claims: Table) -> Table:
    return claims.filter(_.contract_key.startswith("award:PIID_")).select("contract_key").limit(1)


def _claims(steps: Steps, inputs: Inputs, ledger: _Ledger, sources: Held, party: Held, aliases: Held | None) -> _Claims:
    """Claims of records, narrow, and the claims that are no records, with all they say."""
    many = sum(part.report.rows_in > 0 for part in inputs.parts) > 1
    decided = steps.hold("decided", ledger.decided.claim_table()) if ledger.decided.claims else None
    records = steps.name("records", _plain, ledger.claims, decided)
    forms = steps.keep("forms", _forms, records, sources, inputs.policy)
    core = steps.keep("record_core", record_core, records, forms, party, aliases, many)
    other = steps.keep("raw_told", with_decided, ledger.claims, decided)
    others = steps.keep("others", resolved, other, sources, party, aliases)
    reviews = steps.hold("reviews", decisions(ledger.decided.reviews)) if ledger.decided.reviews else None
    known = (steps.hold("joined", kinds_joined(load_schema())), steps.hold("parents", parents_listed(load_agencies())))
    admitted = steps.keep("admitted", _admitted, others, inputs.policy, reviews, *known)
    verdicts: Held | None = None
    shared: tuple[Overlap, ...] = ()
    if many:
        met = steps.name("met_again", _met, core, forms, admitted)
        replaced = steps.hold("replaced", rows) if len(rows := replaced_rows(inputs.sources)) else None
        verdicts = steps.keep("verdicts", counting, met, replaced)
        shared = overlaps(steps.name("met_twice", _met_twice, met, verdicts), inputs.sources)
    prose = steps.keep("prose", _counted_prose, admitted, verdicts)
    return _Claims(records, Recorded(steps.name("core", with_counting, core, verdicts), forms), prose, shared)


def _plain(raw: Table, decided: Table | None) -> Table:
    return with_forms(unreviewed(raw, decided))


def _forms(records: Table, sources: Table, policy: Policy) -> Table:
    return as_recorded(record_forms(records, sources), policy)


def _admitted(others: Table, policy: Policy, reviews: Table | None, joined: Table, parents: Table) -> Table:
    """Each claim once: two sheets may restate the same words of one work."""
    once = others.mutate(again=ibis.row_number().over(ibis.window(group_by="claim_id", order_by=["seq", "row"])))
    return judged(once.filter(_.again == 0).drop("again"), policy, reviews, joined, parents)


def _counted_prose(admitted: Table, verdicts: Table | None) -> Table:
    """In the order of their ids: the same file in every build."""
    told = with_counting(admitted, verdicts)
    rejected = (told.status == "rejected") & told.level.notnull()
    return told.mutate(counted=ibis.ifelse(rejected, 0, told.counted).cast("int8")).order_by("claim_id")


def _met(core: Table, forms: Table, admitted: Table) -> Table:
    """What `counting` looks at, of records and of prose."""
    names = ("id", "action", "contract_ref", "known_from", "seq", *CONTENT)
    of_records = core.join(forms.select("form", "known_from", "seq", "level_number"), "form").select(*names)
    prose = admitted.filter(_.status != "rejected")
    return of_records.union(in_cents(prose.mutate(action=action_number(prose))).select(*names))


def _met_twice(met: Table, verdicts: Table) -> Table:
    return met.semi_join(verdicts, "id")


def _statements(prose: Table) -> Table:
    return in_cents(prose).select(*CORE)


def _told(recorded: Table, statements: Table) -> Table:
    return recorded.select(*CORE).union(statements)


def _worded(records: Table, forms: Table, aliases: Table | None, prose: Table) -> Table:
    return worded(records, forms, aliases).select(*WORDS).union(prose.select(*WORDS))


def _counted(told: Table) -> Table:
    return told.agg(
        claims=_.count(), corrected=_.known_to.notnull().max(), summarised=(_.level_number == SUMMARY).max()
    )


def _shown(prose: Table, found: Table) -> Table:
    """Without the rejected claims about people who are nothing else in the graph."""
    person = (prose.subject_type == "Person") | (prose.object_type == "Person")
    hidden = person & (prose.status == "rejected")
    kept = (
        prose.filter(hidden)
        .semi_join(found.select(subject=_.key), "subject")
        .semi_join(found.select(object=_.key), "object")
    )
    return prose_claims(prose.filter(~hidden).union(kept))


def _own_table(own: tuple[OwnEntity, ...]) -> pa.Table:
    names = [field.name for field in dataclasses.fields(OwnEntity)]
    return pa.Table.from_pylist([dataclasses.asdict(one) for one in own], pa.schema([(n, pa.string()) for n in names]))


def _homed(own: Table, canonical: Table) -> Table:
    """What the case says of its entities, by their canonical keys."""
    homed = own.left_join(canonical, "key").mutate(home=ibis.coalesce(_.canonical, _.key))
    return homed.select(key=homed.home, **{name: homed[name] for name in own.columns if name != "key"})


def _disputed(clashes: tuple[Conflict, ...]) -> pa.Table:
    ids = {said.edge_id for clash in clashes if clash.disputes for _value, side in clash.sides for said in side}
    return pa.table({"edge_id": pa.array(sorted(ids), pa.int64())})


def _conflicts(steps: Steps, claims: Held, agencies: AgencyTable) -> Iterator[Conflict]:
    parent_of = {f"agency:{a.code}": f"agency:{p.code}" for a in agencies.agencies if (p := agencies.parent(a))}
    yield from conflicts([said(row) for row in steps.ask(_contestable, claims)], load_schema(), parent_of)


def _contestable(claims: Table) -> Table:
    told = claims.filter(_.level.isnull() & ((_.evidence_kind != "reference") | (_.predicate == "PART_OF")))
    marked = _.qualifiers.contains('"veracity"') | (_.reason == ASTRAY)
    return told.filter((_.status != "rejected") | marked).order_by("claim_id")
