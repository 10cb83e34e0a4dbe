"""Search, entities with their edges and neighbourhood, and paths between two of them."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from app import filters
from app.api.graph_models import Edge, Entity, Graph, Hit, Path
from app.api.lists import answer_list, list_responses
from app.api.models import List
from app.api.parameters import Direction, Dollars, Predicates, Statuses, Types
from app.columns import EDGES, HITS
from app.deps import Cursor, Format, Limit, ReaderDep, When
from graph.errors import BadFilter
from graph.store import Page

__all__ = ["router"]

router = APIRouter(tags=["entities"])

Implied = Annotated[bool, Query(description="With the edges that restate a contract from its own side.")]


@router.get("/search", response_model=List[Hit], responses=list_responses())
def search(
    request: Request,
    reader: ReaderDep,
    form: Format,
    text: Annotated[
        str,
        Query(min_length=1, max_length=200, description="Part of a name or a key; small typing errors are forgiven."),
    ],
    type: Types = [],  # noqa: B006
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Any:
    """Entities by name: from the start of a word, forgiving small typing errors, the best match first."""
    if not text.strip():
        raise BadFilter("text: give at least one letter or digit.")
    hits = reader.search(text, filters.node_types(type), limit)
    return answer_list(request, Page(hits), HITS, form)


@router.get("/entities/{id:path}/edges", response_model=List[Edge], responses=list_responses())
def entity_edges(
    request: Request,
    reader: ReaderDep,
    form: Format,
    when: When,
    id: str,
    predicate: Predicates = [],  # noqa: B006
    direction: Direction = "both",
    type: Types = [],  # noqa: B006
    status: Statuses = [],  # noqa: B006
    min_amount: Dollars = None,
    implied: Implied = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Any:
    """Edges that touch an entity, largest first."""
    where = filters.edge_filter(
        predicate=predicate,
        direction=direction,
        type=type,
        status=status,
        min_amount=min_amount,
        implied=implied,
        when=when,
    )
    return answer_list(request, reader.edges(id, where, limit, cursor), EDGES, form)


@router.get("/entities/{id:path}/graph", response_model=Graph)
def entity_graph(
    reader: ReaderDep,
    when: When,
    id: str,
    predicate: Predicates = [],  # noqa: B006
    direction: Direction = "both",
    type: Types = [],  # noqa: B006
    status: Statuses = [],  # noqa: B006
    min_amount: Dollars = None,
    depth: Annotated[int, Query(ge=1, le=3, description="Steps from the entity.")] = 1,
    limit: Annotated[int, Query(ge=1, le=2000, description="Edges at most.")] = 300,
) -> Graph:
    """The neighbourhood of an entity; contracts between the same two parties are bundled."""
    where = filters.edge_filter(
        predicate=predicate, direction=direction, type=type, status=status, min_amount=min_amount, when=when
    )
    return Graph.of(reader.graph((id,), where, depth, limit))


@router.get("/entities/{id:path}", response_model=Entity)
def entity(reader: ReaderDep, when: When, id: str) -> Entity:
    """An entity by its public id or any other key that leads to it."""
    return Entity.of(reader.entity(id, when))


@router.get("/paths", response_model=list[Path])
def paths(
    reader: ReaderDep,
    when: When,
    start: Annotated[
        str, Query(alias="from", min_length=1, max_length=500, description="Key of the entity to start from.")
    ],
    end: Annotated[str, Query(alias="to", min_length=1, max_length=500, description="Key of the entity to reach.")],
    predicate: Predicates = [],  # noqa: B006
    status: Statuses = [],  # noqa: B006
    max_steps: Annotated[int, Query(ge=1, le=6)] = 4,
    limit: Annotated[int, Query(ge=1, le=50)] = 5,
) -> list[Path]:
    """The shortest ways between two entities, in either direction of the edges, the best supported first."""
    where = filters.edge_filter(predicate=predicate, status=status, when=when)
    return [Path.of(path) for path in reader.paths(start, end, where, max_steps, limit)]
