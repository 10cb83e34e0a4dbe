"""The contract of a store: one Writer that takes a build, one Reader that answers the questions.

Both stores (`graph.stores.sqlite`, `graph.stores.neo4j`) answer every question alike; one suite runs on both.

Money is whole cents. Dates are ISO text; `as_of` (what held on that day) and `known_at` (what the case's sources had
said by that day) are ISO days. With either given, an edge counts only the claims that were dated, and known, by that
day; its amounts are computed anew from them. Ids of edges and claims in answers are text: 16 hex digits for edges, the
claim's own id for claims.
"""

import abc
import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

from graph.answered import (
    AwardBeside,
    Claim,
    Conflict,
    ContractRow,
    Corroboration,
    Edge,
    Entity,
    EntityRef,
    Graph,
    Hit,
    Neighbours,
    Page,
    Path,
    Source,
    Year,
)

__all__ = [
    "AwardBeside",
    "Build",
    "Claim",
    "Conflict",
    "ContractFilter",
    "ContractRow",
    "Corroboration",
    "Edge",
    "EdgeFilter",
    "Entity",
    "EntityRef",
    "Graph",
    "Hit",
    "Moment",
    "Neighbours",
    "Page",
    "Path",
    "Reader",
    "Source",
    "SpendingQuery",
    "Writer",
    "Year",
    "edge_hex",
    "edge_number",
]


def edge_hex(number: int) -> str:
    """Public id of an edge: its 63-bit number as 16 hex digits."""
    return f"{number:016x}"


def edge_number(text: str) -> int | None:
    """The number behind a public edge id, None where the text is no such id."""
    try:
        number = int(text, 16) if len(text) == 16 and text.isascii() and text.isalnum() else -1
    except ValueError:
        return None
    return number if 0 <= number < 1 << 63 else None


@dataclasses.dataclass(frozen=True, slots=True)
class Moment:
    """A point in both times: `as_of` in the world's, `known_at` in the case's. None is now."""

    as_of: str | None = None
    known_at: str | None = None

    def __bool__(self) -> bool:
        return self.as_of is not None or self.known_at is not None


NOW = Moment()


@dataclasses.dataclass(frozen=True, slots=True)
class EdgeFilter:
    """`direction` is out, in or both. Amounts in cents, on `obligated` (else current, potential, stated)."""

    predicates: tuple[str, ...] = ()
    direction: str = "both"
    other_types: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    min_amount: int | None = None
    implied: bool = False
    moment: Moment = NOW


@dataclasses.dataclass(frozen=True, slots=True)
class ContractFilter:
    """`vendor`, `agency` are any keys of entities; `text` is found in number, description and party names;
    `since` and `until` bound the contract's first action; `order` is amount, newest, oldest or vendor."""

    vendor: str | None = None
    agency: str | None = None
    text: str | None = None
    since: str | None = None
    until: str | None = None
    min_amount: int | None = None
    max_amount: int | None = None
    status: tuple[str, ...] = ()
    order: str = "amount"
    moment: Moment = NOW


@dataclasses.dataclass(frozen=True, slots=True)
class SpendingQuery:
    """`by` of recipient, agency (as recorded) or vendor, agency, year (after identity; year is the US fiscal year).
    `level` is prime, sub or auto (prime actions where the case has any)."""

    by: tuple[str, ...]
    as_recorded: bool = False
    level: str = "auto"
    moment: Moment = NOW


class Reader(abc.ABC):
    """Read-only view of one whole build. Entity arguments take any key of the entity; NotFound where nothing bears it.
    `public_only` leaves out what is not public and counts it in `withheld`. Lists raise BadCursor on a foreign
    cursor."""

    @abc.abstractmethod
    def entity(self, key: str, moment: Moment = NOW) -> Entity: ...

    @abc.abstractmethod
    def edges(self, key: str, where: EdgeFilter, limit: int = 50, cursor: str | None = None) -> Page[Edge]: ...

    @abc.abstractmethod
    def edge(self, edge_id: str, moment: Moment = NOW) -> Edge: ...

    @abc.abstractmethod
    def graph(self, keys: Sequence[str], where: EdgeFilter, depth: int = 1, limit: int = 300) -> Graph: ...

    @abc.abstractmethod
    def neighbours(self, key: str, moment: Moment = NOW) -> tuple[Neighbours, ...]:
        """The most edges first."""

    @abc.abstractmethod
    def years(self, key: str, moment: Moment = NOW) -> tuple[Year, ...]:
        """The years of an agency's or a vendor's contracts, the earliest first."""

    @abc.abstractmethod
    def paths(
        self, start: str, end: str, where: EdgeFilter, max_steps: int = 4, limit: int = 5
    ) -> tuple[Path, ...]: ...

    @abc.abstractmethod
    def contracts(self, where: ContractFilter, limit: int = 50, cursor: str | None = None) -> Page[ContractRow]: ...

    @abc.abstractmethod
    def spending(self, query: SpendingQuery) -> Iterator[tuple[Any, ...]]:
        """Rows of the `by` columns, then actions (count) and obligated (cents), largest first.

        `obligated` is None where no source states an amount: a sum over nothing is not zero."""

    @abc.abstractmethod
    def search(self, text: str, types: Sequence[str] = (), limit: int = 20) -> tuple[Hit, ...]: ...

    @abc.abstractmethod
    def evidence(
        self,
        edge_id: str,
        limit: int = 50,
        cursor: str | None = None,
        moment: Moment = NOW,
        corrected: bool = False,
    ) -> Page[Claim]:
        """The claims that bear an edge, as many as its `claims`; with `corrected` those instead that bore it until a
        newer download corrected them (`known_to` says when)."""

    @abc.abstractmethod
    def claim(self, claim_id: str) -> Claim: ...

    @abc.abstractmethod
    def claims(
        self,
        *,
        source: str | None = None,
        entity: str | None = None,
        status: str | None = None,
        predicate: str | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page[Claim]: ...

    @abc.abstractmethod
    def conflicts(self, key: str | None = None, limit: int = 50, cursor: str | None = None) -> Page[Conflict]: ...

    @abc.abstractmethod
    def corroborations(
        self, key: str | None = None, verdict: str | None = None, limit: int = 50, cursor: str | None = None
    ) -> Page[Corroboration]:
        """Claims with amounts beside the award records, those that differ first; of one entity with `key`, be it an end
        of the claim, an award or a party of one."""

    @abc.abstractmethod
    def interlocks(self, limit: int = 50, cursor: str | None = None) -> Page[tuple[EntityRef, tuple[Edge, ...]]]:
        """People who hold roles (group `people`) in two or more organisations, with those edges."""

    @abc.abstractmethod
    def sources(self, limit: int = 50, cursor: str | None = None) -> Page[Source]: ...

    @abc.abstractmethod
    def source(self, source_id: str) -> Source: ...

    @abc.abstractmethod
    def findings(
        self, kind: str | None = None, limit: int = 50, cursor: str | None = None
    ) -> Page[Mapping[str, Any]]: ...

    @abc.abstractmethod
    def build(self) -> Mapping[str, Any]: ...

    @abc.abstractmethod
    def table(self, name: str) -> Iterator[Mapping[str, Any]]:
        """Every row of a built table, in key order: for exports and checks."""

    @abc.abstractmethod
    def close(self) -> None: ...


@dataclasses.dataclass(frozen=True, slots=True)
class Build:
    """What a writer takes: for each table of the schema its stream, columns as in `schema/tables.yaml`."""

    build_id: str
    tables: Mapping[str, "TableStream"]


class TableStream(abc.ABC):
    """A built table that can be read once or again, batch by batch, in key order."""

    @abc.abstractmethod
    def batches(self, rows: int = 100_000, bare: bool = False) -> "pa.RecordBatchReader":
        """At most `rows` in a batch. `bare`: an id of a claim may be null where it is what
        `graph.claim.record_claim_id` gives."""

    def pairs(self, first: str, second: str) -> "Iterator[pa.RecordBatch]":
        """Two columns of numbers, of all rows, in the order of the first and then the second."""
        told = self.batches().read_all().select([first, second])
        yield from told.sort_by([(first, "ascending"), (second, "ascending")]).to_batches()


class Writer(abc.ABC):
    """Writes a build whole, or leaves the last one."""

    @abc.abstractmethod
    def write(self, build: Build, progress: Callable[[str, int], None] | None = None) -> None:
        """`progress` is told a table and the number of its rows written so far."""
