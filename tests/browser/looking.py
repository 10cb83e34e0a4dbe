"""What tests of the pages do again and again: open one, and ask axe-core about it."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page, expect

PATIENCE = 30_000


def opened(page: Page, address: str) -> Page:
    """The page once it shows what its address asks for."""
    page.goto(address)
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("main")).not_to_have_attribute("aria-busy", "true")
    if page.locator(".graph").count():
        settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until a view of the graph has done what it was asked."""
    expect(page.locator(".graph")).to_have_attribute("aria-busy", "false")


def serious_faults(page: Page) -> list[tuple[str, str]]:
    """What axe-core finds serious or critical, with the first element that has it."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [(v["id"], v["nodes"][0]["html"]) for v in found["violations"] if v["impact"] in ("serious", "critical")]
