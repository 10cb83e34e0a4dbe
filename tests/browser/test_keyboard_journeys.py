"""Whole journeys without a mouse: what a person with a keyboard alone does from a question to something in hand."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Download, Page, expect

from tests.browser.looking import opened, serious_faults, settled
from tests.made_pdf import case_of, report
from tests.processes import HOSTILE_NAME, copy_of, sample_case, serving, vendorgraph

pytestmark = pytest.mark.browser
KEY = "a-key-of-twenty-signs"
FOCUSED = "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent ?? '').trim()"


class Keys:
    """A keyboard that counts what is pressed."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.pressed = 0

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)
        self.pressed += 1

    def write(self, text: str) -> None:
        self._page.keyboard.type(text, delay=5)
        self.pressed += 1

    def tab_to(self, name: str, most: int = 90, key: str = "Tab") -> None:
        """Press Tab (or Shift+Tab) until what has the focus is named so."""
        for _ in range(most):
            self.press(key)
            if re.search(name, self._page.evaluate(FOCUSED)):
                return
        raise AssertionError(f"no way to {name!r} in {most} steps, at {self._page.evaluate(FOCUSED)!r}")

    def tab_to_id(self, identifier: str, most: int = 60) -> None:
        for _ in range(most):
            if self._page.evaluate("document.activeElement.id") == identifier:
                return
            self.press("Tab")
        raise AssertionError(f"no way to #{identifier} in {most} steps")

    def search(self, text: str, name: str) -> None:
        """Find an entity by name: type, go down to it among the suggestions, and open it."""
        self.tab_to_id("q")
        self.write(text)
        expect(self._page.get_by_role("option").first).to_be_visible()
        names = self._page.get_by_role("option").locator(".entity").all_inner_texts()
        for _ in range(names.index(name) + 1):
            self.press("ArrowDown")
        self.press("Enter")
        expect(self._page.locator("main h1")).to_have_text(name)


@pytest.fixture
def keys(page: Page) -> Keys:
    return Keys(page)


def text_of(download: Download) -> str:
    """What stands on the pages of a PDF that was downloaded."""
    document = pypdfium2.PdfDocument(Path(download.path()))
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_from_a_search_to_the_words_and_to_a_figure_with_footnotes(page: Page, sample: str, keys: Keys) -> None:
    """Who hosts what Palantir runs for ICE, who says so, and a figure of it."""
    opened(page, sample)
    keys.search("palantir", "Palantir Technologies")
    keys.tab_to("^Systems and data")
    keys.press("Enter")
    keys.tab_to("^Evidence: Amazon Web Services hosts Palantir Technologies")
    keys.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("Amazon Web Services hosts Palantir Technologies")
    expect(page.get_by_role("dialog").locator(".claim").first).to_contain_text("Known to this case since")
    keys.tab_to("^Show as a picture")
    keys.press("Enter")
    expect(page.locator("main h1")).to_have_text("Amazon Web Services, Palantir Technologies: connections")
    settled(page)
    keys.tab_to_id("add")
    keys.write("ICE")
    keys.press("Enter")
    expect(page.locator(".twin")).to_contain_text("contracted with")
    settled(page)
    keys.tab_to("^Make a figure of this view", key="Shift+Tab")
    keys.press("Enter")
    expect(page.get_by_label("Title")).to_be_focused()
    keys.write("Who hosts what Palantir runs for ICE")
    with page.expect_download() as waiting:
        keys.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("among your downloads")
    assert waiting.value.suggested_filename == "who-hosts-what-palantir-runs-for-ice.pdf"
    told = text_of(waiting.value)
    assert "Who hosts what Palantir runs for ICE" in told and re.search(r"Amazon Web Services hosts Palantir", told)
    assert "Immigration and Customs Enforcement" in told and "Sources" in told
    keys.press("Escape")
    expect(page.get_by_role("button", name="Make a figure of this view")).to_be_focused()
    assert keys.pressed < 55


def test_from_an_entity_to_its_dossier(page: Page, sample: str, keys: Keys) -> None:
    opened(page, sample)
    keys.search("customs enforcement", "U.S. Immigration and Customs Enforcement (ICE)")
    keys.tab_to("^Dossier as PDF")
    with page.expect_download(timeout=60_000) as waiting:
        keys.press("Enter")
    assert waiting.value.suggested_filename.endswith(".pdf")
    told = text_of(waiting.value)
    assert "Palantir" in told and "Sources" in told
    assert keys.pressed < 20


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The sample case and where it is served, for tests that decide."""
    case = copy_of(sample_case(), tmp_path_factory.mktemp("journeys") / "case")
    with serving(case, variables={"VENDORGRAPH_KEY": KEY}) as address:
        yield address, case


def introduce(page: Page, keys: Keys) -> None:
    """Say who decides, and give the key."""
    keys.tab_to_id("reviewer")
    keys.write("Ana Reader")
    keys.tab_to_id("review-key")
    keys.write(KEY)
    keys.press("Enter")
    expect(page.get_by_role("group", name="What awaits a decision")).to_be_focused()
    expect(page.get_by_label("Your name")).to_be_hidden()


def decisions(case: Path, file: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((case / file).read_text())))


def test_from_a_conflict_to_a_decision_in_the_review(page: Page, reviewed: tuple[str, Path], keys: Keys) -> None:
    address, case = reviewed
    opened(page, f"{address}/?list=conflicts")
    keys.tab_to("^Decide which side holds: .*Border Patrol")
    keys.press("Enter")
    expect(page.locator("main h1")).to_have_text("Review")
    expect(page.locator(".review-card")).to_contain_text("Border Patrol")
    introduce(page, keys)
    expect(page.locator(".review-card")).to_contain_text("Border Patrol")
    keys.press("2")
    expect(page.get_by_role("status").last).to_contain_text("1 decided")
    made = decisions(case, "reviews.csv")
    assert {row["decision"] for row in made} == {"accept", "reject"} and {row["by"] for row in made} == {"Ana Reader"}
    assert keys.pressed < 70


def test_two_names_are_judged_with_one_key_and_the_judgement_is_taken_back(
    page: Page, reviewed: tuple[str, Path], keys: Keys
) -> None:
    address, case = reviewed
    opened(page, f"{address}/?list=review")
    introduce(page, keys)
    card = page.get_by_role("group", name="What awaits a decision")
    while "Are these the same?" not in card.inner_text():
        before = card.inner_text()
        keys.press("n")
        expect(card).not_to_have_text(before)
    judged = len(decisions(case, "identity.csv"))
    keys.press("d")
    expect(page.get_by_role("status").last).to_contain_text("Different.")
    made = decisions(case, "identity.csv")
    assert len(made) == judged + 1 and (made[-1]["judgement"], made[-1]["by"]) == ("different", "Ana Reader")
    keys.press("z")
    expect(page.get_by_role("status").last).to_contain_text("Taken back")
    assert decisions(case, "identity.csv")[-1]["judgement"] == "undo"
    expect(card).to_contain_text("Are these the same?")


def test_a_claim_from_a_pdf_is_read_on_its_page_and_decided_with_one_key(
    page: Page, tmp_path: Path, keys: Keys
) -> None:
    case = case_of(tmp_path / "case", report(tmp_path / "report.pdf"))
    with serving(case, variables={"VENDORGRAPH_KEY": KEY}) as address:
        opened(page, f"{address}/?list=review")
        introduce(page, keys)
        card = page.get_by_role("group", name="What awaits a decision")
        expect(card.get_by_role("img", name=re.compile("^Page . of"))).to_be_visible()
        assert serious_faults(page) == []
        keys.press("r")
        expect(page.get_by_label("Why")).to_be_focused()
        keys.write("The article says something else.")
        keys.press("Enter")
        expect(page.get_by_role("status").last).to_contain_text("Rejected. 1 decided")
        expect(card).to_be_focused()
        keys.press("a")
        expect(page.get_by_role("status").last).to_contain_text("Accepted. 2 decided")
    made = decisions(case, "reviews.csv")
    assert [row["decision"] for row in made] == ["reject", "accept"]
    assert made[0]["why"] == "The article says something else."


def test_hostile_names_stay_text_on_the_whole_way_to_a_figure_and_a_dossier(
    page: Page, address: str, keys: Keys
) -> None:
    opened(page, address)
    keys.search("onerror", HOSTILE_NAME)
    keys.tab_to("^Dossier as PDF")
    with page.expect_download(timeout=60_000) as waiting:
        keys.press("Enter")
    assert re.fullmatch(r"[a-z0-9-]+\.pdf", waiting.value.suggested_filename)
    assert "onerror=window.hacked=1" in text_of(waiting.value)
    opened(page, page.url)
    keys.tab_to("^Show as a picture")
    keys.press("Enter")
    expect(page.locator("main h1")).to_contain_text(HOSTILE_NAME)
    settled(page)
    keys.tab_to("^Make a figure of this view")
    keys.press("Enter")
    keys.tab_to("^Draw the figure")
    with page.expect_download() as drawn:
        keys.press("Enter")
    assert re.fullmatch(r"[a-z0-9_-]+\.pdf", drawn.value.suggested_filename)
    assert "onerror=window.hacked=1" in text_of(drawn.value)
    assert page.evaluate("window.hacked") is None


def test_an_agency_with_ten_thousand_vendors_is_read_and_widened_without_a_mouse(
    page: Page, tmp_path: Path, keys: Keys
) -> None:
    rows = ["Agency,Award ID,Recipient Name,Federal Action Obligation,Action Date,Modification,Generated Award ID"]
    for number in range(10_000):
        key = f"CONT_AWD_70X{number:08d}_7012_-NONE-_-NONE-"
        rows.append(f"ICE,70X{number:08d},VENDOR {number:05d} LLC,{number + 1}.00,2022-03-15,0,{key}")
    (tmp_path / "awards.csv").write_text("\n".join(rows) + "\n")
    case = tmp_path / "case"
    for words in (("new", case, "--name", "many"), ("add", case, tmp_path / "awards.csv"), ("build", case)):
        done = vendorgraph(*words)
        assert done.returncode == 0, done.stderr
    with serving(case) as address:
        opened(page, f"{address}/?graph=agency:7012")
        assert page.locator(".twin table").first.locator("tbody tr").count() < 100
        expect(page.locator(".twin")).to_contain_text("VENDOR 09999 LLC")
        expect(page.locator(".twin .plain-list")).to_contain_text("9,975 more")
        keys.tab_to("^Show 25", most=400)
        keys.press("Enter")
        settled(page)
        expect(page.locator(".twin .plain-list")).to_contain_text("9,950 more")
        assert page.evaluate("document.querySelectorAll('*').length") < 5_000
