"""The page at /, in a real Chromium."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import PATIENCE, opened, serious_faults

pytestmark = pytest.mark.browser
VIEWS = (
    "",
    "?q=holloway",
    "?entity=agency:7012",
    "?list=conflicts",
    "?list=contracts",
    "?list=sources",
    "?from=agency:7012",
)


def test_it_starts_from_nothing_with_vendors_agencies_contracts_and_disagreements(page: Page, address: str) -> None:
    opened(page, address)
    headings = page.locator("main h2").all_inner_texts()
    assert len(headings) == 5 and "Newest contracts" in headings
    expect(page.get_by_role("link", name="HOLLOWAY ANALYTICS, INC.").first).to_be_visible()
    expect(page.locator(".conflict")).to_have_count(1)
    expect(page.locator(".conflict .sides > li")).to_have_count(2)


def test_one_of_a_kind_is_counted_as_one(page: Page, address: str) -> None:
    opened(page, address)
    told = page.locator(".counts li").all_inner_texts()
    assert "1 disagreement" in told and not any(line.startswith("1 ") and line.endswith("s") for line in told), told


def test_from_search_to_the_evidence_with_the_keyboard_alone(page: Page, address: str) -> None:
    opened(page, address)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    while page.evaluate("document.activeElement.id") != "q":
        page.keyboard.press("Tab")
    page.keyboard.type("hollowey", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    names = page.get_by_role("option").all_inner_texts()
    wanted = next(number for number, name in enumerate(names) if "INC." in name)
    for _ in range(wanted + 1):
        page.keyboard.press("ArrowDown")
    chosen = page.locator("#q").get_attribute("aria-activedescendant")
    assert chosen == f"suggestion-{wanted}"
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("HOLLOWAY ANALYTICS, INC.")
    assert "entity=" in page.url
    expect(page.locator("h1:focus")).to_be_visible()
    while "Evidence" not in page.evaluate("document.activeElement.textContent"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("$1,500,000.10")
    expect(dialog).to_contain_text("Row 1 of")
    expect(dialog).to_contain_text("$300,000.10")
    assert "edge=" in page.url
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page).not_to_have_url(re.compile("edge="))
    expect(page.locator(":focus")).to_have_text("Evidence")


def test_a_link_shows_the_same_view_and_the_way_back_works(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_role("link", name="HOLLOWAY ANALYTICS, INC.").first.click()
    expect(page.locator("main h1")).to_have_text("HOLLOWAY ANALYTICS, INC.")
    page.get_by_role("link", name=re.compile("^Evidence: ")).first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Obligated")
    link = page.url
    page.go_back()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.go_back()
    expect(page.locator("main h1")).to_contain_text("Who sells what to whom")
    page.goto(link)
    expect(page.get_by_role("dialog")).to_contain_text("$1,500,000.10")
    expect(page.locator("main h1")).to_have_text("HOLLOWAY ANALYTICS, INC.")


def test_another_day_is_asked_about_said_and_kept_in_the_address(page: Page, address: str) -> None:
    opened(page, f"{address}/?q=HOLLOWAY ANALYTICS, INC.")
    expect(page.locator(".statements table")).to_contain_text("$1,500,000.10")
    page.get_by_text("Dates", exact=True).click()
    page.get_by_label("As of").fill("2022-06-30")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator(".statements table")).to_contain_text("$1,200,000.00")
    expect(page.locator("#moment")).to_contain_text("as of Jun 30, 2022")
    assert "as_of=2022-06-30" in page.url
    page.get_by_role("link", name="vendorgraph").click()
    expect(page.locator("main h1")).to_contain_text("Who sells")
    assert "as_of=2022-06-30" in page.url
    page.get_by_role("button", name="Back to now").click()
    expect(page.locator("#moment")).to_be_hidden()


def test_amounts_are_told_apart_and_a_restatement_is_not_shown_as_a_quotation(page: Page, sample: str) -> None:
    opened(page, f"{sample}/?entity=agency:7012")
    for label in ("Obligated", "Current value", "Ceiling", "In articles"):
        expect(page.get_by_role("columnheader", name=label).first).to_be_visible()
    page.goto(f"{sample}/?entity=company:palantir")
    page.get_by_role("link", name=re.compile("^Evidence: Palantir Technologies develops FALCON")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("not a quotation")
    expect(dialog.locator("blockquote")).to_have_count(0)


def test_a_disagreement_shows_each_value_with_who_says_it(page: Page, address: str) -> None:
    opened(page, f"{address}/?list=conflicts")
    sides = page.locator(".conflict .sides > li")
    expect(sides.filter(has_text="Tern Ridge Holdings")).to_contain_text("Made-up Times 2022")
    expect(sides.filter(has_text="Alder Group")).to_contain_text("Other Paper 2022")


def test_hostile_names_are_shown_as_text_and_only_web_addresses_become_links(page: Page, address: str) -> None:
    for view in ("", "?q=img", "?q=script", "?list=contracts", "?list=sources", "?q=dana whitlock"):
        opened(page, f"{address}/{view}")
        assert page.evaluate("window.hacked") is None
    opened(page, f"{address}/?q=dana whitlock")
    for link in page.get_by_role("link", name=re.compile("^Evidence: ")).all():
        link.click()
        expect(page.get_by_role("dialog")).to_contain_text("claim")
        page.get_by_role("button", name="Close").click()
        expect(page.get_by_role("dialog")).to_be_hidden()
    opened(page, f"{address}/?list=sources")
    page.get_by_role("link", name="Made-up Times 2022").click()
    expect(page.locator("main")).to_contain_text("javascript:window.hacked=1")
    opened(page, f"{address}/?list=contracts")
    expect(page.get_by_text("<img src=x onerror=window.hacked=1>").first).to_be_visible()
    hrefs = page.locator("a").evaluate_all("links => links.map((link) => new URL(link.href).protocol)")
    assert set(hrefs) == {"http:"}
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("window.hacked") is None


def test_what_cannot_be_shown_is_said_in_words(page: Page, address: str, faults: list[str]) -> None:
    opened(page, f"{address}/?entity=company:nobody-at-all")
    expect(page.get_by_role("alert")).to_contain_text("company:nobody-at-all")
    opened(page, f"{address}/?q=zzzzzzzzzz")
    expect(page.locator("main")).to_contain_text("Nothing bears a name like")
    faults[:] = [fault for fault in faults if "404" not in fault]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_view_has_a_serious_fault_for_assistive_technology_or_runs_over_the_edge(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for view in (*VIEWS, "evidence"):
        if view == "evidence":
            opened(page, f"{address}/?q=HOLLOWAY ANALYTICS, INC.")
            page.get_by_role("link", name=re.compile("^Evidence: ")).first.click()
            expect(page.get_by_role("dialog")).to_contain_text("Obligated", timeout=PATIENCE)
        else:
            opened(page, f"{address}/{view}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
        assert serious_faults(page) == [], view
    context.close()


def test_focus_can_be_seen_and_nothing_moves_for_those_who_want_it_still(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    opened(page, address)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
