"""The explorer's page and its parts."""

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles

from graph.errors import ServiceError

__all__ = ["INDEX", "add_pages", "pages_tag", "scripts_within"]

INDEX = "index.html"
AT_FIRST = ("start", "schema", "builds")
"""What the start page asks: a browser is told of it with the page, and need not wait for the scripts."""


def add_pages(app: FastAPI, folder: Path) -> None:
    """Serve the page at / and the parts that lie beside it in `folder`."""

    def page(request: Request) -> Any:
        if not (folder / INDEX).is_file():
            raise ServiceError("The pages are not built yet: run `make install`, or `pip install -e .`, and try again.")
        start = {} if request.url.query else {"Link": _preloads()}
        return FileResponse(folder / INDEX, headers={"Cache-Control": "no-cache", **start})

    app.add_api_route("/", page, include_in_schema=False)
    app.mount("/static", _Parts(directory=folder, check_dir=False), name="static")


def _preloads() -> str:
    return ", ".join(f"<api/v1/{question}>; rel=preload; as=fetch; crossorigin" for question in AT_FIRST)


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
