"""Takes the pictures of docs/screenshots: python -m tests.browser.screenshots [FOLDER]

Each main state of the pages, at 1280 and 390 pixels, in light and dark, of the sample case and of a report made here.
"""

import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.looking import PATIENCE, opened, settled
from tests.conftest import CHROMIUM_OPTIONS
from tests.made_pdf import case_of, report
from tests.parts import ROOT, chromium
from tests.processes import sample_case, serving

__all__ = ["FOLDER", "STATES", "VARIANTS", "name_of"]

FOLDER = ROOT / "docs" / "screenshots"
WIDTHS = {1280: 900, 390: 844}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
VARIANTS = tuple((width, scheme) for width in WIDTHS for scheme in SCHEMES)
COLOURS = 128


@dataclass(frozen=True)
class State:
    """What is opened, of which case, and what is done there before the picture is taken."""

    name: str
    view: str
    case: Literal["sample", "report"] = "sample"
    then: Callable[[Page], None] = lambda page: None


def _line(page: Page) -> None:
    page.get_by_role("link", name=re.compile(r"^Evidence: .*\(ICE\) contracted with Palantir")).first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Row")


def _quote(page: Page) -> None:
    page.get_by_role("link", name="Evidence").first.click()
    expect(page.locator(".facsimile img").first).to_have_js_property("naturalWidth", 1200)
    page.locator(".facsimile").first.scroll_into_view_if_needed()


def _chosen(page: Page) -> None:
    page.locator(".twin tr", has_text="Palantir Technologies").first.get_by_role("checkbox").check()
    settled(page)
    page.evaluate("scrollTo(0, 0)")


def _figure(page: Page) -> None:
    page.get_by_role("button", name="Make a figure of this view").click()
    page.get_by_label("Title").scroll_into_view_if_needed()


def _typed(page: Page) -> None:
    page.locator("#q").press_sequentially("palantr", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()


STATES = (
    State("start", ""),
    State("search", "", then=_typed),
    State("vendor", "?entity=company:palantir"),
    State("agency", "?entity=agency:7012"),
    State("graph", "?graph=company:palantir", then=_chosen),
    State("figure", "?graph=person:peter-thiel", then=_figure),
    State("path", "?from=company:amazon&to=agency:7012"),
    State("record", "?entity=company:palantir", then=_line),
    State("quotation", "?q=CLEAR", "report", _quote),
    State("conflicts", "?list=conflicts"),
    State("contracts", "?list=contracts"),
    State("figures", "?list=figures"),
    State("review", "?list=review"),
)


def name_of(state: State, width: int, scheme: str) -> str:
    return f"{state.name}-{width}-{scheme}.png"


def take(folder: Path) -> None:
    """Every picture, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE)
    with _addresses() as addresses, _chromium() as browser:
        for width, scheme in VARIANTS:
            context = browser.new_context(viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme)
            for state in STATES:
                page = context.new_page()
                page.set_default_timeout(PATIENCE)
                opened(page, f"{addresses[state.case]}/{state.view}")
                state.then(page)
                page.wait_for_load_state("networkidle")
                (folder / name_of(state, width, scheme)).write_bytes(small(page.screenshot(animations="disabled")))
                page.close()
            context.close()


def small(png: bytes) -> bytes:
    """The picture with few colours: a third of the bytes, and nothing that an eye would miss."""
    made = io.BytesIO()
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


@contextmanager
def _addresses() -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="vendorgraph-screenshots-") as folder:
        made = case_of(Path(folder) / "case", report(Path(folder) / "efficient-offices.pdf"))
        with serving(sample_case()) as sample, serving(made) as other:
            yield {"sample": sample, "report": other}


@contextmanager
def _chromium() -> Iterator[Browser]:
    unboxed = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=chromium(), args=[*CHROMIUM_OPTIONS, "--hide-scrollbars", *unboxed]
        )
        yield found
        found.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
