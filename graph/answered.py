"""What the answers of a store are made of: entities, edges, claims and what joins them, as a reader is shown them.

Money is whole cents, dates are ISO text (see `graph.store`, from where these are imported).
"""

import dataclasses
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

__all__ = [
    "AwardBeside",
    "Claim",
    "Conflict",
    "ContractRow",
    "Corroboration",
    "Edge",
    "Entity",
    "EntityRef",
    "Graph",
    "Hit",
    "Neighbours",
    "Page",
    "Path",
    "Source",
    "Year",
]

T = TypeVar("T")


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
