"""Frames a second of the explorer with 2,000 entities and 5,000 lines beside plain Cytoscape.js, and the opening of an
agency with 10,000 vendors beside as many nodes and lines in plain Cytoscape.js: in a real Chromium, on made cases.

    python -m benchmarks.explorer.frames [--nodes 2000 --lines 5000 --vendors 10000]

Prints what it measured and appends a line to benchmarks/results/explorer.jsonl. Frames are those of a picture that is
dragged for three seconds; without a graphics card they are drawn by the processor.
"""

import argparse
import base64
import datetime
import json
import random
import sys
import tempfile
import time
import zlib
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.parts import ROOT, chromium
from tests.processes import serving, vendorgraph

RESULTS = Path(__file__).parents[1] / "results" / "explorer.jsonl"
PLAIN = ROOT / "app" / "web" / "node_modules" / "cytoscape" / "dist" / "cytoscape.min.js"
COUNT = """() => new Promise((done) => {
  let frames = 0; const start = performance.now();
  const count = () => { frames += 1;
    if (performance.now() - start < 3000) requestAnimationFrame(count);
    else done(frames / ((performance.now() - start) / 1000)); };
  requestAnimationFrame(count);
})"""


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("nodes", 2000), ("lines", 5000), ("vendors", 10_000)):
        given.add_argument(f"--{name}", type=int, default=usual)
    options = given.parse_args()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(180_000)
        folder = Path(scratch)
        found = {
            "at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            **vars(options),
            "idle": round(page.evaluate(COUNT), 1),
            **large_view(page, folder, options.nodes, options.lines),
            "plain_cytoscape_drag": plain_view(page, options.nodes, options.lines),
            **many_vendors(page, folder, options.vendors),
            "plain_cytoscape_many_drag": plain_view(page, options.vendors, options.vendors),
        }
        browser.close()
    for name, value in found.items():
        print(f"{name:28} {value}")
    with RESULTS.open("a") as file:
        file.write(json.dumps(found) + "\n")


def joined(nodes: int, lines: int) -> list[tuple[int, int]]:
    """Pairs of nodes: every node has a neighbour, some have many."""
    chance = random.Random(7)
    pairs = {(number // 5, number) for number in range(1, nodes)}
    while len(pairs) < lines:
        one, other = chance.randrange(nodes), chance.randrange(nodes)
        if one != other:
            pairs.add((min(one, other), max(one, other)))
    return sorted(pairs)[:lines]


def large_view(page: Page, folder: Path, nodes: int, lines: int) -> dict[str, Any]:
    """The explorer with that many companies and what they have invested in each other."""
    rows = ["claims_sheet: 1", "sources:", "  A made list: {publisher: Nobody, title: A made list}", "claims:"]
    for a, b in joined(nodes, lines):
        ends = f"subject: Company {a}, subject_type: Company, object: Company {b}, object_type: Company"
        rows.append(f"  - {{source: A made list, {ends}, predicate: INVESTED_IN, statement: A line.}}")
    with case(folder / "large", "claims.yaml", "\n".join(rows)) as address:
        names = [f"company:company-{number}" for number in range(nodes)]
        packed = base64.urlsafe_b64encode(_deflated(json.dumps({"n": ",".join(names)}))).decode().rstrip("=")
        ready(page, address)
        started = time.monotonic()
        page.goto(f"{address}/?graph={names[0]}&show=picture&z={packed}")
        page.locator('.graph[aria-busy="false"]').wait_for()
        page.wait_for_timeout(1500)
        opened = time.monotonic() - started - 1.5
        told = page.locator(".graph > .about").inner_text()
        frames = dragged(page, ".picture")
    return {"explorer_shows": told, "explorer_open_s": round(opened, 2), "explorer_drag": frames}


def ready(page: Page, address: str) -> None:
    """The service has started and the browser has the scripts: what follows is the opening alone."""
    page.goto(f"{address}/?list=sources")
    page.locator("main h1").wait_for()


def _deflated(text: str) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(text.encode()) + packer.flush()


def plain_view(page: Page, nodes: int, lines: int) -> dict[str, float]:
    """Cytoscape.js as it comes, with the same nodes and lines on a grid."""
    page.goto("about:blank")
    page.set_content('<div id="plain" style="width:1000px;height:700px"></div>')
    page.add_script_tag(path=str(PLAIN))
    page.evaluate(
        """([nodes, pairs]) => { cytoscape({ container: document.getElementById("plain"), elements: [
            ...Array.from({ length: nodes }, (_, n) => ({ data: { id: `n${n}` } })),
            ...pairs.map(([a, b]) => ({ data: { source: `n${a}`, target: `n${b}` } })),
        ], layout: { name: "grid" } }); }""",
        [nodes, joined(nodes, lines)],
    )
    page.wait_for_timeout(1500)
    return dragged(page, "#plain")


def dragged(page: Page, place: str) -> dict[str, float]:
    """Frames a second while the picture is moved to and fro, and the processor's time for each."""
    box = page.locator(place).bounding_box()
    assert box is not None
    page.evaluate(
        """(place) => {
      const target = document.querySelector(`${place} canvas`) ?? document.querySelector(place);
      const box = document.querySelector(place).getBoundingClientRect();
      let step = 0;
      const send = (type, x) => target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, button: 0,
        buttons: type === "mouseup" ? 0 : 1, clientX: box.left + x, clientY: box.top + 6, view: window }));
      send("mousedown", 10);
      const move = () => { step += 1; send("mousemove", 10 + 200 * Math.abs(Math.sin(step / 20)));
        if (step < 100000 && !window.still) requestAnimationFrame(move); else send("mouseup", 10); };
      window.still = false; requestAnimationFrame(move);
    }""",
        place,
    )
    page.wait_for_timeout(1000)  # the first frame is drawn whole
    before = processor_time(page)
    frames: float = page.evaluate(COUNT)
    spent = processor_time(page) - before
    page.evaluate("window.still = true")
    page.wait_for_timeout(200)
    return {"fps": round(frames, 1), "processor_ms_a_frame": round(1000 * spent / max(frames * 3, 1), 1)}


def processor_time(page: Page) -> float:
    """Seconds of processor that the page has taken: tells what a frame costs on a machine that others use as well."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    metrics = session.send("Performance.getMetrics")["metrics"]
    session.detach()
    return float(next(metric["value"] for metric in metrics if metric["name"] == "ProcessTime"))


def many_vendors(page: Page, folder: Path, vendors: int) -> dict[str, Any]:
    """Opening an agency that has contracts with that many vendors."""
    rows = ["Agency,Award ID,Recipient Name,Federal Action Obligation,Action Date,Modification,Generated Award ID"]
    for number in range(vendors):
        key = f"CONT_AWD_70X{number:08d}_7012_-NONE-_-NONE-"
        rows.append(f"ICE,70X{number:08d},VENDOR {number} LLC,{1000 + number}.00,2022-03-15,0,{key}")
    with case(folder / "many", "awards.csv", "\n".join(rows)) as address:
        ready(page, address)
        started = time.monotonic()
        page.goto(f"{address}/?graph=agency:7012")
        page.locator('.graph[aria-busy="false"]').wait_for()
        page.locator(".picture canvas").first.wait_for()
        opened = time.monotonic() - started
        told = page.locator(".graph > .about").inner_text()
        rest = page.locator(".twin .plain-list").first.inner_text().replace("\n", " ")
        frames = dragged(page, ".picture")
    return {"many_open_s": round(opened, 2), "many_shows": told, "many_told_as_one": rest, "many_drag": frames}


def case(folder: Path, name: str, content: str) -> Any:
    """A case with one file, built and served."""
    file = folder.with_name(name)
    file.write_text(content + "\n")
    for words in (("new", folder, "--name", "made"), ("add", folder, file), ("build", folder)):
        done = vendorgraph(*words)
        if done.returncode:
            sys.exit(done.stderr)
    return serving(folder)


if __name__ == "__main__":
    main()
