"""Time until the explorer's first page can be used, beside a static page of the same weight; what its scripts weigh.

    python -m benchmarks.explorer.interactive [--times 9]

Both are opened in turn in a real Chromium with nothing in its cache. The static page has the finished text of the
explorer's, its style sheet, and scripts of as many bytes that do nothing. A page can be used once its heading and its
text are there and the browser has nothing left to do. Prints medians, and appends a line to
benchmarks/results/explorer.jsonl.
"""

import argparse
import contextlib
import datetime
import gzip
import json
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.parts import ROOT, chromium
from tests.processes import serving, vendorgraph

RESULTS = Path(__file__).parents[1] / "results" / "explorer.jsonl"
DIST = ROOT / "app" / "web" / "dist"
USABLE = """() => new Promise((done) => {
  const ready = () => document.readyState === "complete" && document.querySelector("main h1") &&
    document.querySelectorAll("main a").length > 5 &&
    !document.querySelector('main [aria-busy="true"]');
  const look = () => ready() ? requestIdleCallback(() => done(performance.now())) : requestAnimationFrame(look);
  look();
})"""


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--times", type=int, default=9)
    times = given.parse_args().times
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        folder = Path(scratch)
        with serving(built(folder / "case")) as address:
            scripts = written(browser, address, folder / "static")
            with served(folder / "static") as static:
                pairs = [(usable(browser, address), usable(browser, static)) for _ in range(times + 1)][1:]
        browser.close()
    explorer, plain = (statistics.median(column) for column in zip(*pairs, strict=True))
    found = {
        "at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "explorer_usable_ms": round(explorer),
        "static_usable_ms": round(plain),
        "ratio": round(explorer / plain, 2),
        "first_scripts_gzip_kb": round(sum(len(gzip.compress(script)) for script in scripts) / 1000),
        "all_scripts_gzip_kb": {path.name: round(len(gzip.compress(path.read_bytes())) / 1000) for path in parts()},
    }
    for name, value in found.items():
        print(f"{name:24} {value}")
    with RESULTS.open("a") as file:
        file.write(json.dumps(found) + "\n")


def parts() -> list[Path]:
    return sorted(path for path in DIST.glob("*.js"))


def built(folder: Path) -> Path:
    """The sample case, built."""
    shutil.copytree(ROOT / "examples" / "ice-tech", folder)
    done = vendorgraph("build", folder)
    if done.returncode:
        sys.exit(done.stderr)
    return folder


def written(browser: Browser, address: str, folder: Path) -> list[bytes]:
    """The static page in `folder`; the scripts that the explorer loads before it can be used."""
    folder.mkdir()
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    told: list[tuple[str, bytes]] = []
    page.on("requestfinished", lambda request: told.append((request.url, _body(request))))
    page.goto(address)
    page.evaluate(USABLE)
    scripts = [body for url, body in told if url.split("?")[0].endswith(".js")]
    sheets = [body for url, body in told if url.split("?")[0].endswith(".css")]
    inside = page.evaluate("document.body.innerHTML")
    page.close()
    (folder / "style.css").write_bytes(b"\n".join(sheets))
    for number, script in enumerate(scripts):
        (folder / f"{number}.js").write_bytes(b"/*" + b"x" * max(len(script) - 4, 0) + b"*/")
    tags = "".join(f'<script type="module" src="{number}.js"></script>' for number in range(len(scripts)))
    head = f'<meta charset="utf-8"><title>Static</title><link rel="stylesheet" href="style.css">{tags}'
    (folder / "index.html").write_text(f"<!doctype html><html lang=en><head>{head}</head><body>{inside}</body></html>")
    return scripts


def _body(request: object) -> bytes:
    with contextlib.suppress(Exception):
        response = request.response()  # type: ignore[attr-defined]
        return bytes(response.body())
    return b""


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder from a plain file server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def usable(browser: Browser, address: str) -> float:
    """Milliseconds from the call of the page until it can be used."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page: Page = context.new_page()
    page.goto(address, wait_until="commit")
    taken: float = page.evaluate(USABLE)
    context.close()
    return taken


if __name__ == "__main__":
    main()
