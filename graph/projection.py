"""Projection: from the ledger's active parts and a case's decisions to the tables of a build.

    claims ─ identity ─▶ resolved claims ─ acceptance, counting ─▶ edges ─▶ entities, conflicts, findings

Everything is a pure function of its inputs: the same parts and decisions give the same tables, byte for byte.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import ibis
import pyarrow as pa
from ibis import _
from ibis.backends.duckdb import Backend
from ibis.expr.types import Table

from graph.acceptance import Policy, as_recorded, judged
from graph.agencies import AgencyTable, load_agencies
from graph.background import agency_chart, reference_names
from graph.claim import CLAIMS, PARTIES
from graph.conflicts import Conflict, conflicts
from graph.counting import CONTENT, Overlap, counting, overlaps, with_counting
from graph.decided import UNDECIDED, Decided, Lost, decide, split
from graph.edges import CORE, SUMMARY, edges
from graph.entities import WORDS, code_names, contracts, entities, entity_keys, entity_names, occurrences
from graph.identity import Judgement, resolve
from graph.keys import agency_judgements, exact_name_judgements, register_judgements
from graph.ledger import Part
from graph.model import Schema, load_schema
from graph.recorded import (
    Recorded,
    in_cents,
    prose_claims,
    record_core,
    record_forms,
    told_by_records,
    with_forms,
    worded,
)
from graph.resolving import action_number, contract_judgements, party_table, resolved
from graph.review import Review
from graph.said import ASTRAY, said
from graph.sources import SourceEntry, source_table

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
    """The tables of a build as expressions of the engine (claims, edges …), what is small as it is, whether the case
    holds rows that a newer download corrected, or summaries of awards, and the decisions that could not be taken."""

    tables: dict[str, Table]
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

    def prose(self, claims: Table) -> None:
        """All other claims that are shown."""

    def table(self, name: str, rows: Table) -> None:
        """Any other table of Projection.tables, whole."""


class _Work:
    """The engine's tables while a projection is made."""

    def __init__(self, engine: Backend, inputs: Inputs, step: Callable[[str], None]) -> None:
        self.engine, self.inputs, self.step = engine, inputs, step
        self.schema: Schema = load_schema()
        self.agencies: AgencyTable = load_agencies()
        self.decided: Decided = UNDECIDED

    def keep(self, name: str, table: Table | pa.Table) -> Table:
        """The rows as a table of the engine, filled in parallel."""
        rows = ibis.memtable(table) if isinstance(table, pa.Table) else table
        self.engine.create_view(f"{name}_rows", rows)
        self.engine.con.execute(f"create table {name} as from {name}_rows")
        return self.engine.table(name)

    def name(self, name: str, table: Table) -> Table:
        """The expression under a name, computed anew wherever it is read."""
        return self.engine.create_view(name, table)

    def read(self, files: Iterable[Path], schema: pa.Schema) -> Table:
        paths = [str(file) for file in files]
        empty = ibis.memtable(schema.empty_table())
        if not paths:
            return empty
        return self.engine.read_parquet(paths).select(*schema.names).cast(ibis.Schema.from_pyarrow(schema))


def project(
    engine: Backend,
    inputs: Inputs,
    step: Callable[[str], None] = lambda name: None,
    receiver: Receiver | None = None,
) -> Projection:
    """Make the build's tables. `step` is told each stage as it begins; `receiver` gets what is made as soon as it can
    be written."""
    work, receiver = _Work(engine, inputs, step), receiver or Receiver()
    step("identity")
    raw, parties = _raw_claims(work)
    sources = work.keep("sources", source_table(inputs.sources)).mutate(known_from=_.known_from.cast("date"))
    identity = _identity(work, raw, parties)
    homes = identity.canonical if identity.aliases is None else identity.canonical.union(identity.aliases)
    party = work.keep("party", party_table(parties, homes))
    step("claims")
    claims = _claims(work, raw, sources, party, identity)
    receiver.records(claims.recorded)
    forms, prose = claims.recorded.forms, claims.prose
    recorded = told_by_records(claims.recorded.rows, forms)
    statements = in_cents(prose).select(*CORE)
    told = work.name("told", recorded.select(*CORE).union(statements))
    codes = {code: work.keep(f"{code}_names", names) for code, names in code_names(raw).items()}
    words = worded(claims.records, forms, identity.aliases).select(*WORDS).union(prose.select(*WORDS))
    contract = work.keep("contracts", contracts(told, work.name("worded", words), codes))
    found = work.keep("found", occurrences(told, party, contract, prose))
    shown = work.keep("shown", prose_claims(_visible(prose, found)))
    receiver.prose(shown)
    receiver.table("contract", contract)
    step("conflicts")
    clashes = tuple(_conflicts(work, prose))
    disputed = sorted(
        {said.edge_id for clash in clashes if clash.disputes for _value, side in clash.sides for said in side}
    )
    step("edges")
    origins = len({source.origin for source in inputs.sources if source.kind == "records"})
    edge = work.keep("edges", edges(recorded, forms, statements, origins, inputs.policy.records))
    edge = edge.mutate(disputed=edge.id.isin(disputed).cast("int8") if disputed else ibis.literal(0, "int8"))
    receiver.table("edge", edge)
    step("entities")
    own = work.keep("own", _own_table(inputs.own, identity.canonical))
    named = own.filter(_.name.notnull()).select("key", "name")
    names = work.keep(
        "names", entity_names(found, parties, party, named, ibis.memtable(reference_names(work.agencies)))
    )
    receiver.table("entity_name", names)
    entity = work.keep("entities", entities(found, names, edge, own, work.schema, inputs.entity_visibility))
    tables = {
        "entity": entity,
        "entity_key": entity_keys(found, party),
        "entity_name": names.drop("rank"),
        "edge": edge,
        "claim": work.name("every_claim", claims.recorded.with_prose(shown)),
        "contract": contract,
        "source": sources,
    }
    for name in ("entity", "entity_key", "source"):
        receiver.table(name, tables[name])
    corrected, summarised = _.known_to.notnull().max(), (_.level_number == SUMMARY).max()
    told_of = told.agg(claims=_.count(), corrected=corrected, summarised=summarised).to_pyarrow().to_pylist()[0]
    return Projection(
        tables,
        identity.judgements,
        identity.overruled,
        clashes,
        told_of["claims"],
        bool(told_of["corrected"]),
        bool(told_of["summarised"]),
        work.decided.lost,
        claims.overlaps,
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _Claims:
    """`records` as the ledger has them and as the graph is made of them; `prose` are all other claims."""

    records: Table
    recorded: Recorded
    prose: Table
    overlaps: tuple[Overlap, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class _Identity:
    """`canonical` maps keys of parties, `aliases` those of contracts (None: no contract has two keys)."""

    judgements: tuple[Judgement, ...]
    overruled: tuple[Judgement, ...]
    canonical: Table
    aliases: Table | None


def _raw_claims(work: _Work) -> tuple[Table, Table]:
    """Claims and parties of all parts, with the reference list's own about the agencies that the case mentions."""
    parts = work.inputs.parts
    claims = work.read([part.claims for part in parts], CLAIMS)
    parties = work.read([part.parties for part in parts], PARTIES)
    seen = parties.filter(_.type == "Agency").select("key", "name").distinct()
    keys = {j.right for j in agency_judgements(parties, work.agencies)} | set(seen.key.to_pyarrow().to_pylist())
    chart, names = agency_chart({key.removeprefix("agency:") for key in keys}, work.agencies)
    both = work.name("raw", claims.union(work.keep("chart", chart)))
    work.decided = decide(both, work.inputs.reviews, work.schema)
    more = [ibis.memtable(names), *([work.decided.party_table()] if work.decided.parties else [])]
    return both, work.keep("parties", ibis.union(parties, *more))


def _identity(work: _Work, raw: Table, parties: Table) -> _Identity:
    judgements = list(work.inputs.judgements) + register_judgements(parties) + agency_judgements(parties, work.agencies)
    if raw.filter(_.contract_key.startswith("award:PIID_")).limit(1).count().to_pyarrow().as_py():
        judgements += contract_judgements(raw.filter(_.contract_key.notnull()).select(key=_.contract_key).distinct())
    first = resolve(judgements, work.schema)
    judgements += exact_name_judgements(parties, _key_table(first.canonical))
    final = resolve(judgements, work.schema)
    awards = {key: home for key, home in final.canonical.items() if key.startswith(_CONTRACT_KEYS)}
    others = {key: home for key, home in final.canonical.items() if key not in awards}
    aliases = work.keep("aliases", _key_table(awards)) if awards else None
    return _Identity(tuple(judgements), final.overruled, work.keep("canonical", _key_table(others)), aliases)


_CONTRACT_KEYS = ("award:", "contract:")


def _key_table(canonical: Mapping[str, str]) -> Table:
    columns = {
        "key": pa.array(list(canonical), pa.string()),
        "canonical": pa.array(list(canonical.values()), pa.string()),
    }
    return ibis.memtable(pa.table(columns))


def _claims(work: _Work, raw: Table, sources: Table, party: Table, identity: _Identity) -> _Claims:
    """Claims of records, narrow, and the claims that are no records, with all they say."""
    many = sum(part.report.rows_in > 0 for part in work.inputs.parts) > 1
    plain, other = split(raw, work.decided)
    records, aliases = work.name("records", with_forms(plain)), identity.aliases
    forms = work.keep("forms", as_recorded(record_forms(records, sources), work.inputs.policy))
    core = work.keep("record_core", record_core(records, forms, party, aliases, many))
    others = work.keep("others", resolved(work.keep("raw_told", other), sources, party, aliases))
    once = others.mutate(again=ibis.row_number().over(ibis.window(group_by="claim_id", order_by=["seq", "row"])))
    told = once.filter(_.again == 0).drop("again")  # two sheets may restate the same words of one work
    inputs = work.inputs
    admitted = work.keep("admitted", judged(told, inputs.policy, work.schema, work.decided.reviews, work.agencies))
    standing = admitted.filter(_.status != "rejected")
    verdicts: Table | None = None
    shared: tuple[Overlap, ...] = ()
    if many:
        met = work.name("met", _met(core, forms, standing))
        verdicts = work.keep("verdicts", counting(met, inputs.sources))
        shared = overlaps(met.semi_join(verdicts, "id"), inputs.sources)
    told = with_counting(admitted, verdicts).mutate(
        counted=ibis.ifelse((_.status == "rejected") & _.level.notnull(), 0, _.counted).cast("int8")
    )
    prose = work.keep("prose", told.order_by("claim_id"))  # the same file in every build
    return _Claims(records, Recorded(work.name("core", with_counting(core, verdicts)), forms), prose, shared)


def _met(core: Table, forms: Table, prose: Table) -> Table:
    """What `counting` looks at, of records and of prose."""
    names = ("id", "action", "contract_ref", "known_from", "seq", *CONTENT)
    of_records = core.join(forms.select("form", "known_from", "seq", "level_number"), "form").select(*names)
    return of_records.union(in_cents(prose.mutate(action=action_number(prose))).select(*names))


def _visible(prose: Table, found: Table) -> Table:
    """Without the rejected claims about people who are nothing else in the graph."""
    person = (prose.subject_type == "Person") | (prose.object_type == "Person")
    hidden = person & (prose.status == "rejected")
    kept = (
        prose.filter(hidden)
        .semi_join(found.select(subject=_.key), "subject")
        .semi_join(found.select(object=_.key), "object")
    )
    return prose.filter(~hidden).union(kept)


def _own_table(own: tuple[OwnEntity, ...], canonical: Table) -> Table:
    names = [field.name for field in dataclasses.fields(OwnEntity)]
    rows = ibis.memtable(
        pa.Table.from_pylist(
            [dataclasses.asdict(one) for one in own], pa.schema([(name, pa.string()) for name in names])
        )
    )
    homed = rows.left_join(canonical, "key").mutate(home=ibis.coalesce(_.canonical, _.key))
    return homed.select(key=homed.home, **{name: homed[name] for name in names[1:]})


def _conflicts(work: _Work, claims: Table) -> Iterator[Conflict]:
    told = claims.filter(_.level.isnull() & ((_.evidence_kind != "reference") | (_.predicate == "PART_OF")))
    marked = _.qualifiers.contains('"veracity"') | (_.reason == ASTRAY)
    rows = told.filter((_.status != "rejected") | marked).order_by("claim_id").to_pyarrow().to_pylist()
    parent_of = {
        f"agency:{a.code}": f"agency:{p.code}" for a in work.agencies.agencies if (p := work.agencies.parent(a))
    }
    yield from conflicts([said(row) for row in rows], work.schema, parent_of)
