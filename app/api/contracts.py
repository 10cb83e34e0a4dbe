"""Contracts, spending and the people who link organisations."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from app import filters
from app.api.evidence_models import Spending
from app.api.graph_models import ContractRow, Interlock
from app.api.lists import answer_list, csv_stream, list_responses, mark_next
from app.api.models import List
from app.api.parameters import Day, Dollars, Level, Order, Party, Statuses
from app.columns import CONTRACTS, INTERLOCKS
from app.deps import Authorised, Cursor, Format, Limit, ReaderDep, When, open_for
from app.spending import SpendingRows, spending_page
from graph.store import SpendingQuery

__all__ = ["router"]

router = APIRouter(tags=["contracts"])


@router.get("/contracts", response_model=List[ContractRow], responses=list_responses())
def contracts(
    request: Request,
    reader: ReaderDep,
    form: Format,
    when: When,
    vendor: Party = None,
    agency: Party = None,
    text: Annotated[str | None, Query(max_length=200, description="In number, description or names.")] = None,
    since: Day = None,
    until: Day = None,
    min_amount: Dollars = None,
    max_amount: Dollars = None,
    status: Statuses = [],  # noqa: B006
    order: Order = "amount",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Any:
    """Contracts between agencies and vendors, beside what is known of each."""
    where = filters.contract_filter(
        vendor=vendor,
        agency=agency,
        text=text,
        since=since,
        until=until,
        min_amount=min_amount,
        max_amount=max_amount,
        status=status,
        order=order,
        when=when,
    )
    return answer_list(request, reader.contracts(where, limit, cursor), CONTRACTS, form)


@router.get("/spending", response_model=List[Spending], responses=list_responses(), response_model_exclude_unset=True)
def spending(
    request: Request,
    reader: ReaderDep,
    known: Authorised,
    form: Format,
    when: When,
    by: Annotated[
        str, Query(max_length=100, description="vendor, agency, year after identity; recipient, agency as recorded.")
    ],
    as_recorded: Annotated[
        bool, Query(description="Names as the records write them, verbatim, one row a spelling.")
    ] = False,
    level: Level = "auto",
    limit: Annotated[
        int | None, Query(ge=1, le=500, description="Items in a slice: 50, and as CSV all, unless given.")
    ] = None,
    cursor: Cursor = None,
) -> Any:
    """Sums of award actions, largest first. Obligated money only: ceilings are never added up."""
    query = filters.spending_query(by, as_recorded=as_recorded, level=level, when=when)
    if form == "csv" and limit is None and cursor is None:
        return csv_stream(
            "spending", SpendingRows.columns(query), _all(request, known, query), guard=not query.as_recorded
        )
    page = spending_page(reader, query, limit or 50, cursor)
    mark_next(request, page.next)
    if form == "csv":
        return csv_stream(
            "spending", SpendingRows.columns(query), map(SpendingRows.cells, page.items), guard=not query.as_recorded
        )
    return page


def _all(request: Request, known: bool, query: SpendingQuery) -> Any:
    with open_for(request, known) as reader:
        yield from map(SpendingRows.cells, SpendingRows.of(reader, query))


@router.get("/interlocks", response_model=List[Interlock], responses=list_responses())
def interlocks(request: Request, reader: ReaderDep, form: Format, limit: Limit = 50, cursor: Cursor = None) -> Any:
    """People who hold roles in two or more organisations. As CSV, one row a role."""
    return answer_list(request, reader.interlocks(limit, cursor), INTERLOCKS, form)
