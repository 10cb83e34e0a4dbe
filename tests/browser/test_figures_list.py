"""The figures of a case in the explorer: what changed since they were signed off, their pictures, their evidence."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.looking import opened, serious_faults
from tests.processes import copy_of, sample_case, serving, vendorgraph

pytestmark = pytest.mark.browser
MOVED = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const { sources } of list.getEntries()) window.moved.push(sources.map(({ node }) => node?.className));
}).observe({ type: "layout-shift" });
"""


@pytest.fixture(scope="module")
def stale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample case with two figures that were signed off; one was edited since, and a third is no figure."""
    case = copy_of(sample_case(), tmp_path_factory.mktemp("figures") / "case")
    for name in ("people-and-boards", "palantir-contracts"):
        done = vendorgraph("figure", case, name, "--sign-off", "--by", "A. Reader")
        assert done.returncode == 0, done.stderr
    file = case / "figures" / "people-and-boards.yaml"
    file.write_text(file.read_text().replace("Roles as reported", "Roles as they are reported"))
    (case / "figures" / "where-sources-disagree.yaml").write_text("figure: 1\nkind: nothing\n")
    with serving(case) as found:
        yield found


def test_figures_that_have_changed_or_broken_come_first_and_say_why(page: Page, stale: str) -> None:
    opened(page, f"{stale}/?list=figures")
    cards = page.locator(".drawing")
    expect(cards).to_have_count(3)
    told = page.locator(".drawing.warns")
    expect(told).to_have_count(2)
    expect(told.nth(0)).to_contain_text("Changed since A. Reader signed it off")
    expect(told.nth(0)).to_contain_text("Its title, caption, names or dates were edited.")
    expect(told.nth(1)).to_contain_text("cannot be drawn")
    expect(cards.nth(2)).to_contain_text("shows what was signed off")
    assert serious_faults(page) == []


def test_every_page_says_that_a_figure_has_changed_and_leads_to_it(page: Page, stale: str) -> None:
    opened(page, f"{stale}/?entity=company:palantir")
    notice = page.locator(".stale")
    expect(notice).to_contain_text("1 figure has changed since it was signed off")
    notice.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Figures")


def test_nothing_is_said_where_figures_show_what_was_signed_off(page: Page, sample: str) -> None:
    with page.expect_response(re.compile("/api/v1/figures$")):
        opened(page, f"{sample}/")
    expect(page.locator(".stale")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_figure_shows_its_picture_files_and_the_evidence_of_each_footnote(
    page: Page, sample: str, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    opened(page, f"{sample}/?list=figures")
    picture = page.locator(".drawing img").first
    expect(picture).not_to_have_js_property("naturalWidth", 0)
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile("PDF, one column wide$")).first.click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF-")
    page.get_by_text("Footnotes and evidence").first.click()
    page.get_by_role("link", name=re.compile("^Evidence: ")).first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Known to this case since")
    assert serious_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_a_picture_that_is_being_drawn_says_so_and_moves_nothing_in_sight_when_it_comes(
    page: Page, sample: str, width: int, height: int
) -> None:
    waiting: list[Route] = []
    page.add_init_script(MOVED)
    page.route("**/figures/*.svg", lambda route: waiting.append(route))
    page.set_viewport_size({"width": width, "height": height})
    with page.expect_request("**/figures/*.svg"):
        opened(page, f"{sample}/?list=figures")
    first = page.locator(".drawing figure").first
    expect(first.get_by_role("status")).to_have_text("Drawing the picture …")
    assert serious_faults(page) == []
    page.evaluate("window.moved = []")
    for route in waiting:
        route.continue_()
    expect(first.locator("img")).not_to_have_js_property("naturalWidth", 0)
    expect(first.get_by_role("status")).to_have_count(0)
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    assert page.evaluate("window.moved") == []


def test_a_picture_that_does_not_come_is_told_and_the_files_are_still_offered(
    page: Page, sample: str, faults: list[str]
) -> None:
    page.route("**/figures/*.svg", lambda route: route.abort())
    opened(page, f"{sample}/?list=figures")
    expect(page.locator(".drawing figure").first).to_contain_text("The picture did not come")
    expect(page.locator(".drawing").first.get_by_role("link", name=re.compile("PDF$"))).to_be_visible()
    faults[:] = [fault for fault in faults if "ERR_FAILED" not in fault]


def test_the_list_is_drawn_once_a_build(stale: str) -> None:
    with httpx.Client(base_url=f"{stale}/api/v1/", timeout=60) as service:
        first, again = (service.get("figures").json() for _ in range(2))
    assert first == again
    assert [one["state"] for one in first["items"]] == ["signed", "changed", "broken"]
