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

from graph.acceptance import Policy, Review, as_recorded, judged
from graph.agencies import AgencyTable, load_agencies
from graph.background import agency_chart, reference_names
from graph.claim import CLAIMS, PARTIES
from graph.conflicts import Conflict, conflicts
from graph.counting import compared, counting, with_counting
from graph.edges import CORE, edges
from graph.entities import WORDS, code_names, contracts, entities, entity_keys, entity_names, occurrences
from graph.identity import Judgement, resolve
from graph.keys import agency_judgements, exact_name_judgements, register_judgements
from graph.ledger import Part
from graph.model import Schema, load_schema
from graph.recorded import every_claim, in_cents, record_core, record_forms, told_by_records, with_forms, worded
from graph.resolving import action_text, contract_judgements, party_table, resolved
from graph.said import said
from graph.sources import SourceEntry, source_table

__all__ = ["Inputs", "OwnEntity", "Projection", "project"]


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


@dataclasses.dataclass(frozen=True, slots=True)
class Projection:
    """The tables of a build as expressions of the engine (claims, edges …), what is small as it is, and whether the
    case holds rows that a newer download corrected, or summaries of awards."""

    tables: dict[str, Table]
    judgements: tuple[Judgement, ...]
    overruled: tuple[Judgement, ...]
    conflicts: tuple[Conflict, ...]
    claims: int
    corrected: bool
    summarised: bool


class _Work:
    """The engine's tables while a projection is made."""

    def __init__(self, engine: Backend, inputs: Inputs, step: Callable[[str], None]) -> None:
        self.engine, self.inputs, self.step = engine, inputs, step
        self.schema: Schema = load_schema()
        self.agencies: AgencyTable = load_agencies()

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
        return self.engine.read_parquet(paths).select(*schema.names)


def project(engine: Backend, inputs: Inputs, step: Callable[[str], None] = lambda name: None) -> Projection:
    """Make the build's tables. `step` is told each stage as it begins."""
    work = _Work(engine, inputs, step)
    step("identity")
    raw, parties = _raw_claims(work)
    sources = work.keep("sources", source_table(inputs.sources)).mutate(known_from=_.known_from.cast("date"))
    identity = _identity(work, raw, parties)
    homes = identity.canonical if identity.aliases is None else identity.canonical.union(identity.aliases)
    party = work.keep("party", party_table(parties, homes))
    step("claims")
    claims = _claims(work, raw, sources, party, identity)
    prose, recorded = claims.prose, work.name("recorded", told_by_records(claims.core, claims.forms))
    told = work.name("told", recorded.union(in_cents(prose).select(*CORE)))
    codes = {code: work.keep(f"{code}_names", names) for code, names in code_names(raw).items()}
    words = worded(claims.records, claims.forms, identity.aliases).select(*WORDS).union(prose.select(*WORDS))
    contract = work.keep("contracts", contracts(told, work.name("worded", words), codes))
    step("edges")
    origins = len({source.origin for source in inputs.sources if source.kind == "records"})
    edge = work.keep("edges", edges(recorded, in_cents(prose).select(*CORE), origins))
    step("entities")
    found = work.keep("found", occurrences(told, party, contract, prose))
    own = work.keep("own", _own_table(inputs.own, identity.canonical))
    named = own.filter(_.name.notnull()).select("key", "name")
    names = work.keep(
        "names", entity_names(found, parties, party, named, ibis.memtable(reference_names(work.agencies)))
    )
    entity = work.keep("entities", entities(found, names, edge, own, work.schema))
    step("conflicts")
    clashes = tuple(_conflicts(work, prose))
    disputed = sorted({said.edge_id for clash in clashes for _value, side in clash.sides for said in side})
    tables = {
        "entity": entity,
        "entity_key": entity_keys(found, party),
        "entity_name": names.drop("rank"),
        "edge": edge.mutate(disputed=edge.id.isin(disputed).cast("int8") if disputed else ibis.literal(0, "int8")),
        "claim": work.name("every_claim", every_claim(claims.records, claims.core, claims.forms, _visible(prose, found))),
        "contract": contract,
        "source": sources,
    }
    corrected, summarised = _.known_to.notnull().max(), (_.level == "summary").max()
    told_of = told.agg(claims=_.count(), corrected=corrected, summarised=summarised).to_pyarrow().to_pylist()[0]
    return Projection(
        tables,
        identity.judgements,
        identity.overruled,
        clashes,
        told_of["claims"],
        bool(told_of["corrected"]),
        bool(told_of["summarised"]),
    )


@dataclasses.dataclass(frozen=True, slots=True)
class _Claims:
    """`records` as the ledger has them, their `forms` and their numbers (`core`); `prose` are all other claims."""

    records: Table
    forms: Table
    core: Table
    prose: Table


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
    return both, work.keep("parties", parties.union(ibis.memtable(names)))


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
    record, aliases = _.evidence_kind == "record", identity.aliases
    records = work.name("records", with_forms(raw.filter(record)))
    forms = work.keep("forms", as_recorded(record_forms(records, sources)))
    core = work.keep("record_core", record_core(records, forms, party, aliases, many))
    others = work.keep("others", resolved(work.keep("raw_told", raw.filter(~record)), sources, party, aliases))
    once = others.mutate(again=ibis.row_number().over(ibis.window(group_by="claim_id", order_by=["seq", "row"])))
    told = once.filter(_.again == 0).drop("again")  # two sheets may restate the same words of one work
    inputs = work.inputs
    admitted = work.keep("admitted", judged(told, inputs.policy, work.schema, inputs.reviews, work.agencies))
    verdicts = work.keep("verdicts", counting(_met(core, forms, admitted))) if many else None
    prose = work.keep("prose", with_counting(admitted, verdicts).order_by("claim_id"))  # the same file in every build
    return _Claims(records, forms, work.name("core", with_counting(core, verdicts)), prose)


def _met(core: Table, forms: Table, prose: Table) -> Table:
    """What `counting` looks at, of records and of prose."""
    names = ("id", "action", "content", "known_from", "seq")
    of_records = core.join(forms.select("form", "known_from", "seq"), "form").select(*names)
    told = in_cents(prose)
    return of_records.union(told.mutate(**compared(told, action_text(told))).select(*names))


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
    told = claims.filter(_.level.isnull() & (_.evidence_kind != "reference"))
    marked = _.qualifiers.contains('"veracity"')
    rows = told.filter((_.status != "rejected") | marked).order_by("claim_id").to_pyarrow().to_pylist()
    parent_of = {
        f"agency:{a.code}": f"agency:{p.code}" for a in work.agencies.agencies if (p := work.agencies.parent(a))
    }
    yield from conflicts([said(row) for row in rows], work.schema, parent_of)
