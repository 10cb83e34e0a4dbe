"""From what the loaders gathered to a whole graph in a store."""

import contextlib
import dataclasses
import hashlib
import json
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Any

from app.entries import entries_of
from app.findings import finding_rows, write_findings
from app.gathered import Found, Gathered
from app.matching import case_judgements, matched, names_not_compared
from app.opening import location_of
from app.summary import Summary, read_summary, write_summary
from graph.acceptance import Policy
from graph.built import build_row, conflict_tables, judgement_rows, rows_stream
from graph.case import Case
from graph.coming import Coming
from graph.corroboration.making import corroboration_tables
from graph.errors import VendorgraphError
from graph.ledger import Part
from graph.narrow import ClaimStream
from graph.projection import ORDER, Inputs, OwnEntity, Projection, Receiver, project
from graph.recorded import Recorded
from graph.review import reviews_of
from graph.sources import SourceEntry
from graph.steps import Held, Steps, open_steps
from graph.store import TableStream
from graph.stores import Location, SqliteLocation, open_reader, open_writer
from graph.stores.sqlite.layout import layout_digest
from graph.tally import edges_counted, kinds_counted

__all__ = ["Progress", "build_graph", "location_of"]

Progress = Callable[[str, float], None]
PASSING = ("source_edited",)
"""Kinds of findings that are told once: the graph is the same without them."""


def build_graph(case: Case, gathered: Gathered, target: Location, progress: Progress) -> Summary:
    """Write the whole graph of what was gathered. Where nothing changed since the last build into that file, nothing is
    written."""
    began = time.monotonic()
    entries = entries_of(case, gathered)
    inputs = _inputs(case, gathered.parts, entries)
    noticed = tuple(found for found in gathered.findings if found.kind not in PASSING)
    noticed += _unread_decisions(case) + gathered.republished(entries)
    build_id, basis = _fingerprint(inputs, noticed)
    last = read_summary(case.build_folder)
    if last is not None and (last.build_id, last.location) == (build_id, str(target)) and _holds(target, build_id):
        return dataclasses.replace(last, seconds=time.monotonic() - began, unchanged=True)
    with open_steps(case.build_folder, "graph") as steps:
        findings, counts = _made(steps, case, gathered, inputs, noticed, (build_id, basis), target, progress)
    write_findings(case.build_folder, findings)
    summary = Summary.of(build_id, str(target), counts, gathered, time.monotonic() - began)
    write_summary(case.build_folder, summary)
    return summary


def _made(
    steps: Steps,
    case: Case,
    gathered: Gathered,
    inputs: Inputs,
    noticed: tuple[Found, ...],
    identified: tuple[str, dict[str, Any]],
    target: Location,
    progress: Progress,
) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """Project and write at once, and give findings and counts: a store takes the claims of records while the rest of
    the graph is being made."""
    coming, writing, (build_id, basis) = Coming(ORDER), _Writing(progress), identified
    with coming.going_to(open_writer(target), build_id, writing.told) as written:

        def step(stage: str) -> None:
            if written.done():
                written.result()  # raises what stopped the writer, such as a server that is down
            progress(stage, 0.0)

        projection = project(steps, inputs, step, _Giving(coming, steps))
        findings = finding_rows(projection, noticed)
        counts = {**_counts(steps, projection, findings), "not_compared": names_not_compared(case, gathered.parts)}
        beside = corroboration_tables(steps, inputs.sources)
        writing.begin(sum(counts[name] for name in ("entities", "claims", "edges")))
        coming.give(_tables(case, build_id, basis, counts, projection, findings, gathered, beside))
    return findings, counts


class _Giving(Receiver):
    """Hands the tables of a projection on as they are made."""

    def __init__(self, coming: Coming, steps: Steps) -> None:
        self._coming, self._prose, self._steps = coming, coming.promised(), steps

    def records(self, recorded: Recorded) -> None:
        self._steps.spare_core()  # for the writer, whose work lasts longest
        self._coming.give({"claim": ClaimStream(recorded, self._prose)})

    def prose(self, claims: Held) -> None:
        self._prose.set_result(claims)

    def table(self, name: str, rows: TableStream) -> None:
        self._coming.give({name: rows})


def _holds(target: Location, build_id: str) -> bool:
    """Whether the file holds that very build. A server is always synced: what is there already costs little."""
    if not isinstance(target, SqliteLocation):
        return False
    try:
        with contextlib.closing(open_reader(target)) as reader:
            return bool(reader.build()["build_id"] == build_id)
    except VendorgraphError:
        return False


def _inputs(case: Case, parts: tuple[Part, ...], sources: tuple[SourceEntry, ...]) -> Inputs:
    accept = case.settings.acceptance
    compared, successions = matched(case)
    return Inputs(
        parts=(*parts, *successions),
        sources=sources,
        judgements=(*case_judgements(case), *compared),
        reviews=reviews_of(case.reviews.read().rows),
        own=tuple(
            OwnEntity(row.key, row.type, row.name, row.description, row.visibility) for row in case.entities.read().rows
        ),
        policy=Policy(accept.documents, accept.claims_sheet, accept.accept_at, accept.records),
        entity_visibility=case.settings.visibility.entities,
    )


def _unread_decisions(case: Case) -> tuple[Found, ...]:
    """Rows of the case's own tables that cannot be used, each told with its number."""
    tables = (case.identity, case.reviews, case.entities)
    problems = [problem for table in tables for problem in table.read().problems]
    return tuple(Found("reject", problem.detail, None, problem.file, problem.row) for problem in problems)


def _fingerprint(inputs: Inputs, noticed: tuple[Found, ...]) -> tuple[str, dict[str, Any]]:
    """Id of a build: a hash of all that it depends on, and that list itself."""
    basis = {
        "parts": [part.name for part in inputs.parts],
        "sources": [dataclasses.asdict(source) for source in inputs.sources],
        "decisions": [
            dataclasses.asdict(one) for group in (inputs.judgements, inputs.reviews, inputs.own) for one in group
        ],
        "policy": dataclasses.asdict(inputs.policy),
        "visibility": inputs.entity_visibility,
        "noticed": [dataclasses.asdict(found) for found in noticed],
        "version": version("vendorgraph"),
        "layout": layout_digest(),
    }
    text = json.dumps(basis, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16], {"parts": basis["parts"], "policy": basis["policy"]}


def _tables(
    case: Case,
    build_id: str,
    basis: dict[str, Any],
    counts: dict[str, int],
    projection: Projection,
    findings: list[dict[str, Any]],
    gathered: Gathered,
    beside: Mapping[str, list[dict[str, Any]]],
) -> dict[str, TableStream]:
    """The tables that no projection makes."""
    heads, sides = conflict_tables(projection.conflicts)
    rows: dict[str, list[dict[str, Any]]] = {
        "conflict": heads,
        "conflict_side": sides,
        "judgement": judgement_rows(projection.judgements),
        "finding": findings,
        **beside,
        "document_text": gathered.documents(),
        "build": [build_row(build_id, case.name, basis, version("vendorgraph"), counts)],
    }
    return {name: rows_stream(name, told) for name, told in rows.items()}


class _Writing:
    """Progress of the writer, shown from when nothing else goes on."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._rows, self._done = progress, 0, dict[str, int]()

    def begin(self, rows: int) -> None:
        self._rows = max(rows, 1)

    def told(self, table: str, count: int) -> None:
        self._done[table] = count
        if self._rows:
            self._progress("writing", min(1.0, sum(self._done.values()) / self._rows))


def _counts(steps: Steps, projection: Projection, findings: list[dict[str, Any]]) -> dict[str, int]:
    kinds = {row["type"]: row["entities"] for row in steps.ask(kinds_counted, projection.tables["entity"])}
    [told] = steps.ask(edges_counted, projection.tables["edge"])
    numbers: Mapping[str, Any] = {
        **{name: kinds.get(kind, 0) for name, kind in _KINDS.items()},
        **told,
        "entities": sum(kinds.values()),
        "claims": projection.claims,
        "conflicts": len(projection.conflicts),
        "findings": len(findings),
    }
    return {name: int(number or 0) for name, number in numbers.items() if name != "obligated" or number is not None}


_KINDS = {
    "companies": "Company",
    "agencies": "Agency",
    "people": "Person",
    "systems": "System",
    "contracts": "Contract",
    "organizations": "Organization",
}
