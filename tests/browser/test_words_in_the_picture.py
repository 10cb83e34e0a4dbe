"""The words in the picture of a view: names stand apart, and words on lines cover neither names nor each other."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import opened

pytestmark = pytest.mark.browser
BOXES = """kind => {
  const core = document.querySelector('.picture')._cyreg.cy;
  const only = {includeOverlays: false, ...(kind === 'edge' ? {includeNodes: false, includeEdges: false} : {})};
  const shown = core.elements(kind).filter(one => one.style('label') !== '');
  return shown.map(one => ({
    name: one.data('label'), weighty: Boolean(one.data('worth')) || one.hasClass('disputed'), ...one.boundingBox(only),
  }));
}"""
TOUCH = 3


def boxes(page: Page, kind: str) -> list[dict[str, float]]:
    """Name and box of each node with its name, or of the words of each line, as far as they are shown."""
    found: list[dict[str, float]] = page.evaluate(BOXES, kind)
    return found


def covered(one: dict[str, float], other: dict[str, float]) -> bool:
    across = min(one["x2"], other["x2"]) - max(one["x1"], other["x1"])
    down = min(one["y2"], other["y2"]) - max(one["y1"], other["y1"])
    return across > TOUCH and down > TOUCH


@pytest.mark.parametrize("hub", ["agency:7012", "company:palantir", "agency:7012,company:palantir"])
def test_at_a_hub_no_name_covers_another_and_words_on_lines_cover_nothing(page: Page, sample: str, hub: str) -> None:
    opened(page, f"{sample}/?graph={hub}")
    expect(page.locator(".picture canvas").first).to_be_visible()
    names, words = boxes(page, "node"), boxes(page, "edge")
    assert len(names) > 15 and len(words) > 15
    pairs = [(a, b) for n, a in enumerate(names) for b in names[n + 1 :]]
    assert [(a["name"], b["name"]) for a, b in pairs if covered(a, b)] == []
    light = [word for word in words if not word["weighty"]]
    others = [*names, *words]
    assert [(a["name"], b["name"]) for a in light for b in others if a is not b and covered(a, b)] == []
