"""A vendor for which no source gives an obligated amount has none: not zero, in HTTP, CSV and at the terminal."""

import csv
import io
import json
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.processes import SHEET, sample_case, serving, vendorgraph

NAME = "Palantir USG, Inc."


def spent(*more: str) -> str:
    done = vendorgraph("query", sample_case(), "spending", "--by", "vendor", *more)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_terminal_says_none_stated() -> None:
    [line] = [line for line in spent().splitlines() if NAME in line]
    assert line.endswith("none stated")
    assert " 0.00" not in spent()


def test_csv_leaves_the_cell_empty() -> None:
    rows = {row["vendor"]: row["obligated"] for row in csv.DictReader(io.StringIO(spent("--format", "csv")))}
    assert rows[NAME] == "" and rows["Palantir Technologies"] == "97495651.85"


def test_http_answers_null() -> None:
    with serving(sample_case()) as address, httpx.Client(base_url=address, timeout=60) as client:
        rows = client.get("/api/v1/spending", params={"by": "vendor"}).json()["items"]
        as_csv = client.get("/api/v1/spending", params={"by": "vendor", "format": "csv"}).text
    told = {row["vendor"]: row["obligated"] for row in rows}
    assert told[NAME] is None and told["Palantir Technologies"] == {"amount": "97495651.85", "currency": "USD"}
    assert f'"{NAME}",2,\n' in as_csv


def test_the_summary_of_a_build_without_award_records_says_none_stated(tmp_path: Path) -> None:
    case, sheet = tmp_path / "case", tmp_path / "claims.yaml"
    sheet.write_text(SHEET)
    for words in (("new", case, "--name", "prose"), ("add", case, sheet)):
        assert vendorgraph(*words).returncode == 0
    told = vendorgraph("build", case)
    [line] = [line for line in told.stdout.splitlines() if line.strip().startswith("obligated")]
    assert told.returncode == 0 and "none stated" in line and "$" not in line
    assert json.loads(vendorgraph("build", case, "--json").stdout)["obligated"] is None


@pytest.mark.browser
def test_the_page_says_none_stated(page: Page) -> None:
    with serving(sample_case()) as address:
        page.goto(address)
        expect(page.locator("li", has_text=NAME).first).to_contain_text("none stated", timeout=60_000)
