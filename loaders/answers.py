"""What comes back over a connection: its body, never larger than expected, and an end to it at the deadline."""

import contextlib
import socket
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

import httpx

from graph.errors import FetchFailed

__all__ = ["Watch", "expanded"]

BLOCK = 65_536
MAX_BLOCK = 1 << 20


class Watch:
    """Ends a connection at the deadline, however slowly the other side drips."""

    def __init__(self, deadline: float) -> None:
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(max(0.0, deadline - time.monotonic()), self._end)
        self._timer.daemon = True

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._sockets.append(info["return_value"].get_extra_info("socket"))

    def _end(self) -> None:
        for connection in self._sockets[-1:]:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> "Watch":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def expanded(response: httpx.Response) -> Iterator[bytes]:
    """The body in pieces, decompressed. Raises FetchFailed where its compression cannot be undone or is unasked."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("", "identity"):
        yield from response.iter_raw(BLOCK)
    elif encoding in ("gzip", "x-gzip"):
        yield from _gunzipped(response)
    else:
        raise FetchFailed(f"The page is packed as '{encoding[:40]}', which was not asked for.")


def _gunzipped(response: httpx.Response) -> Iterator[bytes]:
    """Never more at once than a block, so that a small body cannot fill the memory."""
    packed = zlib.decompressobj(wbits=31)
    try:
        for raw in response.iter_raw(BLOCK):
            while raw and not packed.eof:
                yield packed.decompress(raw, MAX_BLOCK)
                raw = packed.unconsumed_tail
    except zlib.error as error:
        raise FetchFailed("The page arrives damaged (its compression cannot be undone): try later.") from error
    if not packed.eof:
        raise FetchFailed("The page arrives cut off: try later.")
