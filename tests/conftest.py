"""Fixtures that many tests share, and the rule for what a machine lacks (see tests/parts.py)."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests import parts
from tests.neo4j_server import Neo4jServer, running

settings.register_profile("suite", deadline=None)
settings.load_profile("suite")
REASON = pytest.StashKey[str]()
LEFT_OUT = pytest.StashKey[list[str]]()
LEFT_OUT_TOLD = "tests_left_out"
CHROMIUM_OPTIONS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    left_out = config.stash.setdefault(LEFT_OUT, [])
    for part in parts.PARTS:
        needing = [item for item in items if part.needed_by(item)]
        reason = part.lacking() if needing else None
        if reason is None:
            continue
        for item in needing:
            item.stash[REASON] = f"{part.name} is missing: {reason}"
        if not parts.on_ci():
            items[:] = [item for item in items if item not in needing]
            config.hook.pytest_deselected(items=needing)
            left_out.append(f"{len(needing)} tests that need {part.name} ({reason})")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if REASON in item.stash:
        pytest.fail(item.stash[REASON], pytrace=False)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """What a process of its own left out is told by the one that started it."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get(LEFT_OUT_TOLD, [])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    from tests.spread import FilesWithOneNeo4j

    return FilesWithOneNeo4j(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_sessionfinish(session: pytest.Session) -> None:
    if (told := getattr(session.config, "workeroutput", None)) is not None:
        told[LEFT_OUT_TOLD] = session.config.stash.get(LEFT_OUT, [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if left_out := config.stash.get(LEFT_OUT, []):
        terminalreporter.write_line("not run: " + "; ".join(left_out), yellow=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return parts.ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real award files and documents, in the folder ../shared beside the project."""
    return parts.SHARED


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Neo4jServer]:
    """A real Neo4j of our own, the same for all tests of a run."""
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def neo4j_driver(neo4j_server: Neo4jServer) -> Iterator[neo4j.Driver]:
    with neo4j.GraphDatabase.driver(neo4j_server.uri, auth=neo4j_server.auth) as driver:
        yield driver


@pytest.fixture
def empty_neo4j(neo4j_driver: neo4j.Driver) -> neo4j.Driver:
    """The driver of a database without nodes, constraints or indexes (but the two that look labels and types up)."""
    neo4j_driver.execute_query("MATCH (n) DETACH DELETE n")
    for kind, condition in (("CONSTRAINT", "true"), ("INDEX", "type <> 'LOOKUP'")):
        for record in neo4j_driver.execute_query(f"SHOW {kind} YIELD * WHERE {condition} RETURN name").records:
            neo4j_driver.execute_query(f"DROP {kind} `{record['name']}` IF EXISTS")
    return neo4j_driver


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, without a window and without a word to other hosts."""
    unboxed = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=parts.chromium(), args=[*CHROMIUM_OPTIONS, *unboxed])
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page in a profile of its own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
