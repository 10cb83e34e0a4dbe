"""The view of the graph: picture and tables show one state, which stands in the address."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import PATIENCE, opened, serious_faults, settled
from tests.processes import serving, vendorgraph

pytestmark = pytest.mark.browser
ICE, PALANTIR = "agency:7012", "company:palantir"


def names(page: Page) -> set[str]:
    """The entities in the view."""
    return set(page.locator(".twin table").first.locator("a.entity").all_inner_texts())


def row(page: Page, name: str) -> str:
    return f".twin table >> nth=0 >> tr:has(a.entity:text-is('{name}'))"


def test_an_entity_opens_with_its_neighbours_in_picture_and_tables(page: Page, sample: str) -> None:
    opened(page, f"{sample}/?entity={PALANTIR}")
    page.get_by_role("link", name="Show as a picture").click()
    expect(page.locator("main h1")).to_have_text("Palantir Technologies: connections")
    assert {"Palantir Technologies", "Peter Thiel", "FALCON"} <= names(page)
    expect(page.get_by_role("img", name=re.compile(r"Picture: \d+ entities"))).to_be_visible()
    expect(page.locator(".picture canvas").first).to_be_visible()


def test_parallel_contracts_are_one_line_with_their_sum_and_lead_to_the_evidence_of_each(
    page: Page, sample: str
) -> None:
    opened(page, f"{sample}/?graph={PALANTIR}")
    line = page.locator(".twin table").nth(1).locator("tr", has_text="contracted with Palantir Technologies")
    expect(line).to_have_count(1)
    expect(line).to_contain_text("$97,495,651.85")
    expect(line).to_contain_text("since 2015")
    line.get_by_role("button", name=re.compile("statements")).click()
    statements = page.locator(".panel .plain-list > li")
    expect(statements).to_have_count(4)
    statements.first.get_by_role("link", name=re.compile("^Evidence")).click()
    expect(page.get_by_role("dialog")).to_contain_text("Row")


def test_neighbours_come_and_go_by_predicate_and_every_step_can_be_undone(page: Page, sample: str) -> None:
    opened(page, f"{sample}/?graph=person:peter-thiel")
    before = names(page)
    page.locator(row(page, "Palantir Technologies")).get_by_role("button", name=re.compile("^Expand")).click()
    expect(page.locator(".panel")).to_be_focused()
    page.locator(".panel").get_by_role("button", name=re.compile("^Show .*develops .*systems")).click()
    expect(page.locator(".twin")).to_contain_text("FALCON")
    more = names(page)
    assert before < more
    page.locator(".panel").get_by_role("button", name=re.compile("^Take away: develops")).click()
    expect(page.locator(".twin")).not_to_contain_text("FALCON")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".twin")).to_contain_text("FALCON")
    page.get_by_role("button", name="Undo").click()
    settled(page)
    assert names(page) == before
    page.get_by_role("button", name="Redo").click()
    expect(page.locator(".twin")).to_contain_text("FALCON")
    assert names(page) == more


def test_a_link_shows_the_same_view_with_everything_in_its_place(page: Page, browser: Browser, sample: str) -> None:
    opened(page, f"{sample}/?graph={ICE}&layout=layered")
    page.locator(row(page, "FALCON")).get_by_role("button", name=re.compile("^Pin")).click()
    page.locator(row(page, "Amazon")).get_by_role("button", name=re.compile("^Hide")).click()
    page.get_by_label("Width by money").check()
    settled(page)
    link, held = page.url, names(page)
    assert "Amazon" not in held and "width=amount" in link and "layout=layered" in link
    other = browser.new_page()
    opened(other, link)
    assert names(other) == held
    assert other.url == link
    expect(other.locator(row(other, "FALCON")).get_by_role("button", name=re.compile("^Unpin"))).to_be_visible(
        timeout=PATIENCE
    )
    other.close()


def test_pinned_entities_keep_their_places_in_every_layout(page: Page, sample: str) -> None:
    opened(page, f"{sample}/?graph={ICE}")
    page.locator(row(page, "FALCON")).get_by_role("button", name=re.compile("^Pin")).click()
    settled(page)
    pinned = re.search(r"falcon%40-?\d+%40-?\d+%21", page.url)
    assert pinned
    for layout in ("in layers", "in rings", "by closeness"):
        page.get_by_label("Layout").select_option(label=layout)
        expect(page).to_have_url(re.compile(re.escape(pinned[0])))
        settled(page)


def test_filters_leave_out_kinds_predicates_and_small_amounts_and_say_so(page: Page, sample: str) -> None:
    opened(page, f"{sample}/?graph={ICE}")
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label(re.compile(r"Systems \(")).uncheck()
    expect(page.locator(".twin")).not_to_contain_text("FALCON")
    expect(page.locator(".graph")).to_contain_text("A filter leaves some out.")
    page.get_by_label(re.compile(r"Systems \(")).check()
    page.get_by_label("At least, in dollars").fill("20000000")
    page.get_by_label("At least, in dollars").press("Enter")
    expect(page.locator(".twin")).not_to_contain_text("Clearview AI")
    expect(page.locator(".twin")).to_contain_text("Palantir Technologies")
    assert "least=20000000" in page.url


def test_another_day_is_asked_about_with_the_slider(page: Page, sample: str) -> None:
    opened(page, f"{sample}/?graph={PALANTIR}")
    expect(page.locator(".twin")).to_contain_text("$97,495,651.85")
    page.get_by_role("slider").fill(str(2015 * 12 + 5))
    expect(page.locator("#moment")).to_contain_text("as of Jun 30, 2015")
    expect(page.locator(".twin")).not_to_contain_text("$97,495,651.85")
    assert "as_of=2015-06-30" in page.url


def test_two_selected_entities_are_joined_by_paths(page: Page, sample: str) -> None:
    opened(page, f"{sample}/?graph=company:amazon&n=company%3Aamazon%2Cagency%3A7014")
    for name in ("Amazon", "U.S. Customs and Border Protection (CBP)"):
        page.get_by_label(f"Select {name}", exact=True).check()
    page.get_by_role("button", name="How are these two connected?").click()
    expect(page.locator(".twin table").nth(1).locator("tbody tr").nth(1)).to_be_visible()
    assert len(names(page)) > 2


def test_everything_is_done_with_the_keyboard_alone(page: Page, sample: str) -> None:
    opened(page, f"{sample}/?graph={PALANTIR}&show=table")
    hide = page.locator(row(page, "FALCON")).get_by_role("button", name=re.compile("^Hide"))
    hide.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".twin")).not_to_contain_text("FALCON")
    page.keyboard.press("Control+z")
    page.locator("h1").focus()
    tick = page.get_by_label("Select Peter Thiel", exact=True)
    tick.focus()
    page.keyboard.press("Space")
    expect(tick).to_be_checked()
    expect(tick).to_be_focused()
    expect(page.locator(".panel")).to_contain_text("Peter Thiel")


def test_hostile_names_are_shown_as_text_in_the_view(page: Page, address: str) -> None:
    opened(page, f"{address}/?graph=agency:7014")
    expect(page.locator(".twin")).to_contain_text("<img src=x onerror=window.hacked=1>")
    assert page.evaluate("window.hacked") is None
    assert page.locator("main img, main script").count() == 0


@pytest.mark.parametrize(
    "given", ["graph=company:nobody", "graph=agency:7012&z=AAAA", "graph=agency:7012&n=%21%40%40,x"]
)
def test_a_broken_address_is_said_in_words(page: Page, address: str, faults: list[str], given: str) -> None:
    opened(page, f"{address}/?{given}")
    assert page.locator("main h1").inner_text()
    faults[:] = [fault for fault in faults if "404" not in fault]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_view_has_no_serious_fault_for_assistive_technology_and_fits_its_screen(
    browser: Browser, sample: str, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    opened(page, f"{sample}/?graph={ICE}")
    page.get_by_text("Filter", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert serious_faults(page) == []
    context.close()


def test_many_neighbours_open_as_the_largest_and_one_for_the_rest(
    page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("many")
    rows = ["Agency,Award ID,Recipient Name,Federal Action Obligation,Action Date,Modification,Generated Award ID"]
    for number in range(100, 400):
        key = f"CONT_AWD_70X{number:08d}_7012_-NONE-_-NONE-"
        rows.append(f"ICE,70X{number:08d},VENDOR {number} LLC,{number}.00,2022-03-15,0,{key}")
    (folder / "awards.csv").write_text("\n".join(rows) + "\n")
    case = folder / "case"
    for words in (("new", case, "--name", "many"), ("add", case, folder / "awards.csv"), ("build", case)):
        assert vendorgraph(*words).returncode == 0
    with serving(case) as address:
        opened(page, f"{address}/?graph=agency:7012")
        assert {"VENDOR 399 LLC", "VENDOR 380 LLC"} <= names(page) and "VENDOR 100 LLC" not in names(page)
        rest = page.locator(".twin .plain-list > li")
        expect(rest).to_contain_text("275 more")
        rest.get_by_role("button", name=re.compile("^Show 25")).click()
        expect(rest).to_contain_text("250 more")
        page.get_by_role("button", name="Undo").click()
        expect(rest).to_contain_text("275 more")


def test_paths_are_shown_as_a_picture_of_what_they_pass(page: Page, sample: str) -> None:
    opened(page, f"{sample}/?from=company:amazon&to={ICE}")
    page.get_by_role("link", name="Show as a picture").click()
    expect(page.locator("main h1")).to_contain_text("Amazon, U.S. Immigration and Customs Enforcement (ICE)")
    assert {"Amazon", "Palantir Technologies"} <= names(page)


def test_a_merger_has_a_day_and_a_contract_lasts_since_one(page: Page, sample: str) -> None:
    opened(page, f"{sample}/?entity=company:perspecta")
    merger = page.locator("main tr", has_text="Vencore")
    expect(merger).to_contain_text("May 31, 2018")
    expect(merger).not_to_contain_text("since")
    merger.get_by_role("link", name=re.compile("^Evidence")).click()
    expect(page.get_by_role("dialog")).to_contain_text("May 31, 2018")
    expect(page.get_by_role("dialog")).not_to_contain_text("since May 31, 2018")
    opened(page, f"{sample}/?graph=company:perspecta")
    line = page.locator(".twin table").nth(1).locator("tr", has_text="Vencore")
    expect(line).to_contain_text("2018")
    expect(line).not_to_contain_text("since")
