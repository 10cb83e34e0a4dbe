"""Commands and service on a real Neo4j: the answers of SQLite, and plain words where it cannot be had."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.neo4j_server import Neo4jServer
from tests.processes import copy_of, serving, small_case, vendorgraph

pytestmark = pytest.mark.neo4j
QUESTIONS = (
    *("search?text=holloway", "contracts", "contracts?order=newest&as_of=2022-06-30", "spending?by=vendor,agency,year"),
    *("spending?by=recipient,agency&as_recorded=true", "conflicts", "interlocks", "sources", "claims", "findings"),
    *("entities/agency:7012", "entities/agency:7014/edges", "entities/agency:7014/graph", "export?format=graphml"),
)


def variables(server: Neo4jServer) -> dict[str, str]:
    user, password = server.auth
    return {
        "VENDORGRAPH_STORE": "neo4j",
        "VENDORGRAPH_NEO4J_URI": server.uri,
        "VENDORGRAPH_NEO4J_USER": user,
        "VENDORGRAPH_NEO4J_PASSWORD": password,
    }


@pytest.fixture(scope="module")
def case(neo4j_server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_of(small_case(), tmp_path_factory.mktemp("neo4j") / "case")
    done = vendorgraph("build", folder, variables=variables(neo4j_server))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def both(case: Path, neo4j_server: Neo4jServer) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    with (
        serving(small_case()) as one,
        serving(case, variables=variables(neo4j_server)) as other,
        httpx.Client(base_url=one, timeout=60) as sqlite,
        httpx.Client(base_url=other, timeout=60) as neo4j,
    ):
        yield sqlite, neo4j


def test_every_question_has_the_same_answer_over_http(both: tuple[httpx.Client, httpx.Client]) -> None:
    sqlite, neo4j = both
    for question in QUESTIONS:
        answers = [client.get(f"/api/v1/{question}") for client in (sqlite, neo4j)]
        assert [answer.status_code for answer in answers] == [200, 200], (question, answers[1].text)
        assert in_one_order(answers[0], question) == in_one_order(answers[1], question), question


def in_one_order(answer: httpx.Response, question: str) -> Any:
    """The answer without its cursor; each store lists claims in an order of its own."""
    if answer.headers["content-type"] != "application/json":
        return answer.text
    body = {name: value for name, value in answer.json().items() if name != "next"}
    return {**body, "items": sorted(body["items"], key=lambda item: str(item["id"]))} if question == "claims" else body


def test_cypher_reads_and_nothing_else(both: tuple[httpx.Client, httpx.Client]) -> None:
    _, neo4j = both
    question = {
        "query": "MATCH (c:Company) WHERE c.name STARTS WITH $start RETURN c.name",
        "parameters": {"start": "TERN"},
    }
    answer = neo4j.post("/api/v1/cypher", json=question)
    assert answer.status_code == 200, answer.text
    assert answer.json() == {"columns": ["c.name"], "rows": [["TERN RIDGE CLOUD LLC"]], "truncated": False}
    for query in ("CREATE (c:Canary) RETURN c", "LOAD CSV FROM 'http://127.0.0.1:9/' AS row RETURN row", "SHOW USERS"):
        refused = neo4j.post("/api/v1/cypher", json={"query": query})
        assert refused.status_code == 403, (query, refused.text)
        assert refused.headers["content-type"] == "application/problem+json"
    count = neo4j.post("/api/v1/cypher", json={"query": "MATCH (c:Canary) RETURN count(c)"})
    assert count.json()["rows"] == [[0]]


def test_cypher_can_be_asked_at_the_terminal(case: Path, neo4j_server: Neo4jServer) -> None:
    words = (
        "query",
        case,
        "cypher",
        "MATCH (c:Company) WHERE c.name = $name RETURN c.name",
        "--param",
        "name=TERN RIDGE CLOUD LLC",
    )
    done = vendorgraph(*words, "--format", "csv", variables=variables(neo4j_server))
    assert done.stdout.splitlines() == ["c.name", "TERN RIDGE CLOUD LLC"], done.stderr


def test_a_wrong_password_is_one_line(case: Path, neo4j_server: Neo4jServer) -> None:
    wrong = {**variables(neo4j_server), "VENDORGRAPH_NEO4J_PASSWORD": "not-the-password"}
    for words in (("query", case, "sources"), ("serve", case, "--port", "0"), ("build", case)):
        done = vendorgraph(*words, variables=wrong)
        assert done.returncode == 7 and len(done.stderr.splitlines()) == 1, (words, done.stderr)
        assert "not-the-password" not in done.stderr
