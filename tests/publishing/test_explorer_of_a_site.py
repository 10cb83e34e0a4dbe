"""The explorer of a publication: files answer what a service answers, and people use it without one."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from app.publishing.answers import file_name
from tests.browser.looking import PATIENCE, opened, serious_faults, settled
from tests.processes import HOSTILE_NAME, sample_case, serving
from tests.publishing.sites import file_server, sample_site, small_site

ICE, PALANTIR = "agency:7012", "company:palantir"


@pytest.fixture(scope="module")
def explorer() -> Iterator[str]:
    with file_server(sample_site()) as found:
        yield f"{found}explorer/"


@pytest.fixture(autouse=True)
def faults(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Whatever went wrong in the page, and every request to a service or another host; a test ends with none."""
    found: list[str] = []
    if "page" in request.fixturenames:
        page: Page = request.getfixturevalue("page")
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        page.on("pageerror", lambda error: found.append(str(error)))
        page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
        page.on("request", lambda asked: found.append(asked.url) if not ours(asked.url) else None)
    yield found
    assert found == []


def ours(address: str) -> bool:
    return address.startswith("http://127.0.0.1:") and "/api/" not in address


def answers(name: str) -> Any:
    return json.loads((sample_site() / "explorer" / "answers" / f"{name}.json").read_text())


@pytest.mark.browser
def test_the_figures_of_a_site_are_in_its_explorer_with_their_files_and_evidence(page: Page, explorer: str) -> None:
    opened(page, f"{explorer}?list=figures")
    expect(page.locator(".drawing")).to_have_count(3)
    page.locator(".drawing img").first.scroll_into_view_if_needed()
    expect(page.locator(".drawing img").first).not_to_have_js_property("naturalWidth", 0)
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile("PDF$")).first.click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF-")
    page.get_by_text("Footnotes and evidence").first.click()
    page.get_by_role("link", name=re.compile("^Evidence")).first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Known to this case since")


@pytest.mark.browser
def test_connections_of_another_day_are_those_that_the_service_tells(browser: Browser, explorer: str) -> None:
    seen = set()
    with serving(sample_case()) as address, browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        for day in ("2009-06-01", "2018-06-01", "2025-04-30"):
            rows = []
            for base in (f"{address}/", explorer):
                opened(page, f"{base}?graph=company:palantir&as_of={day}")
                expect(page.locator("#moment")).to_be_visible()
                expect(page.locator("#as-of-slider")).to_be_visible()
                rows.append(sorted(page.locator(".twin tr").all_inner_texts()))
            assert rows[0] == rows[1]
            seen.add(tuple(rows[0]))
        assert len(seen) == 3


@pytest.mark.browser
def test_of_many_neighbours_a_site_brings_those_first_that_the_service_brings(browser: Browser, explorer: str) -> None:
    with serving(sample_case()) as address, browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        for asked in (f"graph={ICE}", f"graph={ICE}&as_of=2018-06-01"):
            rows = []
            for base in (f"{address}/", explorer):
                opened(page, f"{base}?{asked}")
                expect(page.locator(".panel").get_by_role("button", name=re.compile("^Show [0-9]"))).not_to_have_count(
                    0
                )
                rows.append(page.locator(".twin table").first.locator("tr").all_inner_texts())
            assert rows[0] == rows[1]


@pytest.mark.browser
def test_the_evidence_of_another_day_ends_with_it_and_other_pages_are_of_today(page: Page, explorer: str) -> None:
    opened(page, f"{explorer}?graph=company:lexisnexis&as_of=2021-06-01")
    row = page.locator(".twin tr", has_text="$3,280,500.00").first
    row.get_by_role("link", name=re.compile("^Evidence")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("$3,280,500.00")
    expect(dialog).not_to_contain_text("$17,646,360.00")
    page.keyboard.press("Escape")
    page.locator(".twin").get_by_role("link", name="LexisNexis Risk Solutions").first.click()
    expect(page.locator("main h1")).to_have_text("LexisNexis Risk Solutions")
    assert "as_of" not in page.url and page.locator("#moment").is_hidden()


def test_files_answer_what_the_service_answers() -> None:
    entities = [row[0] for row in answers("search")]
    assert len(entities) > 50
    with serving(sample_case()) as address, httpx.Client(base_url=f"{address}/api/v1/", timeout=60) as service:
        for key in entities:
            told = answers(f"entities/{file_name(key)}")
            path = f"entities/{key.replace('/', '%2F')}"
            assert told["entity"] == service.get(path).json()
            edges = service.get(f"{path}/edges", params={"limit": 300}).json()
            assert told["edges"] == edges["items"] and told["total"] == edges["total"]
            assert told["neighbours"] == service.get(f"{path}/neighbours").json()
            assert told["bundles"] == [
                one for one in service.get(f"{path}/graph").json()["bundles"] if touches(one, told["edges"])
            ]
        for key in (ICE, "agency:7014"):
            assert answers(f"entities/{file_name(key)}")["years"] == service.get(f"entities/{key}/years").json()


def touches(bundle: dict[str, Any], edges: list[dict[str, Any]]) -> bool:
    """Whether a bundle is made of some of the edges; `graph` tells those among the neighbours as well."""
    made = {(edge["subject"]["id"], edge["predicate"], edge["object"]["id"]) for edge in edges}
    return (bundle["subject"], bundle["predicate"], bundle["object"]) in made


def test_the_evidence_of_every_statement_is_there() -> None:
    edges = {edge["id"] for key, *_ in answers("search") for edge in answers(f"entities/{file_name(key)}")["edges"]}
    assert len(edges) > 100
    with serving(sample_case()) as address, httpx.Client(base_url=f"{address}/api/v1/", timeout=60) as service:
        for edge in sorted(edges)[::5]:
            told = answers(f"edges/{edge}")
            assert told["edge"] == service.get(f"edges/{edge}").json()
            assert told["evidence"]["items"] == service.get(f"edges/{edge}/evidence?limit=100").json()["items"]


@pytest.mark.browser
def test_from_search_to_the_words_of_a_source_without_a_mouse(page: Page, explorer: str) -> None:
    opened(page, explorer)
    page.locator("#q").focus()
    page.keyboard.type("palantir u")
    expect(page.get_by_role("option").first).to_contain_text("Palantir USG")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("Palantir USG, Inc.")
    page.get_by_role("link", name=re.compile("^Evidence")).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("Known to this case since")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.browser
def test_a_misspelt_name_is_found(page: Page, explorer: str) -> None:
    opened(page, f"{explorer}?q=palentir")
    expect(page.locator(".hits a").first).to_have_text("Palantir Technologies")


@pytest.mark.browser
def test_neighbours_come_and_go_by_predicate_with_their_sums(page: Page, explorer: str) -> None:
    opened(page, f"{explorer}?graph=person:peter-thiel")
    row = ".twin table >> nth=0 >> tr:has(a.entity:text-is('Palantir Technologies'))"
    page.locator(row).get_by_role("button", name=re.compile("^Expand")).press("Enter")
    expect(page.locator(".panel")).to_be_focused()
    page.locator(".panel").get_by_role("button", name=re.compile("^Show .*develops .*systems")).press("Enter")
    expect(page.locator(".twin")).to_contain_text("FALCON")
    page.locator(".panel").get_by_role("button", name=re.compile("^Show .*holds a contract with")).press("Enter")
    expect(page.locator(".twin table").nth(1)).to_contain_text("$97,495,651.85")
    settled(page)
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator(".twin table").nth(1)).not_to_contain_text("$97,495,651.85")


@pytest.mark.browser
def test_the_statements_of_a_bundle_and_a_filter_by_amount(page: Page, explorer: str) -> None:
    opened(page, f"{explorer}?graph={PALANTIR}&least=20000000")
    line = page.locator(".twin table").nth(1).locator("tr", has_text="contracted with Palantir Technologies")
    expect(line).to_have_count(1)
    expect(line).to_contain_text("3 statements")
    opened(page, f"{explorer}?graph={PALANTIR}")
    line.get_by_role("button", name=re.compile("statements")).click()
    expect(page.locator(".panel .plain-list > li")).to_have_count(4)


@pytest.mark.browser
def test_how_two_are_connected(page: Page, explorer: str) -> None:
    opened(page, f"{explorer}?from=person:peter-thiel&to={ICE}")
    expect(page.locator("section.path").first).to_contain_text("Palantir Technologies")


@pytest.mark.browser
def test_contracts_are_narrowed_down_and_a_source_shows_what_it_says(page: Page, explorer: str) -> None:
    opened(page, f"{explorer}?list=contracts&agency={ICE}&since=2016-10-01&until=2017-09-30")
    few = page.locator("main tbody tr")
    count = few.count()
    opened(page, f"{explorer}?list=contracts&agency={ICE}")
    assert 0 < count < few.count()
    opened(page, f"{explorer}?list=sources")
    page.get_by_role("link", name="Fortune 2018").first.click()
    expect(page.locator("main ol.claims > li").first).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_pages_fit_and_axe_finds_nothing_serious(page: Page, explorer: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for asked in ("", f"?entity={PALANTIR}", f"?graph={PALANTIR}", "?list=conflicts", "?list=contracts"):
        opened(page, f"{explorer}{asked}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, asked
        assert serious_faults(page) == [], asked


@pytest.mark.browser
def test_what_a_site_cannot_answer_is_told_in_words(page: Page, explorer: str, faults: list[str]) -> None:
    page.goto(f"{explorer}?entity=company:nobody")
    expect(page.get_by_role("alert")).to_contain_text("no page on the published site")
    page.goto(f"{explorer}?list=review")
    expect(page.get_by_role("alert").first).to_contain_text("a running service does")
    faults[:] = [fault for fault in faults if "404" not in fault]


@pytest.mark.browser
def test_days_are_not_offered_where_files_hold_one_moment(page: Page, explorer: str) -> None:
    opened(page, f"{explorer}?entity={PALANTIR}&as_of=2010-01-01")
    expect(page.locator("#times")).to_be_hidden()
    expect(page.locator("footer")).to_contain_text("published copy")

    def of_today_alone(route: Route) -> None:
        told = route.fetch().json()
        route.fulfill(json={**told, "items": [{**build, "past": False} for build in told["items"]]})

    page.route("**/builds.json", of_today_alone)
    opened(page, f"{explorer}?graph={PALANTIR}")
    expect(page.locator(".twin table").first).to_be_visible()
    expect(page.locator("#as-of-slider")).to_have_count(0)


@pytest.mark.browser
def test_hostile_names_are_text(page: Page) -> None:
    with file_server(small_site()) as address:
        opened(page, f"{address}explorer/?q=onerror")
        expect(page.locator("main")).to_contain_text(HOSTILE_NAME)
        assert page.evaluate("window.hacked") is None


def test_the_plain_pages_lead_to_the_explorer() -> None:
    pages = list((sample_site() / "entities").glob("*.html"))
    assert pages and all("../explorer/index.html?entity=" in page.read_text() for page in pages)
