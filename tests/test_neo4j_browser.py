"""Neo4j Browser itself, in a real Chromium, on the settings that every Neo4j here runs with."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import neo4j
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from app.api.browser import GUIDE
from graph.model import load_schema
from graph.stores.neo4j.browser import questions
from tests.neo4j_server import Neo4jServer
from tests.processes import copy_of, sample_case, serving, vendorgraph

pytestmark = [pytest.mark.browser, pytest.mark.neo4j]

PATIENCE = 60_000
NOWHERE = {"server": "http://127.0.0.1:9", "bypass": "localhost"}
"""Browser asks other hosts for fonts and more; here it gets nothing."""

QUESTIONS_ON_A_SLIDE = 3
ANSWERED = re.compile(r"Displaying (\d+) nodes|Started streaming (\d+) records")


@pytest.fixture(scope="module")
def service(neo4j_server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service on the sample case in Neo4j."""
    case = copy_of(sample_case(), tmp_path_factory.mktemp("browser") / "case")
    variables = {
        "VENDORGRAPH_NEO4J_URI": neo4j_server.uri,
        "VENDORGRAPH_NEO4J_USER": neo4j_server.user,
        "VENDORGRAPH_NEO4J_PASSWORD": neo4j_server.password,
    }
    done = vendorgraph("build", case, "--store", "neo4j", variables=variables)
    assert done.returncode == 0, done.stderr
    with serving(case, "--store", "neo4j", variables=variables) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(proxy=NOWHERE, viewport={"width": 1280, "height": 900})  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield context.new_page()
    context.close()


def opened(page: Page, server: Neo4jServer, address: str) -> Page:
    """Browser with the guide of that address beside it, as a link opens it."""
    home = server.http.replace("127.0.0.1", "localhost")
    page.goto(f"{home}/browser/?cmd=guide&arg={quote(address, safe='')}")
    page.get_by_test_id("username").fill(server.user)
    page.get_by_test_id("password").fill(server.password)
    page.get_by_test_id("connect").click()
    expect(page.get_by_text("You are connected as user")).to_be_visible()
    return page


def asked(page: Page, number: int, cypher: str) -> Locator:
    """The frame of the answer to a question of the slide, asked with a click on its arrow."""
    page.locator("#guide-drawer pre.runnable i").nth(number).click()
    frame = page.get_by_test_id("frame").first
    expect(frame.get_by_test_id("frameCommand")).to_contain_text(cypher.split("(")[0])
    expect(frame).to_contain_text(ANSWERED)
    return frame


def test_the_guide_loads_the_colours_and_its_twelve_questions_give_rows(
    page: Page, neo4j_server: Neo4jServer, service: str
) -> None:
    opened(page, neo4j_server, service.replace("127.0.0.1", "localhost") + GUIDE)
    page.locator("#guide-drawer [data-exec]").click()
    expect(page.get_by_test_id("frame").first).to_contain_text("node.Company")
    for place, question in enumerate(questions()):
        slide, number = divmod(place, QUESTIONS_ON_A_SLIDE)
        page.get_by_test_id(f"pagination-{slide + 2}").click()
        expect(page.locator("#guide-drawer")).to_contain_text(question.title)
        frame = asked(page, number, question.cypher)
        told = ANSWERED.search(frame.inner_text())
        assert told and int(told[1] or told[2]) > 0, question.title
        if told[1]:
            in_the_colours_of_their_kinds(frame, int(told[1]))


def in_the_colours_of_their_kinds(frame: Locator, nodes: int) -> None:
    """Every node is drawn in the colour that the schema gives its one kind."""
    kinds, circles = load_schema().nodes, frame.locator("g.node circle.b-outline")
    expect(circles).to_have_count(nodes)
    drawn = set(circles.evaluate_all("all => all.map(one => one.getAttribute('fill'))"))
    named = frame.locator("[data-testid^=property-details-overview-node-label-]").all_inner_texts()
    assert drawn == {kinds[text.split(" (")[0]].colour for text in named if not text.startswith("*")}


def test_the_words_of_a_question_go_into_the_editor(page: Page, neo4j_server: Neo4jServer, service: str) -> None:
    opened(page, neo4j_server, service.replace("127.0.0.1", "localhost") + GUIDE)
    page.get_by_test_id("pagination-2").click()
    page.locator("#guide-drawer pre.runnable").first.click(position={"x": 200, "y": 20})
    expect(page.get_by_test_id("activeEditor")).to_contain_text("CONTRACTED_WITH")
    assert page.get_by_test_id("frame").filter(has_text=ANSWERED).count() == 0


def test_a_guide_from_a_host_that_is_not_on_the_list_is_refused(
    page: Page, neo4j_server: Neo4jServer, service: str
) -> None:
    opened(page, neo4j_server, service.replace("localhost", "127.0.0.1") + GUIDE)
    expect(page.get_by_text("Hostname is not allowed").first).to_be_visible()


def test_a_node_has_one_label_and_so_one_look(neo4j_driver: neo4j.Driver, service: str) -> None:
    labels = neo4j_driver.execute_query("MATCH (n) RETURN DISTINCT labels(n) AS labels").records
    assert labels and all(len(record["labels"]) == 1 for record in labels)
    assert {record["labels"][0] for record in labels} & set(load_schema().nodes)


def test_no_question_of_the_guide_speaks_of_a_name_that_the_server_never_met(
    neo4j_driver: neo4j.Driver, service: str
) -> None:
    for question in questions():
        found = neo4j_driver.execute_query(question.cypher).summary.gql_status_objects
        assert [status.gql_status for status in found if status.is_notification] == [], question.name
