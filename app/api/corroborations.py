"""Claims with amounts beside the award records."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from app import filters
from app.api.corroboration_models import Corroboration
from app.api.lists import answer_list, list_responses
from app.api.models import List
from app.api.parameters import Party, one_of
from app.columns import CORROBORATIONS
from app.deps import Cursor, Format, Limit, ReaderDep
from graph.corroboration.verdicts import VERDICTS

__all__ = ["router"]

router = APIRouter(tags=["evidence"])

Verdict = Annotated[
    str | None, Query(description="Only what came out so.", json_schema_extra=one_of(*VERDICTS), examples=["agrees"])
]


@router.get("/corroborations", response_model=List[Corroboration], responses=list_responses())
def corroborations(
    request: Request,
    reader: ReaderDep,
    form: Format,
    entity: Party = None,
    verdict: Verdict = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Any:
    """Every claim with an amount beside the awards that it may speak of: what agrees (and which amount, at which
    modification), what differs, what cannot be compared, and where nothing was found. As CSV, one row an award."""
    wanted = filters.one_of(verdict, VERDICTS, "verdict") if verdict is not None else None
    return answer_list(request, reader.corroborations(entity, wanted, limit, cursor), CORROBORATIONS, form)
