"""HTTP to the model's address: no redirects, and an answer's bytes are bounded."""

from collections.abc import AsyncIterator

import httpx2

__all__ = ["bounded_client"]

MOST_BYTES = 4_000_000


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self.stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        seen = 0
        async for chunk in self.stream:
            seen += len(chunk)
            if seen > MOST_BYTES:
                raise httpx2.ReadError("the answer does not end")
            yield chunk

    async def aclose(self) -> None:
        await self.stream.aclose()


class _BoundedTransport(httpx2.AsyncHTTPTransport):
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await super().handle_async_request(request)
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _Bounded(response.stream)
        return response


def bounded_client(seconds: float) -> httpx2.AsyncClient:
    """A client whose requests end after so many seconds without a byte, and which follows nobody elsewhere.

    Proxies of the environment are not used: what is sent goes to the address that was told and nowhere else.
    """
    return httpx2.AsyncClient(transport=_BoundedTransport(), timeout=seconds, follow_redirects=False, trust_env=False)
