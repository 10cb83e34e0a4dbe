"""Fetching one address politely and without reaching into anybody's network.

The name is resolved once, every address that it has must be public, and the connection goes to the very one that was
checked, with the server's name kept for TLS and the Host header. Each redirect starts over. robots.txt is honoured;
cookies, credentials and proxies are not used; size and time are bounded, also for what a compressed body expands to.
"""

import dataclasses
import datetime
import hashlib
import re
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

from graph.errors import FetchFailed, FetchRefused, LimitExceeded
from loaders.addresses import SCHEMES, Resolver, is_public, parsed, system_resolver
from loaders.answers import Watch, expanded
from loaders.robots import Robots, read_robots

__all__ = ["FetchRules", "Fetched", "fetch"]

AGENT = "vendorgraph"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
KEPT = (
    "content-type",
    "last-modified",
    "etag",
    "date",
    "content-language",
    "content-disposition",
    "content-length",
    "link",
)
ENDINGS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/plain": "txt",
    "text/csv": "csv",
}
MAX_ROBOTS_BYTES = 512_000
MAX_HEADER = 2_000


@dataclasses.dataclass(frozen=True, slots=True)
class FetchRules:
    """What a fetch may do. `ports` None: any.

    `resolve`, `allowed` and `tls` are others only where a network of one's own is meant.
    """

    max_bytes: int = 50_000_000
    max_seconds: float = 120.0
    step_seconds: float = 20.0
    max_redirects: int = 5
    ports: frozenset[int] | None = frozenset({80, 443})
    resolve: Resolver = system_resolver
    allowed: Callable[[str], bool] = is_public
    tls: ssl.SSLContext | bool = True
    user_agent: str = f"{AGENT}/0.1 (archives single pages at a person's request)"


@dataclasses.dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. `path` holds the body, decompressed; `redirects` are the addresses passed on the way."""

    path: Path
    name: str
    sha256: str
    bytes: int
    address: str
    final_address: str
    redirects: tuple[str, ...]
    status: int
    media_type: str
    fetched_at: str
    server_address: str
    headers: Mapping[str, str]


def fetch(address: str, into: Path, rules: FetchRules) -> Fetched:
    """Fetch into a file. Raises FetchRefused (the rules forbid it), FetchFailed (it did not work) or LimitExceeded."""
    return _Journey(rules).fetch(address, into)


class _Journey:
    """One fetch with all its steps: they share the deadline and what robots.txt said."""

    def __init__(self, rules: FetchRules) -> None:
        self.rules = rules
        self.deadline = time.monotonic() + rules.max_seconds
        self.robots: dict[str, Robots] = {}

    def fetch(self, address: str, into: Path) -> Fetched:
        url = parsed(address, self.rules.ports)
        passed: list[str] = []
        while True:
            self._ask_robots(url)
            with self._answer(url) as (response, server):
                target = _redirect(response, url)
                if target is None:
                    return self._kept(response, url, address, tuple(passed), server, into)
            passed.append(str(url))
            if len(passed) > self.rules.max_redirects:
                raise FetchRefused(
                    f"{address} redirects more than {self.rules.max_redirects} times: give the final address."
                )
            url = parsed(target, self.rules.ports)

    def _ask_robots(self, url: httpx.URL) -> None:
        origin = f"{url.scheme}://{url.netloc.decode()}"
        if origin not in self.robots:
            self.robots[origin] = self._read_robots(httpx.URL(origin + "/robots.txt"))
        if not self.robots[origin].allows(url.raw_path.decode("ascii", "replace")):
            raise FetchRefused(
                f"{url.host} asks programs not to fetch this page (robots.txt): save it by hand and add the file."
            )

    def _read_robots(self, url: httpx.URL) -> Robots:
        for _step in range(self.rules.max_redirects + 1):
            with self._answer(url) as (response, _server):
                target = _redirect(response, url)
                if target is None:
                    return self._robots_of(response, url)
            url = parsed(target, self.rules.ports)
        return Robots()

    def _robots_of(self, response: httpx.Response, url: httpx.URL) -> Robots:
        if response.status_code >= 500:
            raise FetchRefused(
                f"{url.host} cannot say what programs may fetch (robots.txt gives {response.status_code}): try later."
            )
        if response.status_code != 200:
            return Robots()
        text = bytearray()
        for piece in self._body(response, MAX_ROBOTS_BYTES, cut=True):
            text += piece
        return read_robots(text.decode("utf-8", "replace").removeprefix("\ufeff"), AGENT)

    @contextmanager
    def _answer(self, url: httpx.URL) -> Iterator[tuple[httpx.Response, str]]:
        """The answer to one request, made to an address that was checked."""
        server = self._checked_address(url)
        host = f"[{server}]" if ":" in server else server
        headers = {
            "host": url.netloc.decode(),
            "user-agent": self.rules.user_agent,
            "accept": "*/*",
            "accept-encoding": "gzip",
        }
        watch = Watch(self.deadline)
        extensions = {"sni_hostname": url.raw_host.decode().rstrip("."), "trace": watch.trace}
        seconds = max(0.01, min(self.rules.step_seconds, self.deadline - time.monotonic()))
        try:
            with (
                watch,
                httpx.Client(verify=self.rules.tls, trust_env=False, follow_redirects=False, timeout=seconds) as client,
                client.stream("GET", url.copy_with(host=host), headers=headers, extensions=extensions) as response,
            ):
                yield response, server
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError) as error:
            if time.monotonic() >= self.deadline:
                raise LimitExceeded(f"{url.host} took longer than {self.rules.max_seconds:g} s: try later.") from error
            raise FetchFailed(
                f"{url.host} could not be read ({_reason(error)}): check the address, or try later."
            ) from error

    def _checked_address(self, url: httpx.URL) -> str:
        found = self.rules.resolve(url.raw_host.decode(), url.port or SCHEMES[url.scheme])
        refused = [address for address in found if not self.rules.allowed(address)]
        if refused or not found:
            raise FetchRefused(
                f"{url.host} leads to {', '.join(refused[:2]) or 'no address'}, which is not on the public internet."
            )
        return found[0]

    def _kept(
        self, response: httpx.Response, url: httpx.URL, address: str, passed: tuple[str, ...], server: str, into: Path
    ) -> Fetched:
        if response.status_code != 200:
            raise FetchFailed(
                f"{url.host} answers with status {response.status_code} for this address: check it in a browser."
            )
        digest, size = hashlib.sha256(), 0
        with into.open("wb") as file:
            for piece in self._body(response, self.rules.max_bytes):
                digest.update(piece)
                size += len(piece)
                file.write(piece)
        headers = {name: response.headers[name][:MAX_HEADER] for name in KEPT if name in response.headers}
        media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        return Fetched(
            path=into,
            name=_name(headers, url, media_type),
            sha256=digest.hexdigest(),
            bytes=size,
            address=address,
            final_address=str(url),
            redirects=passed,
            status=response.status_code,
            media_type=media_type,
            fetched_at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            server_address=server,
            headers=headers,
        )

    def _body(self, response: httpx.Response, limit: int, cut: bool = False) -> Iterator[bytes]:
        """The body in pieces, decompressed. Over the limit it is cut, or LimitExceeded raised."""
        room = limit
        for piece in expanded(response):
            if time.monotonic() >= self.deadline:
                raise LimitExceeded(f"The page took longer than {self.rules.max_seconds:g} s: try later.")
            room -= len(piece)
            if room < 0 and not cut:
                raise LimitExceeded(f"The page is larger than {limit} bytes: save it by hand and add the file.")
            yield piece[: len(piece) + min(room, 0)]
            if room < 0:
                return


def _redirect(response: httpx.Response, url: httpx.URL) -> str | None:
    """Where the answer sends us, None where it is the answer itself."""
    if response.status_code not in REDIRECTS:
        return None
    try:
        return str(url.join(response.headers["location"]))
    except (KeyError, httpx.InvalidURL, ValueError) as error:
        raise FetchFailed(f"{url.host} redirects to nowhere: check the address in a browser.") from error


def _name(headers: Mapping[str, str], url: httpx.URL, media_type: str) -> str:
    """A file name for the content: the one that the server gives, else the last part of the address."""
    given = re.search(r'filename="?([^";]{1,200})', headers.get("content-disposition", ""))
    name = given[1] if given else url.path.rstrip("/").rsplit("/", 1)[-1] or url.host
    ending = ENDINGS.get(media_type)
    return f"{name}.{ending}" if ending and not name.lower().endswith(f".{ending}") else name


def _reason(error: Exception) -> str:
    return str(error).split("\n")[0][:200] or type(error).__name__
