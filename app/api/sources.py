"""Sources, what they say, what the build noticed, and the build itself."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from app.api.evidence_models import BuildInfo, Claim, Finding, Source
from app.api.lists import answer_list, list_responses
from app.api.models import List
from app.columns import CLAIMS, FINDINGS, SOURCES
from app.deps import Cursor, Format, Limit, ReaderDep

__all__ = ["router"]

router = APIRouter(tags=["sources"])


@router.get("/sources", response_model=List[Source], responses=list_responses())
def sources(request: Request, reader: ReaderDep, form: Format, limit: Limit = 50, cursor: Cursor = None) -> Any:
    """Files and cited works, with the number of their claims."""
    return answer_list(request, reader.sources(limit, cursor), SOURCES, form)


@router.get("/sources/{id}", response_model=Source)
def source(reader: ReaderDep, id: str) -> Source:
    """A source with what is known of where it came from."""
    return Source.of(reader.source(id))


@router.get("/sources/{id}/claims", response_model=List[Claim], responses=list_responses())
def source_claims(
    request: Request, reader: ReaderDep, form: Format, id: str, limit: Limit = 50, cursor: Cursor = None
) -> Any:
    """Everything that a source says."""
    reader.source(id)
    return answer_list(request, reader.claims(source=id, limit=limit, cursor=cursor), CLAIMS, form)


@router.get("/findings", response_model=List[Finding], responses=list_responses())
def findings(
    request: Request,
    reader: ReaderDep,
    form: Format,
    kind: Annotated[str | None, Query(max_length=60, description="One kind of finding.", examples=["reject"])] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Any:
    """What the build noticed: rejects, duplicates, corrections, differences between summaries and actions …"""
    return answer_list(request, reader.findings(kind, limit, cursor), FINDINGS, form)


@router.get("/builds", response_model=List[BuildInfo])
def builds(reader: ReaderDep) -> List[BuildInfo]:
    """The build that is served."""
    return List[BuildInfo](items=[BuildInfo.of(reader.build())], total=1)
