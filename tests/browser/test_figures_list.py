"""The figures of a case in the explorer: what changed since they were signed off, their pictures, their evidence."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import opened, serious_faults
from tests.processes import copy_of, sample_case, serving, vendorgraph

pytestmark = pytest.mark.browser


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


def test_the_list_is_drawn_once_a_build(stale: str) -> None:
    with httpx.Client(base_url=f"{stale}/api/v1/", timeout=60) as service:
        first, again = (service.get("figures").json() for _ in range(2))
    assert first == again
    assert [one["state"] for one in first["items"]] == ["signed", "changed", "broken"]
