"""Claims and parts of a ledger made by hand, and the graph that is projected from them."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.expr.types import Table

from graph.background import reference_id
from graph.claim import CLAIMS, PARTIES, qualifiers_json, record_claim_id, text_claim_id
from graph.counting import corrections
from graph.engine import Engine, open_engine
from graph.ledger import Part
from graph.part import Report
from graph.plans import Plans
from graph.projection import Inputs, Projection, project
from graph.reconciliation import differences
from graph.sources import SourceEntry, origin_of
from graph.steps import Steps
from graph.values import date_bounds, date_precision, name_key

__all__ = ["ICE", "Graph", "action", "entry", "graph_of", "part_of", "party", "record", "said", "steps_on"]

Row = dict[str, Any]
ICE = ("Agency", "agency:7012", "U.S. Immigration and Customs Enforcement")
MONEY = ("amount", "obligated", "current", "potential")


def _whole(row: Mapping[str, Any]) -> Row:
    """A row of CLAIMS: money as decimals, dates of any precision as their first day beside it."""
    told = dict(row)
    for name in MONEY:
        if told.get(name) is not None:
            told[name] = Decimal(str(told[name])).quantize(Decimal("0.01"))
    for name in ("date", "start", "end"):
        if isinstance(text := told.get(name), str):
            told |= {name: date_bounds(text)[0], f"{name}_precision": date_precision(text)}
    if isinstance(last := told.get("potential_end"), str):
        told["potential_end"] = date_bounds(last)[0]
    return told


def _ends(subject: tuple[str, str, str], object_: tuple[str, str, str]) -> Row:
    names = ("type", "key", "name")
    pairs = (("subject", subject), ("object", object_))
    return {f"{end}_{name}": value for end, party in pairs for name, value in zip(names, party, strict=True)}


def record(source: str, row: int, contract: str, vendor: str, **more: Any) -> Row:
    """A row of an award file: ICE and a vendor (`uei:…`, `duns:…` or a name), under the award `contract`."""
    key = vendor if vendor.startswith(("uei:", "duns:")) else name_key("Company", vendor)
    told = {
        "claim_id": record_claim_id(source, row, "CONTRACTED_WITH"),
        "source_id": source,
        "carrier_id": source,
        **_ends(ICE, ("Company", key, more.pop("name", vendor))),
        "predicate": "CONTRACTED_WITH",
        "contract_key": f"award:CONT_AWD_{contract}_7012_-NONE-_-NONE-",
        "contract_name": contract,
        "currency": "USD",
        "qualifiers": "{}",
        "modality": "asserted",
        "attribution": "[]",
        "extractor": "made/1",
        "confidence": 1.0,
        "evidence_kind": "record",
        "row": row,
        "record_key": f"{contract}-{row}",
        "columns_read": '["a"]',
    }
    return _whole({**told, **more})


def action(source: str, row: int, contract: str, vendor: str, modification: str, obligated: object, **more: Any) -> Row:
    """One action of an award, told apart by its modification."""
    given = {
        "level": "action",
        "modification": modification,
        "action_key": f"7012|{contract}|-NONE-|{modification}|0",
        "obligated": obligated,
        "date": "2022-01-01",
        **more,
    }
    return record(source, row, contract, vendor, **given)


def said(source: str, subject: str, predicate: str, object_: str, **more: Any) -> Row:
    """A statement as a person enters it. Ends are written `Company Palantir` or, with a key, `Agency agency:7012`."""
    extra = more.pop("qualifiers", {})
    contract = more.pop("contract", None)
    ends = _ends(_named(subject), _named(object_))
    told = {
        "claim_id": text_claim_id(
            source, subject, predicate, object_, *(f"{k}={v}" for k, v in more.items()), contract
        ),
        "source_id": source,
        "carrier_id": source,
        **ends,
        "predicate": predicate,
        "contract_key": contract,
        "contract_name": contract,
        "qualifiers": qualifiers_json(extra),
        "modality": "asserted",
        "attribution": "[]",
        "extractor": "made/1",
        "confidence": 1.0,
        "evidence_kind": "statement",
        "quote": "In other words.",
    }
    return _whole({**told, **more})


def _named(text: str) -> tuple[str, str, str]:
    kind, _, name = text.partition(" ")
    return (kind, name, name) if ":" in name else (kind, name_key(kind, name), name)


def party(source: str, key: str, name: str | None = None, also: str | None = None, **more: Any) -> Row:
    kind = {"agency": "Agency", "person": "Person", "system": "System", "organization": "Organization"}
    told = {"type": kind.get(key.partition(":")[0], "Company"), "first_row": 1, "rows": 1, **more}
    return {"source_id": source, "key": key, "name": name, "also_key": also, **told}


def _parties(claims: Iterable[Row]) -> list[Row]:
    found: dict[tuple[str, str, str], Row] = {}
    for number, claim in enumerate(claims, start=1):
        for end in ("subject", "object"):
            kind, key, name = (claim[f"{end}_{column}"] for column in ("type", "key", "name"))
            fresh = {"source_id": claim["source_id"], "type": kind, "key": key, "name": name}
            row = found.setdefault((claim["source_id"], key, name), {**fresh, "first_row": number, "rows": 0})
            row["rows"] += 1
    return list(found.values())


def part_of(folder: Path, claims: Sequence[Row], parties: Iterable[Row] = ()) -> Part:
    """A finished part of the ledger with these claims; parties follow from them, `parties` are further ones."""
    source = claims[0]["source_id"] if claims else "e" * 64
    place = folder / source[:16]
    place.mkdir(parents=True)
    pq.write_table(pa.Table.from_pylist(list(claims), CLAIMS), place / "claims.parquet")
    pq.write_table(pa.Table.from_pylist([*_parties(claims), *parties], PARTIES), place / "parties.parquet")
    return Part(place.name, place, source, Report("records", "made", "made/1", rows_in=len(claims)))


def entry(source: str, known_from: str = "2024-01-01", seq: int = 1, **more: Any) -> SourceEntry:
    publisher = more.pop("publisher", None)
    told = {"kind": "records", "origin": origin_of(more.pop("origin", None), publisher, source), **more}
    return SourceEntry(source, f"Source {source[:2]}", known_from=known_from, seq=seq, publisher=publisher, **told)


class Graph:
    """A projection's tables as rows, read once."""

    def __init__(self, projection: Projection, folder: Path) -> None:
        self._folder = folder
        self.judgements, self.overruled = projection.judgements, projection.overruled
        self.conflicts, self.overlaps = projection.conflicts, projection.overlaps
        self.arrow: dict[str, pa.Table] = {
            name: table.table().to_pyarrow() for name, table in projection.tables.items()
        }
        self.tables: dict[str, list[Row]] = {name: table.to_pylist() for name, table in self.arrow.items()}

    def entity(self, key: str) -> Row:
        """The entity that a key leads to."""
        own = {row["id"] for row in self.tables["entity"] if row["public_id"] == key}
        [number] = own | {row["entity_id"] for row in self.tables["entity_key"] if row["key"] == key}
        [row] = [row for row in self.tables["entity"] if row["id"] == number]
        return row

    def edges(self, subject: str | None = None, predicate: str | None = None, object_: str | None = None) -> list[Row]:
        wanted = {"subject_id": subject, "object_id": object_}
        ends = {column: self.entity(key)["id"] for column, key in wanted.items() if key is not None}
        found = [row for row in self.tables["edge"] if all(row[column] == number for column, number in ends.items())]
        return [row for row in found if predicate in (None, row["predicate"])]

    def edge(self, subject: str | None = None, predicate: str | None = None, object_: str | None = None) -> Row:
        [row] = self.edges(subject, predicate, object_)
        return row

    def corrections(self) -> list[Row]:
        return self._over_claims(corrections)

    def differences(self) -> list[Row]:
        return self._over_claims(differences)

    def _over_claims(self, question: Callable[[Table], Table]) -> list[Row]:
        with open_engine(self._folder, threads=1) as engine:
            rows: list[Row] = engine.ibis.to_pyarrow(question(ibis.memtable(self.arrow["claim"]))).to_pylist()
        return rows

    def claims(self, **where: Any) -> list[Row]:
        return [row for row in self.tables["claim"] if all(row[name] == value for name, value in where.items())]


def graph_of(
    folder: Path,
    groups: Sequence[Sequence[Row]],
    sources: Sequence[SourceEntry] = (),
    parties: Iterable[Row] = (),
    **more: Any,
) -> Graph:
    """The graph of parts of claims, one part a group; sources that none is given for are known from 2024 on."""
    parts = [
        part_of(folder / str(number), claims, parties if number == 0 else ()) for number, claims in enumerate(groups)
    ]
    given = {source.source_id for source in sources}
    named = sorted({claim["source_id"] for claims in groups for claim in claims} - given)
    rest = [entry(source, seq=len(sources) + place) for place, source in enumerate(named, start=1)]
    background = entry(reference_id(), "1970-01-01", 0, kind="reference", origin="reference")
    with open_engine(folder, threads=1) as engine:
        return Graph(project(steps_on(engine), Inputs(tuple(parts), (*sources, *rest, background), **more)), folder)


def steps_on(engine: Engine) -> Steps:
    """Steps whose plans are forgotten with them."""
    return Steps(engine, Plans("graph"))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
