"""The review over HTTP: what awaits a person, and decisions, each on disk before its answer."""

import threading
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request

from app.api.lists import mark_next
from app.api.models import List
from app.api.review_models import ClaimHistory, ClaimReview, PairHistory, PairJudgement, ReviewItem
from app.deps import Authorised, Cursor, Limit, ReaderDep
from app.settings import Settings
from graph.case import Case, open_case
from graph.errors import KeyRequired, NotFound
from graph.review_queue import Item, Queue, review_queue, undecided, with_parties
from graph.reviewing import history, history_of_claim, history_of_pair, judge, review
from graph.store import Reader
from graph.stores.cursors import fingerprint, make_cursor, read_cursor

__all__ = ["router"]


def _unkept(request: Request) -> None:
    """Decisions change between builds, so that no answer here may be kept."""
    request.state.headers = {"Cache-Control": "no-store"}


router = APIRouter(tags=["review"], dependencies=[Depends(_unkept)])


def _case(request: Request) -> Case:
    settings: Settings = request.app.state.settings
    return open_case(settings.case)


def _writer(request: Request, known: Authorised) -> None:
    """KeyRequired unless the request bears the key."""
    if not known:
        settings: Settings = request.app.state.settings
        lacking = "" if settings.key else " This service has none: set VENDORGRAPH_KEY and start it again."
        raise KeyRequired(f"Writing needs the key: send it as 'Authorization: Bearer KEY'.{lacking}")


CaseDep = Annotated[Case, Depends(_case)]
MayWrite = Depends(_writer)
REFUSALS: dict[int | str, dict[str, Any]] = {
    401: {"description": "Without the key."},
    409: {"description": "Another reviewer's decision stands that `after` does not name; or nothing stands to undo."},
}
Kind = Annotated[Literal["claim", "pair", "conflict"] | None, Query(description="Only this kind of item.")]


class _Queues:
    """The queue of the newest build, with and without what is not public."""

    def __init__(self) -> None:
        self._lock, self._kept = threading.Lock(), dict[bool, Queue]()

    def of(self, reader: Reader, known: bool) -> Queue:
        build_id = str(reader.build()["build_id"])
        with self._lock:
            kept = self._kept.get(known)
            if kept is None or kept.build_id != build_id:
                kept = self._kept[known] = review_queue(reader)
            return kept


def _queues(request: Request) -> _Queues:
    state = request.app.state
    if not hasattr(state, "review_queues"):
        state.review_queues = _Queues()
    found: _Queues = state.review_queues
    return found


@router.get("/review", response_model=List[ReviewItem])
def review_list(
    request: Request,
    reader: ReaderDep,
    case: CaseDep,
    known: Authorised,
    kind: Kind = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Any:
    """What awaits a person, the weightiest first; what was decided since the last build is left out."""
    queue = _queues(request).of(reader, known)
    bound = fingerprint("review", kind, queue.build_id, known)
    (after,) = read_cursor(bound, cursor, (int,))
    reviews, judgements = case.reviews.read().rows, case.identity.read().rows
    places = {item.id: place for place, item in enumerate(queue.items) if kind in (None, item.kind)}
    waiting = list(undecided((queue.items[place] for place in places.values()), reviews, judgements))
    behind = [item for item in waiting if after is None or places[item.id] > after]
    shown, last = _slice(reader, behind, limit, public_only=not known)
    following = make_cursor(bound, [places[last.id]]) if last is not None and last is not behind[-1] else None
    mark_next(request, following)
    return List[Any](
        items=[ReviewItem.of(item) for item in shown], next=following, total=len(waiting), withheld=queue.withheld
    )


def _slice(reader: Reader, items: list[Item], limit: int, public_only: bool) -> tuple[list[Item], Item | None]:
    """As many items as are wanted, and the last one that was looked at."""
    shown: list[Item] = []
    last = None
    for item in items:
        last, found = item, with_parties(reader, item, public_only)
        if found is not None:
            shown.append(found)
        if len(shown) == limit:
            break
    return shown, last


@router.get("/claims/{id}/review", response_model=ClaimHistory)
def claim_history(reader: ReaderDep, case: CaseDep, id: str) -> ClaimHistory:
    """What was decided about a claim, by whom, when and why."""
    return ClaimHistory.of(id, history(case, reader.claim(id)))


@router.post("/claims/{id}/review", response_model=ClaimHistory, dependencies=[MayWrite], responses=REFUSALS)
def review_claim(reader: ReaderDep, case: CaseDep, id: str, asked: ClaimReview) -> ClaimHistory:
    """Accept, reject or edit a claim, or take the last decision back. The next build applies it.

    409 where another reviewer's decision stands that `after` does not name.
    """
    try:
        return ClaimHistory.of(id, review(case, reader.claim(id), asked.given()))
    except NotFound:
        if asked.decision != "undo" or not history_of_claim(case.reviews.read().rows, id).rows:
            raise
    return ClaimHistory.of(id, review(case, id, asked.given()))


@router.get("/identity", response_model=PairHistory)
def pair_history(
    reader: ReaderDep,
    case: CaseDep,
    known: Authorised,
    left: Annotated[str, Query(max_length=500, description="A key.", examples=["company:palantir"])],
    right: Annotated[str, Query(max_length=500, description="Another key.", examples=["duns:362130952"])],
) -> PairHistory:
    """What people judged about two keys: whether they are one thing."""
    if not known:
        for key in (left, right):
            reader.entity(key)
    return PairHistory.of(left, right, history_of_pair(case.identity.read().rows, left, right))


@router.post("/identity", response_model=PairHistory, dependencies=[MayWrite], responses=REFUSALS)
def judge_pair(case: CaseDep, asked: PairJudgement) -> PairHistory:
    """Judge whether two keys are one thing, or take the last judgement back. The next build applies it.

    409 where another reviewer's judgement stands that `after` does not name.
    """
    return PairHistory.of(asked.left, asked.right, judge(case, asked.left, asked.right, asked.given()))
