"""What makes the first page quick: answers that come with it, answers that are remembered, packets that do not wait."""

import asyncio
import json
import re
import socket
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import Message, Receive, Scope, Send

from app.remembered import Answer, Remembered
from app.server import bind
from tests.processes import copy_of, serving, small_case, vendorgraph

BROUGHT = re.compile(r'<script type="application/json" id="answers">(.*?)</script>', re.DOTALL)


def brought(text: str) -> dict[str, Any]:
    (found,) = BROUGHT.findall(text)
    answers: dict[str, Any] = json.loads(found)
    return answers


def test_the_start_page_brings_the_very_answers_that_the_service_gives() -> None:
    with serving(small_case()) as address, httpx.Client(base_url=address, timeout=60) as client:
        answers = brought(client.get("/").text)
        assert set(answers) == {"api/v1/start", "api/v1/schema", "api/v1/builds"}
        for path, answer in answers.items():
            assert answer == client.get(path).json()
        assert set(brought(client.get("/?list=conflicts").text)) == {"api/v1/schema", "api/v1/builds"}


def test_nothing_that_a_source_says_ends_the_data_in_the_page() -> None:
    with serving(small_case()) as address:
        found = httpx.get(address, timeout=60).text
    assert "<" not in BROUGHT.findall(found)[0]


def test_a_new_build_is_told_at_once(tmp_path: Path) -> None:
    case = copy_of(small_case(), tmp_path / "case")
    with serving(case) as address, httpx.Client(base_url=address, timeout=60) as client:
        pages = [client.get("/").text for _ in range(2)]
        lists = [client.get("/api/v1/builds").json() for _ in range(2)]
        assert pages[0] == pages[1] and lists[0] == lists[1]
        (case / "case.yaml").write_text("name: made-up\nacceptance: {claims_sheet: proposed}\n", "utf-8")
        assert vendorgraph("build", case).returncode == 0
        assert client.get("/api/v1/builds").json() != lists[0]
        assert brought(client.get("/").text)["api/v1/builds"] == client.get("/api/v1/builds").json()


def test_small_answers_leave_at_once() -> None:
    """asyncio turns the waiting off for sockets that are named TCP only."""

    async def accepted() -> int:
        told: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def connected(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            held = writer.get_extra_info("socket")
            told.set_result(held.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        listening = bind("127.0.0.1", 0)
        listening.setblocking(False)
        async with await asyncio.start_server(connected, sock=listening):
            _, writer = await asyncio.open_connection(*listening.getsockname())
            found = await asyncio.wait_for(told, 10)
            writer.close()
            return found

    assert asyncio.run(accepted()) != 0


class Counted:
    """An application that counts how often it is asked; answers bear its state as their tag."""

    def __init__(self, size: int = 10, status: int = 200) -> None:
        self.state = "one"
        self.asked = 0
        self.body = b"x" * size
        self.status = status

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked += 1
        scope.setdefault("state", {})["headers"] = {"ETag": self.state}
        await send(
            {"type": "http.response.start", "status": self.status, "headers": [(b"x-state", self.state.encode())]}
        )
        await send({"type": "http.response.body", "body": self.body})


def ask(remembered: Remembered, path: str, headers: dict[str, str] | None = None) -> list[Message]:
    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in (headers or {}).items()],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(remembered(scope, receive, send))
    assert scope["state"]["headers"] == {"ETag": "one"} or remembered.state("") != "one"
    return sent


def remembering(app: Counted, room: int = 1000) -> Remembered:
    return Remembered(app, lambda _: app.state, room)


def test_a_question_is_answered_once_while_its_build_stands() -> None:
    app = Counted()
    remembered = remembering(app)
    assert ask(remembered, "/a") == ask(remembered, "/a")
    assert app.asked == 1
    app.state = "two"
    assert (b"x-state", b"two") in ask(remembered, "/a")[0]["headers"]
    assert app.asked == 2


@pytest.mark.parametrize("name", ["authorization", "if-none-match", "range"])
def test_requests_that_are_answered_otherwise_are_always_asked(name: str) -> None:
    app = Counted()
    remembered = remembering(app)
    for _ in range(2):
        ask(remembered, "/a", {name: "x"})
    assert app.asked == 2


@pytest.mark.parametrize("app", [Counted(status=404), Counted(size=300)])
def test_refusals_and_long_answers_are_not_kept(app: Counted) -> None:
    remembered = remembering(app)
    for _ in range(2):
        ask(remembered, "/a")
    assert app.asked == 2 and not remembered.answers


def test_of_a_long_answer_in_pieces_nothing_is_held_back_or_kept() -> None:
    held = Answer()
    for _ in range(5):
        held.hear({"type": "http.response.body", "body": b"x" * 100, "more_body": True}, 250)
    assert held.size == 500 and held.messages == []


def test_the_room_is_not_exceeded_and_the_oldest_goes_first() -> None:
    app = Counted(size=200)
    remembered = remembering(app)
    for path in ("/a", "/b", "/c", "/d", "/e", "/a", "/f"):
        ask(remembered, path)
    assert remembered.filled == 1000 and len(remembered.answers) == 5
    assert app.asked == 6
    ask(remembered, "/b")
    assert app.asked == 7
