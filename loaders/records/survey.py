"""A look at the whole file before it is read, where it needs one: what its dates mean, how it calls agencies."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.agencies import load_agencies
from graph.engine import Engine
from loaders.records.dates import DatePlan, all_iso, evidence, plan_from
from loaders.records.layout import Layout
from loaders.records.rows import CsvRows
from loaders.records.stream import raw_table, streamed, summed

__all__ = ["Survey", "needs_survey", "survey"]

_NAMES_LIMIT = 5_000


@dataclass(frozen=True, slots=True)
class Survey:
    """`doubts` are lines about dates that nothing decides."""

    plan: DatePlan
    agency_codes: tuple[tuple[str, str], ...] = ()
    doubts: tuple[str, ...] = ()


def needs_survey(layout: Layout, sample: Sequence[Sequence[str]]) -> bool:
    """Whether the first rows hold a date that is not ISO, or agencies are known by name alone."""
    places = [layout.positions[name] for name in _date_fields(layout)]
    dates = (row[place] for row in sample for place in places if place < len(row))
    return _agencies_by_name(layout) or any(value.strip() and not all_iso(value) for value in dates)


def survey(engine: Engine, rows: CsvRows) -> Survey:
    """One or two passes over the file."""
    fields, raw = _date_fields(rows.layout), raw_table(rows.fields)
    counts = summed(engine, rows, evidence(raw, fields)) if fields else {}
    plan, doubts = plan_from(counts, fields)
    codes = _agency_codes(engine, rows) if _agencies_by_name(rows.layout) else ()
    return Survey(plan, codes, tuple(doubts))


def _date_fields(layout: Layout) -> list[str]:
    return [name for name in layout.positions if layout.format.fields[name].kind == "date"]


def _agencies_by_name(layout: Layout) -> bool:
    return "agency_name" in layout.positions and not {"agency_code", "award_key"} & layout.positions.keys()


def _agency_codes(engine: Engine, rows: CsvRows) -> tuple[tuple[str, str], ...]:
    """(name as written, code) of the agencies that the reference list knows by exactly one component of that name or
    abbreviation.
    """
    raw, agencies = raw_table(rows.fields), load_agencies()
    names = raw.filter(raw.agency_name.notnull()).select(name=raw.agency_name).distinct().limit(_NAMES_LIMIT)
    found = []
    for batch in streamed(engine, rows, str(engine.ibis.compile(names))):
        for name in batch.column("name").to_pylist():
            known = {a.code for a in (*agencies.by_abbreviation(name), *agencies.by_name(name)) if a.tier == "subtier"}
            found += [(name, code) for code in known if len(known) == 1]
    return tuple(sorted(found))
