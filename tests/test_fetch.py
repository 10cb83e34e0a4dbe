"""Fetching: politely, from the public internet only, and never without bounds.

The servers are real and local: the tests say which local addresses count as public, and one that does not keeps count
of every contact.
"""

import gzip
import hashlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph.case import Case, new_case
from graph.errors import FetchFailed, FetchRefused, LimitExceeded
from loaders.archive import add_address, archive_address
from loaders.fetch import Fetched, FetchRules, fetch

Answer = Callable[[BaseHTTPRequestHandler], None]
PUBLIC, PRIVATE = "127.0.0.1", "127.0.0.2"


class Site:
    """A local server: `pages` are its answers by path, `asked` every request that reached it, with its headers."""

    def __init__(self, address: str) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                site.pages.get(self.path, status(404))(self)

            def log_message(self, format: str, *args: object) -> None:
                return

        self.server = ThreadingHTTPServer((address, 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def page(body: bytes, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def status(code: int, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


@contextmanager
def serving(address: str) -> Iterator[Site]:
    site = Site(address)
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on an address that the rules of these tests call public."""
    with serving(PUBLIC) as made:
        yield made


@pytest.fixture
def canary() -> Iterator[Site]:
    """A server that nothing may contact."""
    with serving(PRIVATE) as made:
        yield made
    assert made.asked == []


def rules(**changes: object) -> FetchRules:
    names = {"site.example": [PUBLIC], "inside.example": [PRIVATE], "both.example": [PUBLIC, PRIVATE]}
    given_rules: dict[str, object] = {
        "resolve": lambda host, port: names.get(host, [host]),
        "allowed": lambda address: address == PUBLIC,
        "ports": None,
        "max_seconds": 10.0,
    }
    return FetchRules(**{**given_rules, **changes})  # type: ignore[arg-type]


@pytest.fixture
def get(site: Site, tmp_path: Path) -> Callable[..., Fetched]:
    def getting(path: str = "/page", **changes: object) -> Fetched:
        return fetch(f"http://site.example:{site.port}{path}", tmp_path / "body", rules(**changes))

    return getting


def test_a_page_is_kept_as_it_came(site: Site, get: Callable[..., Fetched]) -> None:
    site.pages["/page"] = page(b"<p>Words.</p>", Content_Type="text/html; charset=utf-8", Last_Modified="yesterday")
    fetched = get()
    assert fetched.path.read_bytes() == b"<p>Words.</p>"
    assert fetched.sha256 == hashlib.sha256(b"<p>Words.</p>").hexdigest()
    assert (fetched.status, fetched.media_type, fetched.name) == (200, "text/html", "page.html")
    assert fetched.headers["last-modified"] == "yesterday"
    assert fetched.server_address == PUBLIC


def test_the_request_says_who_asks_and_carries_nothing_else(site: Site, get: Callable[..., Fetched]) -> None:
    site.pages["/page"] = page(b"x", Set_Cookie="a=b")
    get()
    get()
    headers = site.asked[-1][1]
    assert headers["user-agent"].startswith("vendorgraph/")
    assert headers["host"] == f"site.example:{site.port}"
    assert not {"cookie", "authorization", "referer"} & set(headers)


def test_a_proxy_of_the_environment_is_not_used(
    site: Site, canary: Site, get: Callable[..., Fetched], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{PRIVATE}:{canary.port}")
    site.pages["/page"] = page(b"x")
    assert get().bytes == 1


def test_redirects_are_followed_and_remembered(site: Site, get: Callable[..., Fetched]) -> None:
    site.pages["/page"] = status(302, Location="/next")
    site.pages["/next"] = status(301, Location=f"http://site.example:{site.port}/end#part")
    site.pages["/end"] = page(b"end")
    fetched = get()
    assert fetched.final_address == f"http://site.example:{site.port}/end"
    assert [address.rsplit("/", 1)[1] for address in fetched.redirects] == ["page", "next"]


def test_endless_redirects_are_ended(site: Site, get: Callable[..., Fetched]) -> None:
    site.pages["/page"] = status(302, Location="/page")
    with pytest.raises(FetchRefused, match="more than 5 times"):
        get()
    assert site.paths.count("/page") == 6


@pytest.mark.parametrize("host", ["inside.example", PRIVATE, "both.example"])
def test_an_address_that_is_not_public_is_never_contacted(canary: Site, tmp_path: Path, host: str) -> None:
    with pytest.raises(FetchRefused, match="not on the public internet"):
        fetch(f"http://{host}:{canary.port}/", tmp_path / "body", rules())


@pytest.mark.parametrize("host", ["inside.example", PRIVATE, "both.example"])
def test_a_redirect_into_the_inside_is_not_followed(
    site: Site, canary: Site, get: Callable[..., Fetched], host: str
) -> None:
    site.pages["/page"] = status(302, Location=f"http://{host}:{canary.port}/secret")
    with pytest.raises(FetchRefused, match="not on the public internet"):
        get()


def test_a_robots_file_cannot_lead_inside_either(site: Site, canary: Site, get: Callable[..., Fetched]) -> None:
    site.pages["/robots.txt"] = status(302, Location=f"http://inside.example:{canary.port}/robots.txt")
    site.pages["/page"] = page(b"x")
    with pytest.raises(FetchRefused, match="not on the public internet"):
        get()


def test_a_name_that_changes_its_address_is_contacted_where_it_was_checked(
    site: Site, canary: Site, tmp_path: Path
) -> None:
    answers = iter([[PUBLIC], [PUBLIC], [PRIVATE]])
    site.pages["/page"] = page(b"x")
    fetched = fetch(
        f"http://site.example:{site.port}/page", tmp_path / "body", rules(resolve=lambda host, port: next(answers))
    )
    assert fetched.server_address == PUBLIC


@pytest.mark.parametrize(
    "address",
    [
        "ftp://site.example/x",
        "file:///etc/passwd",
        "gopher://site.example/",
        "javascript:alert(1)",
        "site.example",
        "http://",
        "http://user:pass@site.example/",
        "http://user@site.example/",
        "http://site.example\\@inside.example/",
        "http://site.example/a b",
        "http://site.example/\r\nHost: inside.example",
        "http://[::1/",
        "http://site.example:99999/",
        "http://site.example/" + "x" * 5000,
        "",
    ],
)
def test_what_is_no_plain_web_address_is_refused_before_any_name_is_resolved(tmp_path: Path, address: str) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise AssertionError(host)

    with pytest.raises(FetchRefused):
        fetch(address, tmp_path / "body", FetchRules(resolve=resolve))


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1"])
def test_every_spelling_of_the_own_machine_is_refused(canary: Site, tmp_path: Path, host: str) -> None:
    with pytest.raises((FetchRefused, FetchFailed)):
        fetch(f"http://{host}:{canary.port}/", tmp_path / "body", FetchRules(ports=None))


def test_what_robots_forbid_is_not_fetched(site: Site, get: Callable[..., Fetched]) -> None:
    site.pages["/robots.txt"] = page(b"User-agent: *\nDisallow: /\nAllow: /open\n")
    site.pages["/open"] = page(b"x")
    with pytest.raises(FetchRefused, match="robots"):
        get("/page")
    assert site.paths == ["/robots.txt"]
    assert get("/open").bytes == 1


def test_a_site_that_cannot_serve_its_robots_file_is_left_alone(site: Site, get: Callable[..., Fetched]) -> None:
    site.pages["/robots.txt"] = status(503)
    with pytest.raises(FetchRefused, match="503"):
        get()
    assert site.paths == ["/robots.txt"]


def test_a_page_that_is_too_large_is_not_read_to_its_end(site: Site, get: Callable[..., Fetched]) -> None:
    site.pages["/page"] = page(b"x" * 100_001)
    with pytest.raises(LimitExceeded, match="100000 bytes"):
        get(max_bytes=100_000)


def test_a_small_body_that_expands_hugely_is_stopped(site: Site, get: Callable[..., Fetched], tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    site.pages["/page"] = page(bomb, Content_Encoding="gzip")
    with pytest.raises(LimitExceeded):
        get(max_bytes=1_000_000)
    assert (tmp_path / "body").stat().st_size <= 1_000_000


def test_a_compressed_body_is_kept_expanded(site: Site, get: Callable[..., Fetched]) -> None:
    site.pages["/page"] = page(gzip.compress(b"Words."), Content_Encoding="gzip")
    assert get().path.read_bytes() == b"Words."


@pytest.mark.parametrize(
    ("body", "encoding"), [(gzip.compress(b"Words." * 99, mtime=0)[:-9], "gzip"), (b"xx", "gzip"), (b"xx", "br")]
)
def test_a_body_that_cannot_be_unpacked_is_a_plain_error(
    site: Site, get: Callable[..., Fetched], body: bytes, encoding: str
) -> None:
    site.pages["/page"] = page(body, Content_Encoding=encoding)
    with pytest.raises(FetchFailed):
        get()


def test_a_server_that_drips_is_left_at_the_deadline(site: Site, get: Callable[..., Fetched]) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        try:
            for _ in range(100):
                handler.wfile.write(b"H")
                time.sleep(0.1)
        except OSError:
            return

    site.pages["/page"] = drip
    with pytest.raises(LimitExceeded, match="longer than 1 s"):
        get(max_seconds=1.0)


@pytest.mark.parametrize("code", [204, 403, 404, 500])
def test_an_answer_without_the_page_is_a_plain_error(site: Site, get: Callable[..., Fetched], code: int) -> None:
    site.pages["/page"] = status(code)
    with pytest.raises(FetchFailed, match=f"status {code}"):
        get()


def test_a_server_that_is_not_there_is_a_plain_error(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind((PUBLIC, 0))
        port = unused.getsockname()[1]
        with pytest.raises(FetchFailed, match="could not be read"):
            fetch(f"http://site.example:{port}/", tmp_path / "body", rules())


def test_the_name_goes_to_the_server_in_the_tls_handshake(tmp_path: Path) -> None:
    heard: list[bytes] = []

    def listen(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            heard.append(connection.recv(4096))

    with socket.create_server((PUBLIC, 0)) as listener:
        thread = threading.Thread(target=listen, args=(listener,), daemon=True)
        thread.start()
        with pytest.raises(FetchFailed):
            fetch(f"https://site.example:{listener.getsockname()[1]}/", tmp_path / "body", rules())
        thread.join(5)
    assert b"site.example" in heard[0]


def test_an_address_is_archived_with_what_came_with_it(site: Site, tmp_path: Path) -> None:
    case: Case = new_case(tmp_path / "case")
    site.pages["/page"] = page(b"<p>Words.</p>", Content_Type="text/html", ETag='"1"')
    url = f"http://site.example:{site.port}/page"
    row = add_address(case, url, {"publisher": "The Paper"}, rules())
    assert (row.address, row.publisher) == (url, "The Paper")
    assert row.retrieved == row.added
    meta = json.loads((case.folder / f"{row.file}.meta.json").read_text())
    assert (meta["source_id"], meta["final_address"], meta["headers"]["etag"]) == (row.source_id, url, '"1"')


def test_an_address_that_changed_gives_a_second_source(site: Site, tmp_path: Path) -> None:
    case: Case = new_case(tmp_path / "case")
    url = f"http://site.example:{site.port}/page"
    site.pages["/page"] = page(b"Words.")
    first = archive_address(case, url, {}, rules())
    again = archive_address(case, url, {}, rules())
    site.pages["/page"] = page(b"Other words.")
    changed = archive_address(case, url, {}, rules())
    assert (first.fresh, again.fresh, changed.fresh) == (True, False, True)
    assert changed.row.supersedes == first.row.source_id


def test_a_failed_fetch_leaves_the_case_as_it_was(site: Site, tmp_path: Path) -> None:
    case: Case = new_case(tmp_path / "case")
    with pytest.raises(FetchFailed):
        add_address(case, f"http://site.example:{site.port}/none", {}, rules())
    assert list(case.sources_folder.iterdir()) == []
    assert case.sources.read().rows == ()
