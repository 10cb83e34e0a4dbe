"""Answers about entities, edges, contracts and paths."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from app.api.models import EntityRef, Money, Name, Record, each, money, texts
from graph import store

__all__ = [
    "Bundle",
    "Contract",
    "ContractRow",
    "Edge",
    "Entity",
    "Graph",
    "Hit",
    "Interlock",
    "Neighbours",
    "Path",
    "Step",
    "Year",
]


class Contract(Record):
    """What is known of a contract besides its edges."""

    piid: str | None = Field(None, description="Procurement instrument identifier: the award's number.")
    award_key: str | None = None
    parent_piid: str | None = None
    description: str | None = None
    psc: str | None = Field(None, description="Product or service code.")
    psc_description: str | None = None
    naics: str | None = Field(None, description="Code of the vendor's industry.")
    naics_description: str | None = None
    first_action: str | None = None
    last_action: str | None = None
    actions: int | None = None
    start: str | None = None
    end: str | None = None
    potential_end: str | None = None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Contract":
        return cls.model_validate(texts(row, tuple(cls.model_fields)))


class Entity(Record):
    """An entity with every key and name it bears, and the number of its edges by predicate."""

    id: str
    type: str
    name: str
    description: str | None
    keys: list[str]
    names: list[Name]
    visibility: str
    counts: dict[str, int]
    contract: Contract | None = Field(None, description="For a contract: its number, description, codes and dates.")

    @classmethod
    def of(cls, entity: store.Entity) -> "Entity":
        return cls(
            id=entity.id,
            type=entity.type,
            name=entity.name,
            description=entity.description,
            keys=list(entity.keys),
            names=[Name(name=name, kind=kind) for name, kind in entity.names],
            visibility=entity.visibility,
            counts=dict(entity.counts),
            contract=None if entity.contract is None else Contract.of(entity.contract),
        )


class Edge(Record):
    """What claims say together. The three amounts of award records are kept apart from `stated`, the one in prose."""

    id: str
    subject: EntityRef
    predicate: str
    object: EntityRef
    contract: EntityRef | None
    status: str = Field(description="accepted or proposed.")
    obligated: Money | None = Field(
        description="Net sum of the award actions: money the agency has bound itself to pay."
    )
    current: Money | None = Field(description="Value of the award with the options exercised so far.")
    potential: Money | None = Field(description="Ceiling: value of the award if every option is exercised.")
    stated: Money | None = Field(description="Amount that prose gives, where its claims agree.")
    stated_qualifier: str | None = Field(description="exact, at_least, approx or at_most.")
    valid_from: str | None
    valid_from_precision: str | None
    valid_to: str | None
    valid_to_precision: str | None
    modality: str = Field(description="asserted, reported, denied, planned, ended or hypothetical.")
    sources: int = Field(description="Independent sources: a re-report counts as none.")
    claims: int
    disputed: bool
    implied: bool
    background: bool
    known_from: str
    known_to: str | None

    @classmethod
    def of(cls, edge: store.Edge) -> "Edge":
        amounts = {
            name: money(getattr(edge, name), edge.currency) for name in ("obligated", "current", "potential", "stated")
        }
        contract = None if edge.contract is None else EntityRef.model_validate(edge.contract)
        ends = {
            "subject": EntityRef.model_validate(edge.subject),
            "object": EntityRef.model_validate(edge.object),
            "contract": contract,
        }
        plain = {name: getattr(edge, name) for name in cls.model_fields if name not in amounts and name not in ends}
        return cls.model_validate({**plain, **amounts, **ends})


class Hit(Record):
    """A search result: `score` falls from 1 (the very name) to 0."""

    entity: EntityRef
    matched: str
    score: float
    edges: int

    @classmethod
    def of(cls, hit: store.Hit) -> "Hit":
        return cls.model_validate(hit)


class Bundle(Record):
    """Contract edges between the same two parties, taken together."""

    subject: str
    predicate: str
    object: str
    edges: int
    ids: list[str] = Field([], description="The edges' ids, where they are few.")
    obligated: Money | None = None
    current: Money | None = None
    potential: Money | None = None
    valid_from: str | None = Field(None, description="When the first of them begins.")
    valid_to: str | None = Field(None, description="When the last of them ends.")
    sources: int = Field(0, description="Independent sources of the best supported of them.")
    disputed: bool = Field(False, description="Whether sources disagree about any of them.")

    @classmethod
    def of(cls, bundle: Mapping[str, Any]) -> "Bundle":
        ends = {name: _id(bundle[name]) for name in ("subject", "object")}
        amounts = {
            name: money(bundle.get(name), bundle.get("currency")) for name in ("obligated", "current", "potential")
        }
        plain = {name: bundle[name] for name in _OF_BUNDLE}
        return cls.model_validate({**plain, **ends, **amounts})


_OF_BUNDLE = ("predicate", "edges", "ids", "valid_from", "valid_to", "sources", "disputed")


def _id(end: Any) -> str:
    return end.id if isinstance(end, store.EntityRef) else str(end)


class Graph(Record):
    """A piece of the graph. `truncated` says that more edges were there than the limit lets through."""

    nodes: list[EntityRef]
    edges: list[Edge]
    bundles: list[Bundle]
    truncated: bool

    @classmethod
    def of(cls, graph: store.Graph) -> "Graph":
        nodes = [EntityRef.model_validate(node) for node in graph.nodes]
        return cls(
            nodes=nodes, edges=each(Edge, graph.edges), bundles=each(Bundle, graph.bundles), truncated=graph.truncated
        )


class Neighbours(Record):
    """What an entity is joined to by one predicate in one direction, of one kind."""

    predicate: str
    forward: bool = Field(description="Whether the entity is the subject.")
    type: str = Field(description="Kind of the others.", examples=["Company"])
    neighbours: int = Field(description="How many others.")
    edges: int
    obligated: Money | None = Field(description="Net sum of the edges' award actions.")

    @classmethod
    def of(cls, found: store.Neighbours) -> "Neighbours":
        plain = {name: getattr(found, name) for name in ("predicate", "forward", "type", "neighbours", "edges")}
        return cls(**plain, obligated=money(found.obligated, found.currency))


class Year(Record):
    """What an entity's contracts come to in a US fiscal year, which begins on October 1 of the year before."""

    year: int
    actions: int = Field(description="Award actions dated in the year.")
    obligated: Money | None = Field(description="Net sum of those actions.")
    contracts: int = Field(description="Contracts that began in the year.")
    current: Money | None = Field(description="Their value with the options exercised so far.")
    potential: Money | None = Field(description="Their ceiling.")

    @classmethod
    def of(cls, year: store.Year) -> "Year":
        amounts = {name: money(getattr(year, name), "USD") for name in ("obligated", "current", "potential")}
        return cls.model_validate({"year": year.year, "actions": year.actions, "contracts": year.contracts, **amounts})


class Step(Record):
    """An edge of a path, walked from its subject to its object (`forward`) or the other way."""

    edge: Edge
    forward: bool


class Path(Record):
    """A walk between two entities; `weakest` is the lowest number of independent sources along it."""

    nodes: list[EntityRef]
    steps: list[Step]
    weakest: int

    @classmethod
    def of(cls, path: store.Path) -> "Path":
        steps = [Step(edge=Edge.of(edge), forward=forward) for edge, forward in path.steps]
        return cls(nodes=[EntityRef.model_validate(node) for node in path.nodes], steps=steps, weakest=path.weakest)


class ContractRow(Record):
    """A contract between an agency and a vendor, beside what is known of it."""

    edge: Edge
    contract: Contract

    @classmethod
    def of(cls, row: store.ContractRow) -> "ContractRow":
        return cls(edge=Edge.of(row.edge), contract=Contract.of(row.contract))


class Interlock(Record):
    """A person who holds roles in two or more organisations, with those roles."""

    person: EntityRef
    roles: list[Edge]

    @classmethod
    def of(cls, item: tuple[store.EntityRef, tuple[store.Edge, ...]]) -> "Interlock":
        return cls(person=EntityRef.model_validate(item[0]), roles=each(Edge, item[1]))
