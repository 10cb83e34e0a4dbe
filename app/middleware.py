"""What every request passes through: Host check, limits on body and time, headers, the net under unexpected errors."""

import asyncio
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.problems import ADVICE, problem, unexpected

__all__ = ["BodyLimit", "HostCheck", "SafetyNet", "SecurityHeaders", "TimeLimit", "security_headers"]


OPENER = "Cross-Origin-Opener-Policy"
OWN_ADDRESSES = ("none", "same-origin")
"""`Sec-Fetch-Site` of what a reader asks by hand or from our own pages: no page of others has opened it."""


def security_headers(frame_ancestors: tuple[str, ...], scripts: tuple[str, ...] = ()) -> dict[str, str]:
    """Headers of every answer. `frame_ancestors` are the origins that may show the pages in a frame, `scripts` the
    sources of scripts beside the files of the service itself."""
    policy = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", *scripts)),
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": " ".join(frame_ancestors) or "'none'",
        "require-trusted-types-for": "'script'",
    }
    headers = {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        OPENER: "same-origin",
        "Cross-Origin-Resource-Policy": "cross-origin" if frame_ancestors else "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
    return headers if frame_ancestors else {**headers, "X-Frame-Options": "DENY"}


class SecurityHeaders:
    """Adds headers to every answer, and to a good one what `request.state.headers` holds.

    The policy that cuts off a window's opener has a browser begin anew in another process, which delays the page: it is
    sent where there may be an opener.
    """

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        own = scope["type"] == "http" and Headers(scope=scope).get("sec-fetch-site") in OWN_ADDRESSES
        headers = {name: value for name, value in self.headers.items() if name != OPENER} if own else self.headers

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = MutableHeaders(scope=message)
                marks = scope.get("state", {}).get("headers", {}) if message["status"] == 200 else {}
                for name, value in {**headers, **marks}.items():
                    held.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class HostCheck:
    """Refuses requests under another host's name: no page elsewhere may reach a loopback service by its own name."""

    def __init__(self, app: ASGIApp, allowed: frozenset[str]) -> None:
        self.app = app
        self.allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self.allowed and _host(scope) not in self.allowed:
            await problem(421, ADVICE[421], scope["path"])(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _host(scope: Scope) -> str:
    """The host name of the request, in lower case, without its port."""
    held = Headers(scope=scope).getlist("host")
    text = held[0].strip().lower() if len(held) == 1 else ""
    if text.startswith("["):
        return text.partition("]")[0] + "]"
    return text.partition(":")[0].removesuffix(".")


class BodyLimit:
    """Answers 413 to a body of more than `limit` bytes, told or counted."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.limit:
                raise HTTPException(413)
            return message

        told = Headers(scope=scope).get("content-length", "") if scope["type"] == "http" else ""
        if told.isdecimal() and int(told) > self.limit:
            await problem(413, ADVICE[413], scope["path"])(scope, receive, send)
        else:
            await self.app(scope, counted, send)


class TimeLimit:
    """Answers 504 where no answer has begun after `seconds`; the work behind it ends by the store's own limits."""

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self.app = app
        self.seconds = seconds
        self.late: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        begun = asyncio.Event()

        async def guarded(message: Message) -> None:
            if work not in self.late:
                begun.set()
                await send(message)

        work = asyncio.create_task(_run(self.app, scope, receive, guarded))
        if await self._in_time(work, begun):
            await work
            return
        self.late.add(work)
        work.add_done_callback(self._forget)
        await problem(504, ADVICE[504], scope["path"], code="query-timeout")(scope, receive, send)

    async def _in_time(self, work: asyncio.Task[None], begun: asyncio.Event) -> bool:
        first = asyncio.create_task(begun.wait())
        try:
            done, _ = await asyncio.wait((work, first), timeout=self.seconds, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            work.cancel()
            raise
        finally:
            first.cancel()
        return bool(done)

    def _forget(self, work: asyncio.Task[None]) -> None:
        self.late.discard(work)
        if not work.cancelled():
            work.exception()


async def _run(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)


class SafetyNet:
    """Turns an unexpected error into a problem document, where the answer has not begun."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            answer = unexpected(scope.get("path", ""), error)
            if begun:
                raise
            await answer(scope, receive, send)
