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
from typing import Any, Generic, TypeVar

import pyarrow as pa

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

T = TypeVar("T")


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
class Page(Generic[T]):
    """A slice of a list; `next` is the cursor of the following slice; `total` where it is cheap.

    `withheld` counts what is left out because it is not public; `corrected`, for evidence, the claims that a newer
    download corrected.
    """

    items: tuple[T, ...]
    next: str | None = None
    total: int | None = None
    withheld: int = 0
    corrected: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity where it is named in passing: `id` is its public id."""

    id: str
    type: str
    name: str


@dataclasses.dataclass(frozen=True, slots=True)
class Entity:
    """An entity with every key and name it bears. `names` holds (name, kind); `keys` all, the canonical one first."""

    id: str
    type: str
    name: str
    description: str | None
    keys: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    visibility: str
    counts: Mapping[str, int]
    """Number of edges by predicate, in either direction."""
    contract: Mapping[str, Any] | None = None
    """For a contract: the row of table `contract`."""


@dataclasses.dataclass(frozen=True, slots=True)
class Edge:
    """An edge with its ends. Amounts in cents; None where no source gives that amount (never another in its place)."""

    id: str
    subject: EntityRef
    predicate: str
    object: EntityRef
    contract: EntityRef | None
    status: str
    obligated: int | None
    current: int | None
    potential: int | None
    stated: int | None
    stated_qualifier: str | None
    currency: str | None
    valid_from: str | None
    valid_from_precision: str | None
    valid_to: str | None
    valid_to_precision: str | None
    modality: str
    sources: int
    claims: int
    disputed: bool
    implied: bool
    background: bool
    known_from: str
    known_to: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Claim:
    """A claim as a reader sees it: every column of table `claim` in `row`, its source, its ends and its context.

    `before` and `after` are up to 200 characters of the document around the quote.
    """

    id: str
    edge: str | None
    subject: EntityRef
    predicate: str
    object: EntityRef
    source: "Source"
    row: Mapping[str, Any]
    before: str = ""
    after: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """A source as table `source` has it, with the number of its claims."""

    id: str
    label: str
    row: Mapping[str, Any]
    claims: int


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """A search result; `score` falls from 1 (the very name) to 0, `matched` is the name that matched."""

    entity: EntityRef
    matched: str
    score: float
    edges: int


@dataclasses.dataclass(frozen=True, slots=True)
class Graph:
    """A piece of the graph. Contract edges between the same two parties are bundled: `bundles` has for each (subject,
    predicate, object) the number of edges and the sums, and `edges` the edges themselves where they are few."""

    nodes: tuple[EntityRef, ...]
    edges: tuple[Edge, ...]
    bundles: tuple[Mapping[str, Any], ...]
    truncated: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Neighbours:
    """What an entity is joined to by one predicate in one direction, of one kind: how many, by how many edges, and what
    those come to. `forward` where the entity is the subject."""

    predicate: str
    forward: bool
    type: str
    neighbours: int
    edges: int
    obligated: int | None
    currency: str | None
    """None where the edges give none, or several."""


@dataclasses.dataclass(frozen=True, slots=True)
class Year:
    """What an entity's contracts come to in a US fiscal year. `obligated` counts award actions by their day; `current`
    and `potential` are those of the `contracts` that began in the year. Each is None where no source gives it."""

    year: int
    actions: int
    obligated: int | None
    contracts: int
    current: int | None
    potential: int | None


@dataclasses.dataclass(frozen=True, slots=True)
class Path:
    """A walk between two entities: `steps` are edges, each walked `forward` or not. `weakest` is the lowest number of
    independent sources along it; the path lists the best-supported edge of each step."""

    nodes: tuple[EntityRef, ...]
    steps: tuple[tuple[Edge, bool], ...]
    weakest: int


@dataclasses.dataclass(frozen=True, slots=True)
class ContractRow:
    """One CONTRACTED_WITH edge beside what is known of its contract."""

    edge: Edge
    contract: Mapping[str, Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all hold; `sides` are (value, claims)."""

    id: str
    kind: str
    predicate: str
    qualifier: str
    subject: EntityRef
    object: EntityRef | None
    rank: int
    why: str
    since: str | None
    edge: str | None
    sides: tuple[tuple[str, tuple[Claim, ...]], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class AwardBeside:
    """An award beside a claim: its parties, every column of table `corroboration_award` in `row`, and the records that
    the amount stands in."""

    contract: EntityRef
    vendor: EntityRef
    agency: EntityRef
    row: Mapping[str, Any]
    records: tuple[Claim, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Corroboration:
    """A claim with an amount beside the awards that it may speak of. `verdict` is agrees, differs, not_comparable or
    none_found; recorded amounts from `low` to below `high` (cents) agree. `searched` says in which sources, as of which
    day and for what was looked."""

    id: str
    claim: Claim
    verdict: str
    why: str
    low: int
    high: int
    searched: Mapping[str, Any]
    awards: tuple[AwardBeside, ...]


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
    def batches(self, rows: int = 100_000) -> pa.RecordBatchReader: ...


class Writer(abc.ABC):
    """Writes a build whole, or leaves the last one."""

    @abc.abstractmethod
    def write(self, build: Build, progress: Callable[[str, int], None] | None = None) -> None:
        """`progress` is told a table and the number of its rows written so far."""
