"""The whole public graph as a file."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import StreamingResponse

from app.export import EXPORTED, TEXT_FORMATS, csv_archive, csv_table
from app.opening import Opener
from graph.store import Reader

__all__ = ["router"]

router = APIRouter(tags=["export"])
CONTENT: dict[str, dict[str, Any]] = {
    "application/zip": {"schema": {"type": "string", "format": "binary"}},
    "text/csv": {"schema": {"type": "string"}},
    **{
        wanted.media.partition(";")[0]: {"schema": {"type": "string", "format": "binary"}}
        for wanted in TEXT_FORMATS.values()
    },
    "application/json": {
        "schema": {"type": "object"},
        "example": {"title": "The graph", "nodes": [], "edges": []},
    },
}
Table = Annotated[Literal["", *EXPORTED] | None, Query(description="One CSV file instead of all in a ZIP archive.")]  # type: ignore[valid-type]


@router.get("/export", response_class=StreamingResponse, responses={200: {"content": CONTENT}})
def export(
    request: Request,
    format: Annotated[Literal["csv", *TEXT_FORMATS], Query(description="csv (a ZIP archive) or one file.")],  # type: ignore[valid-type]
    table: Table = None,
) -> Any:
    """Everything that is public, key or no key: CSV files in a ZIP archive, one of them, or another program's file."""
    opener: Opener = request.app.state.opener
    if wanted := TEXT_FORMATS.get(format):
        return _file(opener, wanted.write, wanted.media, f"graph.{wanted.ending}")
    if table:
        return _file(opener, lambda reader: csv_table(reader, table), "text/csv", f"{table}.csv")
    return _file(opener, csv_archive, "application/zip", "graph-csv.zip")


def _file(opener: Opener, write: Callable[[Reader], Iterator[Any]], media: str, name: str) -> StreamingResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_pieces(opener, write), media_type=media, headers=headers)


def _pieces(opener: Opener, write: Callable[[Reader], Iterator[Any]]) -> Iterator[Any]:
    with contextlib.ExitStack() as held:
        yield from write(held.enter_context(opener(True)))
