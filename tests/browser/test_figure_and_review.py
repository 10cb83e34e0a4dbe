"""From a view to a figure's file, and from the queue to a decision in the case."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.figures.specification import read_file
from tests.browser.looking import opened, serious_faults, settled
from tests.processes import copy_of, sample_case, serving, vendorgraph

pytestmark = pytest.mark.browser
KEY = "a-key-of-twenty-signs"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample case that these tests may change."""
    return copy_of(sample_case(), tmp_path_factory.mktemp("review") / "case")


@pytest.fixture(scope="module")
def writable(case: Path) -> Iterator[str]:
    with serving(case, variables={"VENDORGRAPH_KEY": KEY}) as found:
        yield found


@pytest.mark.parametrize("keep", [False, True])
def test_a_view_becomes_a_figure_that_the_command_draws(page: Page, writable: str, case: Path, keep: bool) -> None:
    opened(page, f"{writable}/?graph=person:peter-thiel")
    for name in ("Pin", "Make a figure of this view")[0 if keep else 1 :]:
        page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
        settled(page)
    page.get_by_label("Title").fill('Peter Thiel: "boards" & others')
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save the file").click()
    file = case / "figures" / waiting.value.suggested_filename
    file.parent.mkdir(exist_ok=True)
    waiting.value.save_as(file)
    read = read_file(file).specification
    assert read.title == 'Peter Thiel: "boards" & others' and "person:peter-thiel" in read.show.entities
    assert bool(read.layout.full.positions) == keep
    done = vendorgraph("figure", case, file.stem, "-o", case / "out.svg")
    assert done.returncode == 0, done.stderr
    assert "<svg" in (case / "out.svg").read_text()


def test_a_conflict_is_decided_with_the_keys_of_the_terminal_and_taken_back(
    page: Page, writable: str, case: Path, faults: list[str]
) -> None:
    opened(page, f"{writable}/?list=review")
    page.get_by_label("Your name").fill("Ana Reader")
    card = page.get_by_role("group", name="What awaits a decision")
    first = card.inner_text()
    card.focus()
    page.keyboard.press("1")
    expect(page.get_by_role("alert")).to_contain_text("key")
    page.get_by_label("Key of the service").fill(KEY)
    page.get_by_label("Key of the service").press("Tab")
    expect(page.get_by_role("alert")).to_have_text("")
    card.focus()
    page.keyboard.press("1")
    expect(page.get_by_role("status").last).to_contain_text("1 decided")
    reviews = list(csv.DictReader((case / "reviews.csv").read_text().splitlines()))
    assert {row["by"] for row in reviews} == {"Ana Reader"} and {row["decision"] for row in reviews} <= {
        "accept",
        "reject",
    }
    assert serious_faults(page) == []
    expect(card).to_be_focused()
    page.keyboard.press("z")
    expect(page.get_by_role("status").last).to_contain_text("Taken back")
    assert card.inner_text() == first
    faults[:] = [fault for fault in faults if "401" not in fault]
