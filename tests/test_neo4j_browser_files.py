"""What the service keeps for Neo4j Browser: a style sheet and a guide that pages of other origins may read."""

import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from app.api.browser import GUIDE, STYLE
from graph.model import load_schema
from graph.stores.neo4j.browser import guide, questions, style_sheet
from graph.stores.neo4j.cypher_filter import check_query
from graph.stores.neo4j.labels import label_of
from tests.processes import serving, small_case

BROWSER = "http://localhost:7474"
ASKS_LEAVE = {
    "Origin": BROWSER,
    "Access-Control-Request-Method": "GET",
    "Access-Control-Request-Headers": "cache-control,pragma,sentry-trace",
}


@pytest.fixture(scope="module", params=["", "https://a.example"], ids=["no origins", "another origin"])
def service(request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    """A service that lets no page of another origin read it, and one that lets another than Browser."""
    with (
        serving(small_case(), variables={"VENDORGRAPH_CORS_ORIGINS": request.param}) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield client


@pytest.mark.parametrize("path", [STYLE, GUIDE])
def test_browser_gets_leave_to_load_the_style_sheet_and_the_guide(service: httpx.Client, path: str) -> None:
    leave = service.options(path, headers=ASKS_LEAVE)
    assert leave.status_code == 204
    allowed = {name.strip() for name in leave.headers["access-control-allow-headers"].split(",")}
    assert {"cache-control", "pragma", "sentry-trace"} <= allowed
    answer = service.get(path, headers={"Origin": BROWSER})
    assert answer.status_code == 200 and answer.text
    assert [reply.headers["access-control-allow-origin"] for reply in (leave, answer)] == ["*", "*"]


@pytest.mark.parametrize("path", ["/", "/healthz", "/openapi.json", "/api/v1/contracts", "/api/v1/schema", "/browser/"])
def test_nothing_else_may_be_read_by_pages_of_that_origin(service: httpx.Client, path: str) -> None:
    for answer in (service.get(path, headers={"Origin": BROWSER}), service.options(path, headers=ASKS_LEAVE)):
        assert answer.headers.get("access-control-allow-origin") is None


def test_the_guide_names_the_style_sheet_at_the_address_that_it_was_asked_at(service: httpx.Client) -> None:
    text = service.get(GUIDE).text
    assert f'data-exec="style {service.base_url}{STYLE}"' in text.replace("//browser", "/browser")


def test_the_guide_takes_no_markup_from_an_address() -> None:
    assert "<script>" not in guide('http://localhost/"><script>')


def test_the_guide_has_twelve_questions_each_with_a_title_and_words_that_explain_it() -> None:
    text = guide("http://localhost:8000/browser/style.grass")
    assert len(questions()) == 12 == len(re.findall(r'<pre class="[^"]*runnable"', text))
    for question in questions():
        assert question.title.endswith("?") and len(question.text) > 40 and "RETURN" in question.cypher
        assert escape(question.title) in text


def test_every_question_may_be_asked_over_http_too() -> None:
    for question in questions():
        check_query(question.cypher)


def test_every_file_of_a_question_is_in_the_guide() -> None:
    folder = files("graph.stores.neo4j.browser") / "questions"
    assert {entry.name.removesuffix(".cypher") for entry in folder.iterdir()} == {q.name for q in questions()}


def test_every_kind_has_its_colour_and_every_rule_is_of_a_label_of_the_schema() -> None:
    schema = load_schema()
    rules = re.findall(r"^node\.(\w+) \{", style_sheet(), re.MULTILINE)
    assert set(rules) == set(schema.nodes) | {"Claim", "Conflict", "Source"}
    assert set(rules) <= set(schema.nodes) | {label_of(name) for name in schema.tables}
    for kind in schema.nodes.values():
        assert re.search(rf"node\.{kind.name} \{{\s*color: {kind.colour};", style_sheet())


def test_the_link_in_the_documentation_opens_the_guide_of_the_ports_that_compose_publishes(root: Path) -> None:
    [link] = re.findall(r"<(http://localhost:7474/browser/\?\S+)>", (root / "docs/neo4j.md").read_text())
    asked = parse_qs(urlsplit(link).query)
    assert asked == {"cmd": ["guide"], "arg": [f"http://localhost:8000{GUIDE}"]}
    compose = (root / "docker-compose.yml").read_text()
    assert '"127.0.0.1:7474:7474"' in compose and '"127.0.0.1:8000:8000"' in compose
    assert "NEO4J_browser_remote__content__hostname__whitelist: localhost" in compose
