"""What the HTTP questions depend on: a reader of the newest build, the two times, the slice, the key, the form."""

import contextlib
import hmac
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import Depends, FastAPI, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app import __version__, filters
from app.api.description import parameters_of
from app.opening import Opener
from app.problems import NotModified
from app.settings import Settings
from graph.errors import BadFilter, KeyRequired, VendorgraphError
from graph.store import Moment, Reader

__all__ = [
    "Authorised",
    "Cursor",
    "Format",
    "Limit",
    "ReaderDep",
    "When",
    "checked",
    "fresh",
    "open_for",
    "public_tag",
]

_bearer = HTTPBearer(auto_error=False, description="The key of VENDORGRAPH_KEY.")


def authorised(request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> bool:
    """Whether the request bears the key. KeyRequired where it bears a wrong one."""
    if given is None:
        return False
    settings: Settings = request.app.state.settings
    if settings.key is None:
        raise KeyRequired("This service has no key: set VENDORGRAPH_KEY before it starts, or ask without a key.")
    if not hmac.compare_digest(given.credentials.encode(), settings.key.get_secret_value().encode()):
        raise KeyRequired("The key is wrong: send the one that stands in VENDORGRAPH_KEY.")
    return True


Authorised = Annotated[bool, Depends(authorised)]


def open_for(request: Request, known: bool) -> contextlib.AbstractContextManager[Reader]:
    """A reader that sees what this request may see."""
    opener: Opener = request.app.state.opener
    return opener(not known)


def _reader(request: Request, known: Authorised) -> Iterator[Reader]:
    with open_for(request, known) as reader:
        yield reader


ReaderDep = Annotated[Reader, Depends(_reader)]


def build_tag(reader: Reader, known: bool) -> str:
    """The ETag of all that the newest build answers to those who see everything, or only what is public."""
    return f'W/"{reader.build()["build_id"]}-{__version__}-{"all" if known else "public"}"'


def public_tag(app: FastAPI) -> str | None:
    """The ETag of the newest build's public answers; None where there is no build to ask."""
    opener: Opener = app.state.opener
    try:
        with opener(True) as reader:
            return build_tag(reader, known=False)
    except VendorgraphError:
        return None


def fresh(request: Request, reader: ReaderDep, known: Authorised) -> None:
    """Mark the answer with its build, and end here where the client's copy is of the same one."""
    tag = build_tag(reader, known)
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept, Authorization"}
    held = [part.strip() for part in request.headers.get("if-none-match", "").split(",")]
    if tag in held or tag.removeprefix("W/") in held:
        raise NotModified(headers)
    request.state.headers = headers


def checked(request: Request) -> None:
    """BadFilter where the question takes no such parameter: a typing error must not widen an answer."""
    taken = parameters_of(request.app)[request.scope["route"].name]
    for name in request.query_params:
        if name not in taken:
            raise BadFilter(
                f"There is no parameter '{name[:40]}' here; choose from {', '.join(sorted(taken)) or 'none'}."
            )


def _day(description: str, example: str) -> Any:
    return Query(description=description, examples=[example], json_schema_extra={"format": "date"})


AsOf = Annotated[str | None, _day("Day in the world: what held on it.", "2018-06-30")]
KnownAt = Annotated[str | None, _day("Day in the case: what its sources had said by it.", "2018-12-31")]


def _moment(as_of: AsOf = None, known_at: KnownAt = None) -> Moment:
    return filters.moment(as_of, known_at)


When = Annotated[Moment, Depends(_moment)]
Limit = Annotated[int, Query(ge=1, le=500, description="Items in a slice.")]
Cursor = Annotated[str | None, Query(max_length=2000, description="`next` of the slice before.")]


def _format(
    request: Request,
    format: Annotated[
        Literal["json", "csv"] | None, Query(description="json or csv; the Accept header where it is not given.")
    ] = None,
) -> str:
    return format or ("csv" if _likes_csv(request.headers.get("accept", "")) else "json")


def _likes_csv(accept: str) -> bool:
    """Whether text/csv stands before any JSON in the Accept header, quality first."""
    ranked: list[tuple[float, str]] = []
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        ranked.append((-_number(quality), media))
    wanted = [media for rank, media in sorted(ranked, key=lambda pair: pair[0]) if rank < 0]
    return next(
        (media == "text/csv" for media in wanted if media in ("text/csv", "application/json", "*/*", "application/*")),
        False,
    )


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


Format = Annotated[str, Depends(_format)]
