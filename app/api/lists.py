"""Lists as JSON or CSV, with `next` in the answer and in the Link header."""

from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app.api.models import List
from app.columns import Layout
from app.tabular import csv_lines, csv_text
from graph.store import Page

__all__ = ["answer_list", "csv_response", "csv_stream", "list_responses", "mark_next"]


def answer_list(request: Request, page: Page[Any], layout: Layout, form: str) -> Any:
    """The slice as the request wants it."""
    answers = [layout.model.of(item) for item in page.items]
    mark_next(request, page.next)
    if form == "csv":
        name = request.url.path.rstrip("/").rpartition("/")[2]
        return csv_response(name, csv_text(tuple(layout.columns), layout.cells(answers)))
    return List[Any](items=answers, next=page.next, total=page.total, withheld=page.withheld, corrected=page.corrected)


def mark_next(request: Request, cursor: str | None) -> None:
    """Have the answer bear a Link header to the following slice."""
    if cursor is not None:
        following = request.url.include_query_params(cursor=cursor)
        request.state.headers["Link"] = f'<{following.path}?{following.query}>; rel="next"'


def _headers(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}.csv"'}


def csv_response(name: str, text: str) -> Response:
    return Response(text, media_type="text/csv", headers=_headers(name))


def csv_stream(name: str, columns: tuple[str, ...], rows: Iterable[dict[str, Any]], *, guard: bool = True) -> Response:
    """Rows as they come, whatever their number."""
    return StreamingResponse(csv_lines(columns, rows, guard=guard), media_type="text/csv", headers=_headers(name))


def list_responses(layout_example: str = "") -> dict[int | str, dict[str, Any]]:
    """What the description of a list says besides its model: it comes as CSV too."""
    return {200: {"content": {"text/csv": {"schema": {"type": "string"}, "example": layout_example}}}}
