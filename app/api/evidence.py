"""Edges with their evidence, claims, conflicts."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from app import filters
from app.api.evidence_models import Claim, Conflict
from app.api.graph_models import Edge
from app.api.lists import answer_list, list_responses
from app.api.models import List
from app.api.parameters import Party, Predicate, one_of
from app.columns import CLAIMS, CONFLICTS
from app.deps import Cursor, Format, Limit, ReaderDep, When

__all__ = ["router"]

router = APIRouter(tags=["evidence"])


@router.get("/edges/{id}", response_model=Edge)
def edge(reader: ReaderDep, when: When, id: str) -> Edge:
    """An edge: what accepted or proposed claims say together."""
    return Edge.of(reader.edge(id, when))


@router.get("/edges/{id}/evidence", response_model=List[Claim], responses=list_responses())
def edge_evidence(
    request: Request,
    reader: ReaderDep,
    form: Format,
    when: When,
    id: str,
    corrected: Annotated[
        bool,
        Query(description="Instead the rows that a newer download corrected or has no more; `known_to` says when."),
    ] = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Any:
    """The claims that bear an edge: the words in their place, or the record's row."""
    return answer_list(request, reader.evidence(id, limit, cursor, when, corrected), CLAIMS, form)


@router.get("/claims", response_model=List[Claim], responses=list_responses())
def claims(
    request: Request,
    reader: ReaderDep,
    form: Format,
    source: Annotated[str | None, Query(max_length=200, description="Id of a source.")] = None,
    entity: Party = None,
    status: Annotated[
        str | None, Query(description="What became of it.", json_schema_extra=one_of(*filters.CLAIM_STATUS))
    ] = None,
    predicate: Predicate = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Any:
    """Claims with their evidence, whatever became of them."""
    if status is not None:
        filters.one_of(status, filters.CLAIM_STATUS, "status")
    wanted = filters.predicates([predicate])[0] if predicate else None
    page = reader.claims(source=source, entity=entity, status=status, predicate=wanted, limit=limit, cursor=cursor)
    return answer_list(request, page, CLAIMS, form)


@router.get("/claims/{id}", response_model=Claim)
def claim(reader: ReaderDep, id: str) -> Claim:
    """A claim with its evidence."""
    return Claim.of(reader.claim(id))


@router.get("/conflicts", response_model=List[Conflict], responses=list_responses())
def conflicts(
    request: Request, reader: ReaderDep, form: Format, entity: Party = None, limit: Limit = 50, cursor: Cursor = None
) -> Any:
    """Claims that cannot all hold: who says what, where, since when. As CSV, one row a claim."""
    return answer_list(request, reader.conflicts(entity, limit, cursor), CONFLICTS, form)
