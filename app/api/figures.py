"""Figures of the case: a list, each in words, and as a picture. Only what is public is in them, key or no key."""

import contextlib
import functools
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from app import __version__
from app.api.models import List
from app.export.redaction import Redaction
from app.figures.described import FigureSummary, WholeFigure, described, summarised
from app.figures.drawn import FORMS, Drawing, drawing_of
from app.figures.kept import Kept
from app.figures.signing import Standing, standing_of
from app.figures.specification import Stored, figure_ids, read_figure, read_text, stored_figures, text_of
from app.figures.svg import safe_id
from app.opening import Opener
from app.problems import NotModified
from app.settings import Settings
from graph.case import Case, open_case
from graph.errors import BadFilter, InvalidCase, VendorgraphError
from graph.store import Reader

__all__ = ["router"]

router = APIRouter(tags=["figures"])
BINARY = {"schema": {"type": "string", "format": "binary"}}
PICTURES: dict[int | str, dict[str, Any]] = {200: {"content": {media: BINARY for media in FORMS.values()}}}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
"""What an SVG file that is opened by itself may load: its own style and its own typeface."""


def _case(request: Request) -> Case:
    settings: Settings = request.app.state.settings
    return open_case(settings.case)


@contextlib.contextmanager
def _public(request: Request) -> Iterator[Reader]:
    opener: Opener = request.app.state.opener
    with opener(True) as reader:
        yield reader


def _files(id_: str) -> list[str]:
    return [f"/api/v1/figures/{id_}.{form}" for form in FORMS]


@router.get("/figures", response_model=List[FigureSummary])
def figures(request: Request) -> List[FigureSummary]:
    """The figures of the case: whether they were signed off, and whether their facts have changed since."""
    case, kept = _case(request), _kept(request)
    with _public(request) as reader:
        build, hidden = str(reader.build()["build_id"]), kept.hidden(reader)
        items = []
        for id_, stored in zip(figure_ids(case), stored_figures(case), strict=True):
            told = kept.get(
                (build, _sum(text_of(stored)), id_), functools.partial(_listed, id_, stored, reader, hidden)
            )
            items.append(FigureSummary.model_validate_json(told))
    return List[FigureSummary](items=items, total=len(items))


def _listed(id_: str, stored: Stored | VendorgraphError, reader: Reader, hidden: Redaction) -> bytes:
    """The figure as the list shows it, as JSON."""
    try:
        if isinstance(stored, VendorgraphError):
            raise stored
        drawing, standing = _drawn(stored, reader, hidden)
        return summarised(id_, drawing, standing, _files(id_)).model_dump_json().encode()
    except VendorgraphError as error:
        given = stored.specification if isinstance(stored, Stored) else None
        kind, title = (given.kind, given.title) if given else (None, None)
        reason = str(error) if given else f"figures/{id_}.yaml cannot be read: 'vendorgraph figure' says why."
        broken = FigureSummary(id=id_, kind=kind, title=title, state="broken", changes=[reason], files=[])
        return broken.model_dump_json().encode()


def _drawn(stored: Stored, reader: Reader, hidden: Redaction) -> tuple[Drawing, Standing]:
    drawing = drawing_of(reader, stored.specification, hidden)
    return drawing, standing_of(stored.specification, drawing)


@router.get("/figures/{id}.{form}", response_class=Response, responses=PICTURES)
def figure_file(
    request: Request,
    id: str,
    form: Literal["svg", "png", "pdf"],
    width: Annotated[
        Literal["full", "column"], Query(description="full (175 mm) or column (85 mm), as it is printed.")
    ] = "full",
    grey: Annotated[bool, Query(description="In greys, as a printer without colours shows it.")] = False,
) -> Response:
    """A figure as SVG, PNG or PDF, with its footnotes. The same graph and file give the same bytes."""
    stored = read_figure(_case(request), id)
    with _public(request) as reader:
        key = (str(reader.build()["build_id"]), _sum(stored.text), id, form, width, grey)
        headers = _headers(request, key, f"{safe_id(id)}.{form}")
        kept = _kept(request)
        picture = kept.get(key, lambda: _picture(_drawn(stored, reader, kept.hidden(reader)), form, width, grey))
    return Response(picture, media_type=FORMS[form], headers=headers)


def _picture(
    told: tuple[Drawing, Standing], form: Literal["svg", "png", "pdf"], width: Literal["full", "column"], grey: bool
) -> bytes:
    drawing, standing = told
    banner = standing.warning if drawing.specification.tell_changes == "yes" else None
    return drawing.as_bytes(form, width, grey=grey, banner=banner)


def _kept(request: Request) -> Kept:
    if not hasattr(request.app.state, "figures"):
        request.app.state.figures = Kept()
    kept: Kept = request.app.state.figures
    return kept


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _headers(request: Request, key: tuple[Any, ...], name: str) -> dict[str, str]:
    """Headers of a picture; ends here where the client's copy is of the same graph and file."""
    tag = f'"{_sum("|".join(map(str, key)))}-{__version__}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    held = [part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")]
    if tag in held:
        raise NotModified(headers)
    shown = {"Content-Disposition": f'inline; filename="{name}"'}
    return {**headers, **shown, "Content-Security-Policy": POLICY}


class Sketch(BaseModel):
    """A figure that the case does not hold (yet), and how it is to be drawn."""

    model_config = ConfigDict(extra="forbid")

    file: str = Field(
        max_length=200_000,
        description="What the figure's YAML file says.",
        examples=["figure: 1\nkind: ego\ntitle: Holloway Analytics\nshow:\n  around: company:holloway-analytics-inc\n"],
    )
    width: Literal["full", "column"] = "full"
    grey: bool = False


@router.post("/figures/drawing.{form}", response_class=Response, responses=PICTURES)
def draw_figure(request: Request, form: Literal["svg", "png", "pdf"], sketch: Sketch) -> Response:
    """A figure drawn from the text of its file, with its footnotes; nothing is written into the case."""
    try:
        stored = Stored("figure", Path("figure.yaml"), sketch.file, read_text(sketch.file, "the figure"))
    except InvalidCase as error:
        raise BadFilter(str(error)) from error
    with _public(request) as reader:
        kept = _kept(request)
        key = (str(reader.build()["build_id"]), _sum(sketch.file), form, sketch.width, sketch.grey)
        picture = kept.get(
            key, lambda: _picture(_drawn(stored, reader, kept.hidden(reader)), form, sketch.width, sketch.grey)
        )
    return Response(picture, media_type=FORMS[form], headers={"Content-Security-Policy": POLICY})


@router.get("/figures/{id}", response_model=WholeFigure)
def figure(request: Request, id: str) -> WholeFigure:
    """A figure in words: its footnotes with their claims, its sources, and how it stands."""
    stored = read_figure(_case(request), id)
    with _public(request) as reader:
        drawing, standing = _drawn(stored, reader, _kept(request).hidden(reader))
    return described(id, drawing, standing, _files(id))
