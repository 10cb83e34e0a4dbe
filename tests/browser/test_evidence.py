"""The evidence of a statement in a real Chromium: the page of a PDF, and the rows that a newer download corrected."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app.ingest import add_source, build_case, match_case
from graph.case import new_case
from tests.browser.looking import opened, serious_faults
from tests.made_pdf import case_of, report
from tests.processes import serving, with_two_downloads

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one PDF, and of two downloads of the same awards, the newer with another amount in one row."""
    folder = tmp_path_factory.mktemp("evidence")
    return with_two_downloads(case_of(folder / "case", report(folder / "report.pdf")), folder)


@pytest.fixture(scope="module")
def served(case: Path) -> Iterator[str]:
    with serving(case) as found:
        yield found


def evidence_of(page: Page, address: str, start: str) -> None:
    """The evidence of the first statement whose sentence starts so, opened from the entity's page."""
    opened(page, address)
    page.get_by_role("link", name=re.compile(f"^Evidence: {start}")).first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Known here since")


def test_a_quotation_from_a_pdf_comes_with_its_page_and_a_frame_that_is_in_sight(page: Page, served: str) -> None:
    evidence_of(page, f"{served}/?q=CLEAR", ".*CLEAR")
    picture = page.get_by_role("img", name=re.compile("^Page 2 of .*frame around: Thomson Reuters sold its CLEAR"))
    expect(picture).to_be_visible()
    expect(page.get_by_role("dialog")).to_contain_text("the frame around the quotation was added here")
    expect(picture).to_have_js_property("naturalWidth", 1200)
    view = page.get_by_role("group", name="page 2")
    assert view.evaluate("view => view.scrollTop > 0 && view.scrollTop < view.scrollHeight - view.clientHeight + 1")
    alone = page.get_by_role("link", name="The picture alone").get_attribute("href")
    assert page.request.get(f"{served}/{alone}").headers["content-type"] == "image/png"
    view.focus()
    before = view.evaluate("view => view.scrollTop")
    page.keyboard.press("ArrowUp")
    expect(view).not_to_have_js_property("scrollTop", before)


def test_where_there_is_no_picture_the_page_says_so_and_keeps_the_words(
    page: Page, case: Path, faults: list[str]
) -> None:
    [file] = (case / "sources").glob("*.pdf")
    whole = file.read_bytes()
    file.write_bytes(whole + b"\n")
    try:
        with serving(case) as address:
            evidence_of(page, f"{address}/?q=CLEAR", ".*CLEAR")
            dialog = page.get_by_role("dialog")
            expect(dialog).to_contain_text("There is no picture of page 2: the words above are its text.")
            expect(dialog.locator("mark")).to_contain_text("Thomson Reuters sold its CLEAR")
            expect(dialog.locator("img")).to_have_count(0)
    finally:
        file.write_bytes(whole)


def test_rows_that_a_newer_download_corrected_are_told_and_shown(page: Page, served: str) -> None:
    evidence_of(page, f"{served}/?q=HOLLOWAY ANALYTICS, INC.", ".*HOLLOWAY")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("$1,450,000.10")
    expect(dialog).not_to_contain_text("$300,000.10")
    dialog.get_by_text("1 row was corrected by a newer download").press("Enter")
    expect(dialog).to_contain_text("It is kept, and counts no longer.")
    gone = dialog.locator(".corrected .claim")
    expect(gone).to_contain_text("$300,000.10")
    expect(gone).to_contain_text("Corrected or withdrawn on Jun 1, 2024.")
    expect(dialog).to_contain_text("Accepted: award records enter by the case’s rule")


@pytest.mark.parametrize("width", [390, 1280])
def test_pictures_of_pages_have_no_serious_fault_and_stay_within_the_screen(
    browser: Browser, served: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme="dark")
    page = context.new_page()
    evidence_of(page, f"{served}/?q=CLEAR", ".*CLEAR")
    expect(page.get_by_role("img", name=re.compile("^Page 2 of"))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("(d => d.scrollWidth <= d.clientWidth)(document.querySelector('dialog[open]'))")
    assert serious_faults(page) == []
    context.close()


def test_what_a_description_suggests_is_quoted_with_its_row_and_says_nothing_of_amounts(
    page: Page, tmp_path: Path
) -> None:
    rows = [
        ("C1", "ORCHARD FORENSICS INC.", "2020-01-01", "TOOLS"),
        ("C2", "TUNDRA LLC", "2021-03-04", "ORCHARD FORENSICS LICENSES <b>1</b>"),
    ]
    head = "Agency,Award ID,Recipient Name,Federal Action Obligation,Action Date,Modification,Transaction Description"
    lines = [f"ICE,{award},{name},100.00,{day},0,{words}" for award, name, day, words in rows]
    file = tmp_path / "awards.csv"
    file.write_text("\n".join([head, *lines, ""]), "utf-8")
    new_case(tmp_path / "case")
    add_source(tmp_path / "case", str(file), {"retrieved": "2026-01-01"})
    match_case(tmp_path / "case")
    build_case(tmp_path / "case")
    with serving(tmp_path / "case") as address:
        evidence_of(page, f"{address}/?entity=company%3Atundra-llc", ".*resells for")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("ORCHARD FORENSICS LICENSES <b>1</b>")
        expect(dialog).to_contain_text("not yet accepted")
        expect(dialog).to_contain_text(re.compile("Row 2 of .*awards.csv"))
        expect(dialog).not_to_contain_text("not in this row")
        assert serious_faults(page) == []
