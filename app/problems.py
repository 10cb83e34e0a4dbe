"""Errors as RFC 9457 problem documents (application/problem+json), whatever went wrong and wherever.

`type` is `urn:vendorgraph:problem:` and the error's code (see graph/errors.py), or `about:blank` where the status says
it all.
"""

import http
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from app.failures import one_line, record_failure
from graph.errors import KeyRequired, VendorgraphError

__all__ = ["MEDIA_TYPE", "NotModified", "Problem", "install", "problem", "unexpected"]

MEDIA_TYPE = "application/problem+json"
URN = "urn:vendorgraph:problem:"
ADVICE = {
    404: "There is nothing at this address: /openapi.json lists what there is.",
    405: "This address does not take that method: /openapi.json lists what it takes.",
    413: "The request is larger than this service takes: send less.",
    421: "This service does not answer to that host: use the address it printed, or set VENDORGRAPH_ALLOWED_HOSTS.",
    500: "Something went wrong inside the service. Its log file has the details; the last good graph still answers.",
    504: "The answer took too long: ask for less, or with narrower filters.",
}


class Problem(BaseModel):
    """A problem document of RFC 9457."""

    type: str = Field(examples=["urn:vendorgraph:problem:not-found"])
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(description="One plain line that says what to do.")
    instance: str = Field(description="Path of the request.")
    errors: list[dict[str, str]] | None = Field(None, description="Each parameter that does not fit, with the reason.")


class NotModified(Exception):
    """The client's copy is of this very build. `headers` repeat what the full answer would bear."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        super().__init__("not modified")
        self.headers = headers


def problem(
    status: int,
    detail: str,
    path: str,
    *,
    code: str | None = None,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> Response:
    """A problem document as a response."""
    title = http.HTTPStatus(status).phrase if status in http.HTTPStatus._value2member_map_ else "Error"
    body = {
        "type": f"{URN}{code}" if code else "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": path,
    }
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return JSONResponse({**body, **more}, status, headers=kept, media_type=MEDIA_TYPE)


def unexpected(path: str, error: Exception) -> Response:
    """A 500 that gives nothing away; the error itself goes to the log file."""
    record_failure(error)
    return problem(500, ADVICE[500], path)


def install(app: FastAPI) -> None:
    """Answer every error of the application with a problem document."""
    app.add_exception_handler(VendorgraphError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(NotModified, _not_modified)


def _known(request: Request, error: Exception) -> Response:
    assert isinstance(error, VendorgraphError)
    headers = {"WWW-Authenticate": 'Bearer realm="vendorgraph"'} if isinstance(error, KeyRequired) else None
    if error.http_status >= 500 and error.http_status not in (501, 503, 504):
        record_failure(error)
    return problem(error.http_status, one_line(error), request.url.path, code=error.code, headers=headers)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = [
        {"in": str(e["loc"][0]), "name": ".".join(map(str, e["loc"][1:])), "message": str(e["msg"])}
        for e in error.errors()
    ]
    detail = "; ".join(f"{e['name'] or e['in']}: {e['message']}" for e in found[:5])
    return problem(422, detail, request.url.path, code="invalid-request", errors=found[:50])


def _plain(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = ADVICE.get(error.status_code, str(error.detail))
    return problem(error.status_code, detail, request.url.path, headers=error.headers)


def _not_modified(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotModified)
    return Response(status_code=304, headers=dict(error.headers))
