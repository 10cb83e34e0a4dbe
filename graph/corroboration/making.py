"""The tables of corroboration of a build: every claim with an amount beside the awards that it may speak of."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from graph.corroboration.candidate import Beside, Compared
from graph.corroboration.comparing import compared
from graph.corroboration.searching import ACTIONS, Records, Search
from graph.corroboration.stated import Stated, stated
from graph.corroboration.verdicts import VERDICTS
from graph.engine import Engine
from graph.expressions import Table, _, ibis
from graph.hashing import hashed
from graph.recorded import in_cents
from graph.sources import VISIBILITIES, SourceEntry
from graph.steps import Steps

__all__ = ["corroboration_tables"]

Rows = list[dict[str, Any]]
TABLES = ("corroboration", "corroboration_award", "corroboration_record")
_AWARDS = ("action", "summary")


def corroboration_tables(steps: Steps, sources: Iterable[SourceEntry]) -> dict[str, Rows]:
    """Rows of the three tables, from the tables that a projection holds. Where no claim has an amount, nothing is
    searched."""
    entries = {entry.source_id: entry for entry in sources}
    told = steps.ask(_with_amounts, steps.held("prose"))
    claims = [stated(row, entries[row["source_id"]].published) for row in told]
    if not claims:
        return {name: [] for name in TABLES}
    engine, prose = steps.engine, steps.held("prose").table()
    actions = _actions(engine, prose)
    contracts, names, edges = (engine.ibis.table(name) for name in ("contracts", "names", "edges"))
    records = Records(actions, contracts, names, edges, _described(engine))
    search, covered = Search(records, claims), _covered(engine, prose, entries)
    made: dict[str, Rows] = {name: [] for name in TABLES}
    for claim in claims:
        _add(made, claim, compared(claim, search.candidates(claim)), covered)
    return made


def _with_amounts(prose: Table) -> Table:
    collective = prose.qualifiers.contains('"collective_amount_usd"')
    told = prose.level.isnull() & (prose.evidence_kind != "reference") & (prose.status != "rejected")
    return prose.filter(told & (prose.amount.notnull() | collective)).order_by("claim_id")


def _actions(engine: Engine, prose: Table) -> Table:
    """Every record of an award that counts, and those that a person entered on a sheet."""
    core = engine.ibis.table("core").join(engine.ibis.table("forms"), "form")
    both = [core.select("counted", "predicate", *ACTIONS)]
    both.append(in_cents(prose).filter(_.status == "accepted").select("counted", "predicate", *ACTIONS))
    told = ibis.union(*both)
    award = (told.predicate == "CONTRACTED_WITH") & told.level.isin(_AWARDS)
    return told.filter(award & (told.counted == 1) & (told.contract_ref != 0)).select(*ACTIONS)


def _described(engine: Engine) -> Table:
    """The words in which the records say what each action is for."""
    raw = engine.ibis.table("raw")
    told = raw.filter(raw.description.notnull() & raw.contract_key.notnull()).select("contract_key", "description")
    if engine.con.sql("select 1 from duckdb_tables() where table_name = 'aliases'").to_arrow_table().num_rows:
        aliases = engine.ibis.table("aliases").select(contract_key=_.key, home=_.canonical)
        told = told.left_join(aliases, "contract_key").mutate(contract_key=_.home.fill_null(_.contract_key))
    return told.select("description", contract_ref=hashed(told.contract_key))


def _covered(engine: Engine, prose: Table, entries: Mapping[str, SourceEntry]) -> Rows:
    """The sources of award records that were searched: each with its number of records and their first and last day."""
    core = engine.ibis.table("core").join(engine.ibis.table("forms"), "form")
    records = core.select("source_id", "level", "date").union(prose.select("source_id", "level", "date"))
    told = records.filter(records.level.isin(_AWARDS)).group_by("source_id")
    rows = told.agg(records=_.count(), first=_.date.min(), last=_.date.max()).to_pyarrow().to_pylist()
    found = [_source(row, entries[row["source_id"]]) for row in rows]
    return sorted(found, key=lambda row: (row["label"], row["id"]))


def _source(row: Mapping[str, Any], entry: SourceEntry) -> dict[str, Any]:
    told = {"id": entry.source_id, "label": entry.label, "records": row["records"], "visibility": entry.visibility}
    return told | {"first": _iso(row["first"]), "last": _iso(row["last"]), "retrieved": entry.known_from}


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _add(tables: dict[str, Rows], claim: Stated, found: Compared, covered: Rows) -> None:
    public_id = "c-" + hashlib.sha256(claim.claim_id.encode()).hexdigest()[:16]
    rank = max([claim.visibility_rank, *(_rank(one) for one in found.beside)])
    head = {
        "id": public_id,
        "claim": claim.id,
        "subject_id": claim.subject_id,
        "object_id": claim.object_id,
        "verdict": found.verdict,
        "rank": VERDICTS.index(found.verdict) + 1,
        "why": found.why + (_coverage(claim, covered) if found.verdict == "none_found" else ""),
        "low": found.tolerance.low,
        "high": found.tolerance.high,
        "searched": json.dumps(_searched(claim, found, covered), sort_keys=True, ensure_ascii=False),
        "visibility": VISIBILITIES[rank],
    }
    tables["corroboration"].append(head)
    for number, one in enumerate(found.beside, start=1):
        tables["corroboration_award"].append(_award(public_id, number, claim, one))
        tables["corroboration_record"] += [
            {"corroboration_id": public_id, "number": number, "claim": record} for record in _records(one)
        ]


def _coverage(claim: Stated, covered: Rows) -> str:
    """In how many records nothing was found; and whether they reach to the time of the claim at all."""
    count = sum(row["records"] for row in covered)
    days = sorted(row[name] for row in covered for name in ("first", "last") if row[name])
    if not days:
        return " The case has no award records."
    told = f" Searched: {count:,} award records of {len(covered)} sources, {days[0]} to {days[-1]}."
    if claim.first and claim.first.isoformat() > days[-1]:
        return f"{told} They end before the time of the claim."
    return (
        f"{told} They begin after the time of the claim." if claim.last and claim.last.isoformat() < days[0] else told
    )


def _rank(one: Beside) -> int:
    return max(action.visibility_rank for action in one.award.actions)


def _records(one: Beside) -> list[int]:
    """The records that the amount stands in; without one, the first that is known of the award."""
    actions = one.point.actions if one.point else one.award.actions[:1]
    return sorted({action.id for action in actions})


def _award(public_id: str, number: int, claim: Stated, one: Beside) -> dict[str, Any]:
    point = one.point
    last = point.actions[-1] if point else None
    return {
        "corroboration_id": public_id,
        "number": number,
        "role": one.role,
        "verdict": one.verdict,
        "contract_id": one.award.contract_id,
        "vendor_id": last.vendor_id if last else one.award.vendor_id,
        "agency_id": one.award.agency_id,
        "kind": point.kind if point else None,
        "amount": point.amount if point else None,
        "difference": point.amount - claim.amount if point else None,
        "currency": one.award.currency,
        "modification": point.modification if point else None,
        "date": _iso(point.first) if point else None,
        "last_date": _iso(point.last) if point else None,
        "actions": len(point.actions) if point else 0,
        "obligated": last.obligated if last else None,
        "current": last.current if last else None,
        "potential": last.potential if last else None,
        "why": one.why,
    }


def _searched(claim: Stated, found: Compared, covered: Rows) -> dict[str, Any]:
    """Where was searched, as of which day, for what: the same folder always gives the same."""
    filters = {
        "vendor": claim.vendor_name or None,
        "agency": claim.agency_name or None,
        "from": _iso(claim.first),
        "to": _iso(claim.last),
        "told_by": _iso(claim.told_by),
        "low": found.tolerance.low,
        "high": found.tolerance.high,
    }
    on = max((row["retrieved"] for row in covered), default=None)
    return {"sources": covered, "on": on, "filters": filters}
