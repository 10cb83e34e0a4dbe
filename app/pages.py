"""The explorer's page and its parts."""

import base64
import contextlib
import hashlib
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from pydantic import BaseModel
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from app.api.schema import schema
from app.api.sources import builds
from app.api.start import start
from app.deps import public_tag
from app.opening import Opener
from graph.errors import ServiceError, VendorgraphError
from graph.store import Moment

__all__ = ["INDEX", "PAGES", "add_pages", "page_text", "scripts_within", "state_of"]

PAGES = Path(str(files("app") / "web" / "dist"))
INDEX = "index.html"
PLACE = "</head>"
ESCAPED = r"\u003c"
"""How JSON writes a < that must not end the element around it."""


def add_pages(app: FastAPI, folder: Path) -> None:
    """Serve the page at / and the parts that lie beside it in `folder`."""

    def page(request: Request) -> Any:
        text, headers = page_text(folder), {"Cache-Control": "no-cache"}
        with contextlib.suppress(VendorgraphError):  # without a build, the page itself asks and says what is wrong
            text = text.replace(PLACE, f"{_answers(app, at_start=not request.url.query)}{PLACE}", 1)
            headers["ETag"] = f'W/"{pages_tag(folder)}-{public_tag(app)}"'
        return HTMLResponse(text, headers=headers)

    app.add_api_route("/", page, include_in_schema=False)
    app.mount("/static", _Parts(directory=folder, check_dir=False), name="static")


def page_text(folder: Path) -> str:
    """The page as it was built. ServiceError where it was not."""
    if not (folder / INDEX).is_file():
        raise ServiceError("The pages are not built yet: run `make install`, or `pip install -e .`, and try again.")
    return (folder / INDEX).read_text("utf-8")


def _answers(app: FastAPI, *, at_start: bool) -> str:
    """What the page asks first of all, by its addresses, so that it need not ask: data to browsers, never a script."""
    opener: Opener = app.state.opener
    with opener(True) as reader:
        found: dict[str, BaseModel] = {"schema": schema(), "builds": builds(reader)}
        if at_start:
            found["start"] = start(reader, Moment())
    told = ",".join(f'"api/v1/{path}":{answer.model_dump_json()}' for path, answer in found.items())
    return f'<script type="application/json" id="answers">{{{told.replace("<", ESCAPED)}}}</script>\n'


def state_of(app: FastAPI, folder: Path, path: str) -> str | None:
    """A text that changes with what stands behind an address; None where that is not known."""
    if path.startswith("/static/"):
        return pages_tag(folder)
    if path == "/":
        return (pages := pages_tag(folder)) and (build := public_tag(app)) and f"{pages} {build}"
    return public_tag(app) if path.startswith("/api/v1/") else None


def pages_tag(folder: Path) -> str | None:
    """The state of the built pages; None where there are none."""
    try:
        return str((folder / INDEX).stat().st_mtime_ns)
    except OSError:
        return None


def scripts_within(page: Path) -> tuple[str, ...]:
    """Sources for a Content-Security-Policy that allow the scripts which stand in the page itself, and no others."""
    if not page.is_file():
        return ()
    texts = re.findall(r"<script>(.*?)</script>", page.read_text("utf-8"), re.DOTALL)
    hashes = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return tuple(f"'sha256-{digest}'" for digest in hashes)


class _Parts(StaticFiles):
    """Files that a browser keeps and asks about: after an update it never mixes old parts with new ones."""

    def file_response(self, *args: Any, **options: Any) -> Response:
        answer = super().file_response(*args, **options)
        answer.headers["Cache-Control"] = "no-cache"
        return answer
