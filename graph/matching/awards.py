"""Vendors that follow each other on an award: the evidence that one succeeded the other."""

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyarrow as pa

from graph.engine import Engine
from graph.matching.statements import statements
from graph.matching.tables import put

__all__ = ["Handover", "Succession", "successions"]

DISSENT = 0.2
"""The share of awards that may point the other way, or nowhere, before a succession is in doubt."""


@dataclasses.dataclass(frozen=True, slots=True)
class Handover:
    """One award that stands under `earlier` and then under `later` (canonical keys), told by `row` of `source_id`."""

    award: str
    earlier: str
    later: str
    earlier_name: str
    later_name: str
    until: datetime.date
    since: datetime.date
    source_id: str
    row: int
    clear: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Succession:
    """All awards that went from one vendor to another. `certain`: they went one way, and nothing was mixed."""

    earlier: str
    later: str
    handovers: tuple[Handover, ...]
    certain: bool

    @property
    def since(self) -> datetime.date:
        return min(handover.since for handover in self.handovers)


def successions(engine: Engine, merged: Mapping[int, int]) -> list[Succession]:
    """Who followed whom, by table `holding`. `merged` maps homes that are judged the same to one of them, so that a
    spelling is no successor of another."""
    homes = {"home": pa.array(list(merged), pa.uint64()), "one": pa.array(list(merged.values()), pa.uint64())}
    put(engine, "merged", pa.table(homes))
    engine.con.execute(statements("followed"))
    rows = engine.con.sql("select * from followed order by contract_name, since").to_arrow_table().to_pylist()
    groups: defaultdict[tuple[int, int], list[Handover]] = defaultdict(list)
    for row in rows:
        groups[row["earlier"], row["later"]].append(_handover(row))
    return [_succession(pair, found, groups) for pair, found in sorted(groups.items(), key=_by_keys)]


def _by_keys(entry: tuple[tuple[int, int], list[Handover]]) -> tuple[str, str]:
    first = entry[1][0]
    return first.earlier, first.later


def _handover(row: Mapping[str, object]) -> Handover:
    return Handover(
        award=str(row["contract_name"]),
        earlier=str(row["earlier_key"]),
        later=str(row["later_key"]),
        earlier_name=str(row["earlier_name"]),
        later_name=str(row["later_name"]),
        until=row["until"],  # type: ignore[arg-type]
        since=row["since"],  # type: ignore[arg-type]
        source_id=str(row["source_id"]),
        row=int(row["row"]),  # type: ignore[call-overload]
        clear=bool(row["clear"] or row["later_stays"]),
    )


def _succession(
    pair: tuple[int, int], found: list[Handover], groups: Mapping[tuple[int, int], Iterable[Handover]]
) -> Succession:
    clear = tuple(handover for handover in found if handover.clear)
    against = len(found) - len(clear) + len(list(groups.get((pair[1], pair[0]), ())))
    certain = bool(clear) and against <= DISSENT * len(clear)
    first = (clear or tuple(found))[0]
    return Succession(first.earlier, first.later, clear or tuple(found), certain)
