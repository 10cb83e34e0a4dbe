"""The pages that a quote stands on, as pictures."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import Field

from app.api.models import List, Record
from app.deps import Authorised, ReaderDep
from app.export.redaction import Redaction
from app.facsimile.drawn import WIDTHS, Facsimile, drawn
from app.facsimile.quoted import Quoted, quoted
from app.figures.kept import Kept
from app.settings import Settings
from graph.case import open_case
from graph.errors import NotFound, VendorgraphError
from graph.store import Reader

__all__ = ["router"]

router = APIRouter(tags=["evidence"])
USUAL_WIDTH = 1200
PNG: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}
}


class Mark(Record):
    """Where words of the quote stand in the picture, in pixels from its upper left corner."""

    left: int
    top: int
    right: int
    bottom: int


class QuotedPage(Record):
    """A page that the quote stands on. `state`: `marked` (the picture has a frame around the quote), `unmarked` (the
    place on the page is not known), `hidden` (the page names something that is not public), `failed` (`detail` says
    why there is no picture)."""

    page: int = Field(description="Number of the page in the file, from 1.")
    state: Literal["marked", "unmarked", "hidden", "failed"]
    picture: str | None = Field(description="Address of the picture, in pixels as wide and high as follows.")
    width: int | None = None
    height: int | None = None
    marks: list[Mark] = Field(default=[], description="The frames, one a line of the quote.")
    detail: str | None = None
    left_out: int = Field(
        default=0,
        description="Images, notes and drawn shapes that are left out, since words in them cannot be compared with what"
        " is not public.",
    )


@router.get("/claims/{id}/pages", response_model=List[QuotedPage])
def claim_pages(request: Request, reader: ReaderDep, known: Authorised, id: str) -> List[QuotedPage]:
    """The pages of a PDF that a claim's quote stands on; none where its evidence is no page."""
    items = [_page(request, id, shown) for shown in _quoted(request, reader, known, id)]
    return List[QuotedPage](items=items, total=len(items))


@router.get("/claims/{id}/pages/{page}.png", response_class=Response, responses=PNG)
def claim_page(
    request: Request,
    reader: ReaderDep,
    known: Authorised,
    id: str,
    page: Annotated[int, Path(ge=1, le=100_000)],
    width: Annotated[int, Query(ge=WIDTHS[0], le=WIDTHS[1], description="Pixels.")] = USUAL_WIDTH,
    marked: Annotated[bool, Query(description="With a frame around the quote.")] = True,
) -> Response:
    """A page of the archived file as a picture, with a frame around the quote."""
    shown = next((one for one in _quoted(request, reader, known, id) if one.page == page), None)
    if shown is None:
        raise NotFound(f"The quote of claim '{id[:80]}' does not stand on page {page}.")
    if shown.named:
        raise NotFound(f"Page {page} names something that is not public: ask with the key, or read the quote alone.")
    return Response(_drawn(request, shown, width, marked).picture, media_type="image/png")


def _page(request: Request, id_: str, shown: Quoted) -> QuotedPage:
    if shown.named:
        return QuotedPage(page=shown.page, state="hidden", picture=None)
    try:
        made = _drawn(request, shown, USUAL_WIDTH, marked=True)
    except VendorgraphError as error:
        return QuotedPage(page=shown.page, state="failed", picture=None, detail=str(error))
    return QuotedPage(
        page=shown.page,
        state="marked" if made.marks else "unmarked",
        picture=f"/api/v1/claims/{id_}/pages/{shown.page}.png",
        width=made.width,
        height=made.height,
        marks=[Mark(left=a, top=b, right=c, bottom=d) for a, b, c, d in made.marks],
        left_out=made.left_out,
    )


def _quoted(request: Request, reader: Reader, known: bool, id_: str) -> tuple[Quoted, ...]:
    """The pages of a claim's quote; without the key, what is not public must not be read off them."""
    settings: Settings = request.app.state.settings
    claim = reader.claim(id_)
    open_to_all = known or not claim.row.get("page")
    hidden = Redaction(()) if open_to_all else _kept(request).hidden(reader)
    return quoted(open_case(settings.case), reader, claim, hidden)


def _drawn(request: Request, shown: Quoted, width: int, marked: bool) -> Facsimile:
    key = (shown.carrier, shown.page, shown.boxes, shown.read, width, marked)
    return Facsimile.read(_kept(request).get(key, lambda: drawn(shown, width, marked)))


def _kept(request: Request) -> Kept:
    if not hasattr(request.app.state, "facsimiles"):
        request.app.state.facsimiles = Kept()
    kept: Kept = request.app.state.facsimiles
    return kept
