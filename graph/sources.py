"""Sources as the graph knows them: what table `source` holds, and what tells which statements are independent."""

import dataclasses
import datetime

import pyarrow as pa

from graph.values import hash_id, name_slug

__all__ = ["Replaced", "SourceEntry", "origin_of", "replaced_sources", "source_table"]

VISIBILITIES = ("public", "internal", "withheld")


@dataclasses.dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source of the case. `known_from` is the ISO day from which the case knows what it says; `seq` its place in the
    order of retrieval; `origin` a slug: sources of one origin (a publisher's downloads, a re-report and its
    original) count as one."""

    source_id: str
    label: str
    kind: str
    origin: str
    known_from: str
    seq: int
    visibility: str = "public"
    format: str | None = None
    file: str | None = None
    address: str | None = None
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    published_precision: str | None = None
    retrieved: str | None = None
    licence: str | None = None
    supersedes: str | None = None
    rows_in: int | None = None
    rows_loaded: int | None = None
    rows_rejected: int | None = None
    rows_duplicate: int | None = None


def origin_of(origin: str | None, publisher: str | None, source_id: str) -> str:
    """The slug of the stated origin, else of the publisher, else the source itself."""
    return name_slug(origin or publisher or "") or source_id


def source_table(entries: tuple[SourceEntry, ...]) -> pa.Table:
    """The entries as a table, `known_from` as a date, with `source_visibility` as a rank (0 public, 1 internal,
    2 withheld) and `origin_id`."""
    numbers = ("seq", "rows_in", "rows_loaded", "rows_rejected", "rows_duplicate")
    kinds = dict.fromkeys(numbers, pa.int64()) | {"known_from": pa.date32()}
    fields = [(f.name, kinds.get(f.name, pa.string())) for f in dataclasses.fields(SourceEntry)]
    more = [("source_visibility", pa.int64()), ("origin_id", pa.int64())]
    told = [
        {
            "source_visibility": VISIBILITIES.index(e.visibility),
            "origin_id": hash_id(e.origin),
            "known_from": datetime.date.fromisoformat(e.known_from),
        }
        for e in entries
    ]
    rows = [{**dataclasses.asdict(entry), **extra} for entry, extra in zip(entries, told, strict=True)]
    return pa.Table.from_pylist(rows, pa.schema([*fields, *more]))


@dataclasses.dataclass(frozen=True, slots=True)
class Replaced:
    """A source of records that a newer one supersedes, itself or through others between."""

    older: SourceEntry
    newer: SourceEntry


def replaced_sources(entries: tuple[SourceEntry, ...]) -> tuple[Replaced, ...]:
    """Every such pair."""
    records = {entry.source_id: entry for entry in entries if entry.kind == "records"}
    pairs = []
    for newer in records.values():
        met = {newer.source_id}
        older = records.get(newer.supersedes or "")
        while older is not None and older.source_id not in met:
            pairs.append(Replaced(older, newer))
            met.add(older.source_id)
            older = records.get(older.supersedes or "")
    return tuple(pairs)
