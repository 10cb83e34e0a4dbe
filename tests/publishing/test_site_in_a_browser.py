"""A publication from a plain file server, and opened from its folder, in a real Chromium."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.processes import HOSTILE_NAME
from tests.publishing.sites import file_server, sample_site, small_site

pytestmark = pytest.mark.browser
PAGES = ("index.html", "entities.html", "conflicts.html", "sources.html", "figures.html", "data.html")


@pytest.fixture(scope="module")
def folder() -> Path:
    assert sample_site().parent == small_site().parent
    return sample_site().parent


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with file_server(folder) as found:
        yield found


@pytest.fixture(autouse=True)
def faults(page: Page) -> Iterator[list[str]]:
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on(
        "request",
        lambda asked: found.append(asked.url) if "127.0.0.1" not in asked.url and asked.url[:5] != "file:" else None,
    )
    yield found
    assert found == []


def sample_pages(folder: Path) -> list[str]:
    kinds = ("entities", "statements", "sources", "figures", "dossiers")
    first = [next(iter(sorted((folder / "sample" / kind).glob("*.html"))), None) for kind in kinds]
    return [*PAGES, *(path.relative_to(folder / "sample").as_posix() for path in first if path)]


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_pages_fit_and_axe_finds_nothing_serious(
    page: Page, address: str, folder: Path, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    for name in sample_pages(folder):
        page.goto(f"{address}sample/{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        page.evaluate(axe)
        told = page.evaluate("axe.run().then(found => found.violations.map(fault => [fault.impact, fault.id]))")
        assert [fault for fault in told if fault[0] in ("serious", "critical")] == [], name


def test_from_search_to_the_words_of_a_source_without_a_mouse(page: Page, address: str) -> None:
    page.goto(f"{address}sample/index.html")
    page.get_by_label("Find a name or key").focus()
    page.keyboard.type("palantir usg")
    expect(page.get_by_role("status")).to_have_text("One found")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Palantir USG, Inc.")
    evidence = page.get_by_role("link", name="independent source").first
    evidence.focus()
    page.keyboard.press("Enter")
    expect(page.locator("blockquote").first).to_be_visible()


def test_search_works_where_the_folder_is_opened_without_a_server(page: Page, folder: Path) -> None:
    page.goto((folder / "small" / "index.html").as_uri())
    page.get_by_label("Find a name or key").fill("onerror")
    expect(page.locator("#hits li").first).to_contain_text(HOSTILE_NAME)
    assert page.evaluate("window.hacked") is None


def test_a_figure_can_be_embedded_in_another_page(page: Page, address: str, folder: Path) -> None:
    name = sorted((folder / "sample" / "figures").glob("*.embed.html"))[0].name
    icon = '<link rel="icon" href="data:,">'
    frame_of = f'<iframe title="figure" src="sample/figures/{name}" width="800" height="900"></iframe>'
    (folder / "article.html").write_text(f"<!doctype html><title>An article</title>{icon}{frame_of}")
    page.goto(f"{address}article.html")
    frame = page.frame_locator("iframe")
    expect(frame.locator("img")).to_be_visible()
    assert frame.locator("img").evaluate("image => image.naturalWidth") > 100
    expect(frame.get_by_role("link")).to_have_text("With its evidence")
