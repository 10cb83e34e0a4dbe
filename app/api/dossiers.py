"""The dossier of an entity as a file. Only what is public is in it, key or no key."""

import hashlib
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from app.deps import When
from app.figures.kept import Kept
from app.figures.specification import stored_figures, text_of
from app.figures.svg import safe_id
from app.opening import Opener
from app.settings import Settings
from graph.case import Case, open_case
from graph.store import Reader

__all__ = ["router"]

router = APIRouter(tags=["entities"])
MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "md": "text/markdown",
}
BINARY = {"schema": {"type": "string", "format": "binary"}}
FILES: dict[int | str, dict[str, Any]] = {200: {"content": {media: BINARY for media in MEDIA.values()}}}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"
"""What a dossier in HTML may do when it is opened by itself: bear its own style and pictures."""


@router.get("/entities/{id:path}/dossier.{form}", response_class=Response, responses=FILES)
def entity_dossier(
    request: Request,
    when: When,
    id: str,
    form: Literal["pdf", "docx", "html", "md"],
    language: Annotated[Literal["en", "es"], Query(description="Language of the dossier.")] = "en",
    unreviewed: Annotated[bool, Query(description="With statements that nobody has reviewed, marked.")] = False,
) -> Response:
    """A dossier of an entity: contracts, people, systems, disagreements, and a footnote at every fact."""
    from app.reports import Wish, dossier, written  # what writes the formats is long in coming

    settings: Settings = request.app.state.settings
    opener: Opener = request.app.state.opener
    case = open_case(settings.case)
    wish = Wish(id, language, when, unreviewed, case)

    def made(reader: Reader) -> bytes:
        return written(dossier(reader, wish), form)

    with opener(True) as reader:
        name = safe_id(reader.entity(id, when).name) or "dossier"
        key = (str(reader.build()["build_id"]), _figures(case), id, form, language, unreviewed, when)
        file = _kept(request).get(key, lambda: made(reader))
    shown = f'attachment; filename="{name}.{form}"'
    headers = {"Content-Disposition": shown, "Content-Security-Policy": POLICY}
    return Response(file, media_type=MEDIA[form], headers=headers)


def _figures(case: Case) -> str:
    """A sum of the figures' files, which may change any minute: a dossier shows those of its entity."""
    return hashlib.sha256("\0".join(map(text_of, stored_figures(case))).encode()).hexdigest()


def _kept(request: Request) -> Kept:
    if not hasattr(request.app.state, "dossiers"):
        request.app.state.dossiers = Kept()
    kept: Kept = request.app.state.dossiers
    return kept
