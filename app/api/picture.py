"""What a picture of the graph is made of: edges among chosen entities, neighbours counted, contracts year by year."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from app import filters
from app.api.graph_models import Graph, Neighbours, Year
from app.deps import ReaderDep, When
from graph import store
from graph.errors import NotFound
from graph.store import Moment, Reader

__all__ = ["router"]

router = APIRouter(tags=["entities"])
Key = Annotated[str, Field(min_length=1, max_length=500)]


class Chosen(BaseModel):
    """Entities, and which of the edges among them are wanted."""

    model_config = ConfigDict(extra="forbid")

    ids: list[Key] = Field(min_length=1, max_length=3000, examples=[["agency:7012", "company:holloway-analytics-inc"]])
    predicates: list[str] = Field([], max_length=50, description="Only these predicates.")
    status: list[str] = Field([], max_length=5, description="accepted, proposed; both unless given.")
    min_amount: str | None = Field(None, max_length=40, description="In dollars.")
    depth: int = Field(0, ge=0, le=1, description="With 1 also their neighbours.")
    limit: int = Field(3000, ge=1, le=5000, description="Bundles of edges at most.")


class Among(Graph):
    """The edges among the entities. `missing` are keys that lead to nothing here."""

    missing: list[str]


@router.post("/graph", response_model=Among)
def among(reader: ReaderDep, when: When, chosen: Chosen) -> Among:
    """Edges among chosen entities; contracts between the same two parties are bundled."""
    where = filters.edge_filter(
        predicate=chosen.predicates, status=chosen.status, min_amount=chosen.min_amount, when=when
    )
    known, missing = chosen.ids, list[str]()
    try:
        graph = reader.graph(known, where, chosen.depth, chosen.limit)
    except NotFound:
        known, missing = _known(reader, chosen.ids, when)
        graph = reader.graph(known, where, chosen.depth, chosen.limit) if known else store.Graph((), (), (), False)
    return Among(**dict(Graph.of(graph)), missing=missing)


def _known(reader: Reader, keys: list[str], moment: Moment) -> tuple[list[str], list[str]]:
    """The keys that lead to an entity, and those that do not: found by halves, as few are expected to be missing."""
    try:
        reader.graph(keys, store.EdgeFilter(moment=moment), 0, 1)
    except NotFound:
        if len(keys) == 1:
            return [], keys
        half = len(keys) // 2
        (one, lacking), (other, more) = (_known(reader, part, moment) for part in (keys[:half], keys[half:]))
        return [*one, *other], [*lacking, *more]
    return keys, []


@router.get("/entities/{id:path}/neighbours", response_model=list[Neighbours])
def entity_neighbours(reader: ReaderDep, when: When, id: str) -> list[Neighbours]:
    """How many others an entity is joined to, by predicate, direction and kind."""
    return [Neighbours.of(found) for found in reader.neighbours(id, when)]


@router.get("/entities/{id:path}/years", response_model=list[Year])
def entity_years(reader: ReaderDep, when: When, id: str) -> list[Year]:
    """What a vendor's or an agency's contracts come to in each US fiscal year."""
    return [Year.of(year) for year in reader.years(id, when)]
