"""A server on this machine that speaks the protocol of a language model, and answers as a test tells it to."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Asked", "ModelServer", "model_server", "party", "statement"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: its path, headers and body."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]

    @property
    def passage(self) -> str:
        """The words between the two marks of the last message."""
        told = next(m["content"] for m in reversed(self.body["messages"]) if m["role"] == "user")
        lines = str(told).split("\n")
        marks = [number for number, line in enumerate(lines) if line.startswith("=====")]
        return "\n".join(lines[marks[0] + 1 : marks[-1]])


Behaviour = Callable[[Asked, BaseHTTPRequestHandler], "Sequence[Mapping[str, Any]] | str | int"]
"""Statements to answer with, a text in place of them, or a status. A behaviour may write to the handler itself: -1."""


@dataclass(slots=True)
class ModelServer:
    """The address, and everything that was asked."""

    address: str
    asked: list[Asked] = field(default_factory=list)
    usage: bool = True


def party(kind: str, name: str, mention: str = "") -> dict[str, str]:
    return {"type": kind, "name": name, "mention": mention or name}


def statement(subject: Mapping[str, str], predicate: str, target: Mapping[str, str], quote: str, **told: object) -> Any:
    return {"subject": subject, "predicate": predicate, "object": target, "quote": quote, **told}


@contextmanager
def model_server(behaviour: Behaviour) -> Iterator[ModelServer]:
    """A server on a free port of this machine while the context lasts."""
    server = ModelServer("")

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            server.asked.append(asked)
            try:
                answer = behaviour(asked, self)
                if answer != -1:
                    self._answer(answer)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _answer(self, answer: "Sequence[Mapping[str, Any]] | str | int") -> None:
            if isinstance(answer, int):
                return self._send(answer, {"error": {"message": "the test says so"}})
            text = answer if isinstance(answer, str) else json.dumps({"claims": list(answer)})
            self._send(200, completion(text, server.usage))

        def _send(self, status: int, content: Mapping[str, Any]) -> None:
            data = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listening.daemon_threads = True
    server.address = f"http://127.0.0.1:{listening.server_address[1]}/v1"
    thread = threading.Thread(target=listening.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


def completion(text: str, usage: bool) -> dict[str, Any]:
    """An answer of the protocol."""
    message = {"role": "assistant", "content": text}
    counted = {"usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}} if usage else {}
    return {
        "id": "answer-1",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": "test-model",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        **counted,
    }
