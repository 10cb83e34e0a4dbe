"""What a person begins with who has nothing to search for yet."""

from fastapi import APIRouter
from pydantic import Field

from app import filters
from app.api.evidence_models import BuildInfo, Conflict, Spending
from app.api.graph_models import ContractRow, Interlock
from app.api.models import List, Record, each
from app.deps import ReaderDep, When
from app.spending import spending_page
from graph.store import Moment, Reader

__all__ = ["router"]

router = APIRouter(tags=["start"])

TOP = 8
DISPUTED = 3


class Start(Record):
    """The first of several lists; each has an address of its own that gives it whole."""

    build: BuildInfo
    vendors: list[Spending] = Field(description="Vendors by obligated money, as `spending?by=vendor` has them.")
    agencies: list[Spending] = Field(description="Agencies, as `spending?by=agency` has them.")
    newest: list[ContractRow] = Field(description="As `contracts?order=newest` has them.")
    conflicts: List[Conflict] = Field(description="The highest ranked, and how many there are.")
    interlocks: list[Interlock] = Field(description="People with roles in two or more organisations.")


@router.get("/start", response_model=Start)
def start(reader: ReaderDep, when: When) -> Start:
    """The largest vendors and agencies, the newest contracts, what is disputed, who links organisations."""
    newest = filters.contract_filter(order="newest", when=when)
    disputed = reader.conflicts(None, DISPUTED)
    return Start(
        build=BuildInfo.of(reader.build()),
        vendors=_largest(reader, "vendor", when),
        agencies=_largest(reader, "agency", when),
        newest=each(ContractRow, reader.contracts(newest, TOP).items),
        conflicts=List[Conflict](items=each(Conflict, disputed.items), next=disputed.next, total=disputed.total),
        interlocks=each(Interlock, reader.interlocks(TOP).items),
    )


def _largest(reader: Reader, by: str, when: Moment) -> list[Spending]:
    return spending_page(reader, filters.spending_query(by, when=when), TOP, None).items
