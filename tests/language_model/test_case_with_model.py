"""A case that names a language model, as a person builds and checks it at the terminal."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.language_model.articles import ARTICLE, HOSTED, SERVERS
from tests.language_model.server import ModelServer, model_server
from tests.processes import vendorgraph

SECRET = "a-key-that-nobody-may-see"


@pytest.fixture
def answers() -> list[Any]:
    """What the server says: its last one for ever."""
    return [[HOSTED]]


@pytest.fixture
def server(answers: list[Any]) -> Iterator[ModelServer]:
    with model_server(lambda asked, handler: answers.pop(0) if len(answers) > 1 else answers[0]) as running:
        yield running


@pytest.fixture
def case(tmp_path: Path, server: ModelServer) -> Path:
    folder = tmp_path / "case"
    (tmp_path / "article.txt").write_text(ARTICLE)
    assert vendorgraph("new", folder).returncode == 0
    assert vendorgraph("add", folder, tmp_path / "article.txt").returncode == 0
    settings = f"language_model:\n  model: test-model\n  address: {server.address}\n"
    (folder / "case.yaml").write_text((folder / "case.yaml").read_text() + settings)
    return folder


def hosted(case: Path) -> list[Any]:
    """What the language model told; the small network may find the same by itself."""
    told = vendorgraph("query", case, "claims", "--format", "json")
    assert told.returncode == 0, told.stderr
    return [row for row in json.loads(told.stdout)["items"] if _by_language_model(row)]


def _by_language_model(row: dict[str, Any]) -> bool:
    return row["predicate"] == "HOSTS" and str(row["extractor"]).startswith("llm/")


def test_a_build_tells_what_it_sends_where_and_proposes_what_stands_in_the_text(
    case: Path, server: ModelServer
) -> None:
    built = vendorgraph("build", case)
    assert built.returncode == 0, built.stderr
    assert f"to {server.address}, model test-model" in built.stderr
    assert "took 1 request, 1,000 tokens sent and 100 answered." in built.stderr
    [claim] = hosted(case)
    assert claim["status"] == "proposed"
    assert SERVERS in json.dumps(claim)
    assert vendorgraph("check", case).returncode == 0
    again = vendorgraph("build", case)
    assert "Sending" not in again.stderr and len(server.asked) == 1


def test_the_case_gives_the_same_graph_where_no_model_is(case: Path, server: ModelServer, tmp_path: Path) -> None:
    assert vendorgraph("build", case).returncode == 0
    asked = len(server.asked)
    (case / ".build").rename(tmp_path / "old")
    file = case / "case.yaml"
    file.write_text(file.read_text().replace(server.address, "http://127.0.0.1:1/v1"))
    built = vendorgraph("build", case)
    assert built.returncode == 0 and "Sending" not in built.stderr
    assert len(hosted(case)) == 1 and len(server.asked) == asked


def test_where_the_server_is_down_the_rules_stand_alone_and_the_build_says_so(
    case: Path, server: ModelServer, answers: list[Any]
) -> None:
    answers[:] = [401, [HOSTED]]
    built = vendorgraph("build", case)
    assert built.returncode == 0 and hosted(case) == []
    found = vendorgraph("query", case, "findings", "--format", "json")
    [told] = [row for row in json.loads(found.stdout)["items"] if row["kind"] == "language_model"]
    assert "Read by the rules alone" in told["detail"] and "VENDORGRAPH_LLM_KEY" in told["detail"]
    assert vendorgraph("check", case).returncode == 0
    assert vendorgraph("build", case).returncode == 0
    assert len(hosted(case)) == 1


def test_the_key_goes_to_its_address_and_is_written_nowhere(case: Path, server: ModelServer) -> None:
    variables = {"VENDORGRAPH_LLM_ADDRESS": server.address, "VENDORGRAPH_LLM_KEY": SECRET}
    built = vendorgraph("build", case, variables=variables)
    assert built.returncode == 0
    assert server.asked[0].headers["authorization"] == f"Bearer {SECRET}"
    assert "with the key" in built.stderr and SECRET not in built.stdout + built.stderr
    kept = [path for path in case.rglob("*") if path.is_file()]
    assert kept and not [path for path in kept if SECRET.encode() in path.read_bytes()]


def test_a_case_from_elsewhere_sends_nothing_off_this_machine(case: Path, server: ModelServer) -> None:
    file = case / "case.yaml"
    file.write_text(file.read_text().replace(server.address, "https://collect.example.org/v1"))
    built = vendorgraph("build", case, variables={"VENDORGRAPH_LLM_KEY": SECRET})
    assert built.returncode == 3 and built.stderr.count("\n") == 1
    assert "would send documents to https://collect.example.org/v1" in built.stderr


def test_extract_sends_nothing_unless_a_model_is_named(tmp_path: Path, server: ModelServer) -> None:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE)
    variables = {"VENDORGRAPH_LLM_ADDRESS": server.address, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    plain = vendorgraph("extract", file, variables=variables)
    assert plain.returncode == 0 and server.asked == [] and plain.stderr == ""
    with_model = vendorgraph("extract", file, "--llm", "test-model", variables=variables)
    assert with_model.returncode == 0 and f"to {server.address}" in with_model.stderr
    fresh = [json.loads(line) for line in with_model.stdout.splitlines() if line not in plain.stdout.splitlines()]
    assert [line["evidence"]["quote"] for line in fresh] == [SERVERS]


def test_extract_says_in_one_line_what_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE)
    missing = vendorgraph("extract", file, "--llm", "test-model")
    assert missing.returncode == 3 and "VENDORGRAPH_LLM_ADDRESS" in missing.stderr
    down = vendorgraph("extract", file, "--llm", "test-model", "--llm-address", "http://127.0.0.1:1/v1")
    assert down.returncode == 9 and "cannot be reached" in down.stderr.splitlines()[-1]
    named = vendorgraph("extract", file, "--llm", "a b", "--llm-address", "http://127.0.0.1:1/v1")
    assert named.returncode == 3 and named.stderr.count("\n") == 1
