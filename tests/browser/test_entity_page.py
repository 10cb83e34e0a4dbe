"""What a page about an entity, a line's evidence and the lists show, and the two languages."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import opened, serious_faults

pytestmark = pytest.mark.browser
ICE, PALANTIR = "agency:7012", "company:palantir"


def test_contracts_are_drawn_by_year_with_the_same_numbers_as_a_table(page: Page, sample: str) -> None:
    opened(page, f"{sample}/?entity={ICE}")
    chart = page.get_by_role("img", name=re.compile("^Bars by fiscal year"))
    expect(chart).to_be_visible()
    assert {"obligated", "current", "potential"} == set(
        chart.locator("rect[class]").evaluate_all("bars => bars.map((bar) => bar.getAttribute('class'))")
    )
    page.get_by_text("As a table", exact=True).click()
    rows = page.locator(".years tbody tr")
    drawn = chart.locator("rect title").all_text_contents()
    assert drawn and all(said.rpartition(": ")[2] in rows.all_inner_texts().__str__() for said in drawn)
    rows.filter(has_text="2017").get_by_role("link").click()
    expect(page.locator("main h1")).to_have_text("Contracts")
    expect(page.locator("main")).to_contain_text("First action Oct 1, 2016 to Sep 30, 2017")


def test_a_timeline_and_the_sources_follow(page: Page, sample: str) -> None:
    opened(page, f"{sample}/?entity={PALANTIR}")
    dates = page.locator(".timeline .when")
    expect(dates.first).to_have_text("Sep 2024")
    page.get_by_role("heading", name="Sources that speak of it").scroll_into_view_if_needed()
    expect(page.get_by_role("link", name="Fortune 2018").last).to_be_visible()
    page.locator(".timeline").get_by_role("link", name=re.compile("^Evidence")).first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Known to this case since")


def test_evidence_shows_who_accepted_the_conflict_and_the_award_beside_it(page: Page, sample: str) -> None:
    opened(page, f"{sample}/?entity={PALANTIR}")
    page.get_by_role("link", name="Evidence: Palantir Technologies develops Eagle System").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Sources disagree about this")
    expect(dialog.locator(".conflict .sides > li")).to_have_count(2)
    expect(dialog).to_contain_text("Accepted:")
    dialog.get_by_role("button", name="Close").click()
    page.locator("tr", has_text="$18,500,000").get_by_role("link", name=re.compile("^Evidence")).click()
    expect(dialog).to_contain_text("Beside the award records")


def test_the_page_speaks_spanish_where_the_browser_asks_for_it_or_a_person_chooses_it(
    page: Page, browser: Browser, sample: str
) -> None:
    context = browser.new_context(locale="es-MX")
    other = context.new_page()
    opened(other, f"{sample}/?entity={PALANTIR}")
    expect(other.locator("html")).to_have_attribute("lang", "es")
    expect(other.locator("main")).to_contain_text("tiene un contrato con")
    opened(other, f"{sample}/?graph={PALANTIR}")
    expect(other.locator("main h1")).to_have_text("Palantir Technologies: conexiones")
    assert serious_faults(other) == []
    context.close()
    opened(page, sample)
    page.get_by_label("Language").select_option(label="Español")
    expect(page.locator("main h1")).to_have_text("Quién vende qué a quién, y qué fuente lo dice")


def test_colours_can_be_chosen_and_stay_chosen(page: Page, sample: str) -> None:
    page.emulate_media(color_scheme="light")
    opened(page, sample)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_label("Colours").select_option("dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()
    expect(page.locator("main h1")).to_be_visible()
    assert dark != light and page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_the_licences_of_what_is_bundled_are_there(page: Page, sample: str, faults: list[str]) -> None:
    opened(page, sample)
    page.get_by_role("link", name="Licences of libraries").click()
    expect(page.locator("body")).to_contain_text("The Cytoscape Consortium")
    expect(page.locator("body")).to_contain_text("Eclipse Public License")
    faults[:] = [fault for fault in faults if "404" not in fault]  # the browser asks for an icon of its own
