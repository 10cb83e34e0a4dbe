"""Fixtures of the tests in a real browser: two cases that are served, and a page that must have no faults."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import PATIENCE
from tests.processes import sample_case, serving, small_case


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The small case, some of whose names are hostile."""
    with serving(small_case()) as found:
        yield found


@pytest.fixture(scope="module")
def sample() -> Iterator[str]:
    with serving(sample_case()) as found:
        yield found


@pytest.fixture(autouse=True)
def faults(page: Page) -> Iterator[list[str]]:
    """Whatever went wrong in the page, and every request to another host; a test ends with none."""
    found: list[str] = []
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith("http://127.0.0.1:") else found.append(asked.url))
    yield found
    assert found == []
