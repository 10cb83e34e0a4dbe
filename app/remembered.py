"""Answers are made once: to the same question the same build, or the same built pages, have the same answer."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Remembered"]

Key = tuple[str | bytes, ...]
ASKS_FOR_OTHERS = frozenset(("authorization", "if-none-match", "range"))
"""Headers of requests that are answered otherwise."""


@dataclass
class Answer:
    """What was sent: the messages with `size` bytes of bodies, and the headers that were to be added to them."""

    messages: list[Message] = field(default_factory=list)
    size: int = 0
    marks: dict[str, str] = field(default_factory=dict)

    def hear(self, message: Message, most: int) -> None:
        """Keep the message; of an answer that is longer than `most`, nothing is kept."""
        self.size += len(message.get("body", b""))
        if self.size <= most:
            self.messages.append(_copied(message))
        else:
            self.messages.clear()


class Remembered:
    """Keeps good answers that bear an ETag, to questions without a key, up to `room` bytes and a quarter of it each.

    `state` gives a text that changes with what stands behind a path; None where that is not known.
    """

    def __init__(self, app: ASGIApp, state: Callable[[str], str | None], room: int = 16 << 20) -> None:
        self.app = app
        self.state = state
        self.room = room
        self.answers: OrderedDict[Key, Answer] = OrderedDict()
        self.filled = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _may_be_remembered(scope) or not (state := await run_in_threadpool(self.state, scope["path"])):
            return await self.app(scope, receive, send)
        key = _key(scope, state)
        answer = self.answers.get(key)
        if answer is None:
            await self._asked(key, scope, receive, send)
            return
        self.answers.move_to_end(key)
        scope.setdefault("state", {})["headers"] = dict(answer.marks)
        for message in answer.messages:
            await send(_copied(message))

    async def _asked(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask, and remember the answer where it is whole, good, still of this state and not too long."""
        answer = Answer()

        async def heard(message: Message) -> None:
            answer.hear(message, self.room // 4)
            await send(message)

        await self.app(scope, receive, heard)
        answer.marks = dict(scope.get("state", {}).get("headers", {}))
        if answer.messages and _is_good(answer) and await run_in_threadpool(self.state, scope["path"]) == key[0]:
            self._keep(key, answer)

    def _keep(self, key: Key, answer: Answer) -> None:
        if key not in self.answers:
            self.answers[key] = answer
            self.filled += answer.size
        while self.filled > self.room:
            self.filled -= self.answers.popitem(last=False)[1].size


def _may_be_remembered(scope: Scope) -> bool:
    asks = scope["type"] == "http" and scope["method"] == "GET"
    return asks and ASKS_FOR_OTHERS.isdisjoint(Headers(scope=scope).keys())


def _key(scope: Scope, state: str) -> Key:
    headers = Headers(scope=scope)
    packed = "gzip" if "gzip" in headers.get("accept-encoding", "") else "plain"
    return state, scope["path"], scope["query_string"], headers.get("accept", ""), packed


def _copied(message: Message) -> Message:
    """The message with a list of headers of its own, which others may add to."""
    return {**message, "headers": list(message["headers"])} if "headers" in message else message


def _is_good(answer: Answer) -> bool:
    first, last = answer.messages[0], answer.messages[-1]
    tagged = "ETag" in answer.marks or "etag" in Headers(raw=first.get("headers", []))
    return tagged and first.get("status") == 200 and not last.get("more_body")
