"""What Neo4j Browser loads from here: the style sheet and the guide, which hold nothing of the case.

Browser is served by Neo4j, so it asks from another origin and sends headers of its own, for which a browser first asks
leave. Only these two addresses give it, to whoever asks; every other address goes by the setting `cors_origins`.
"""

from fastapi import APIRouter, Request
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.stores.neo4j.browser import guide, style_sheet

__all__ = ["ForNeo4jBrowser", "router"]

STYLE, GUIDE = "/browser/style.grass", "/browser/guide.html"
ALLOWED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET",
    "Access-Control-Allow-Headers": "baggage, cache-control, pragma, sentry-trace",
    "Access-Control-Max-Age": "600",
}
"""Cache-Control, Pragma and Sentry-Trace are what Browser 5.24 sends."""

router = APIRouter(include_in_schema=False)


@router.get(STYLE)
def browser_style() -> Response:
    """The style sheet that `:style` takes."""
    return Response(style_sheet(), media_type="text/plain", headers={"Cache-Control": "no-cache"})


@router.get(GUIDE)
def browser_guide(request: Request) -> Response:
    """The guide that `:guide` and `:play` take."""
    address = str(request.base_url).rstrip("/") + STYLE
    return Response(guide(address), media_type="text/html", headers={"Cache-Control": "no-cache"})


class ForNeo4jBrowser:
    """Lets a page of any origin read the two addresses, and no other."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] not in (STYLE, GUIDE):
            return await self.app(scope, receive, send)
        if scope["method"] == "OPTIONS":
            return await Response(status_code=204, headers=ALLOWED)(scope, receive, send)

        async def allowing(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(ALLOWED)
            await send(message)

        await self.app(scope, receive, allowing)
