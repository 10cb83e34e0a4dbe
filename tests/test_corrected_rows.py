"""Two downloads of the same awards, the newer with another amount in one row: at the terminal and over HTTP."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.processes import serving, vendorgraph, with_two_downloads


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corrected")
    assert vendorgraph("new", folder / "case", "--name", "corrected").returncode == 0
    return with_two_downloads(folder / "case", folder)


@pytest.fixture(scope="module")
def edge(case: Path) -> dict[str, Any]:
    """The contract of which a row was corrected."""
    found = json.loads(vendorgraph("query", case, "contracts", "--text", "case search", "--json").stdout)["items"]
    [row] = [row["edge"] for row in found if row["edge"]["obligated"]["amount"] == "1450000.10"]
    told: dict[str, Any] = row
    return told


def test_the_terminal_counts_what_stands_and_says_what_was_corrected(case: Path, edge: dict[str, Any]) -> None:
    told = vendorgraph("query", case, "evidence", edge["id"], "--format", "csv")
    counted = [row for row in csv.DictReader(io.StringIO(told.stdout)) if row["counted"] == "true"]
    assert sorted(row["obligated"] for row in counted) == ["1200000.00", "250000.10"]
    assert len(told.stdout.splitlines()) - 1 == edge["claims"]
    assert told.stderr.startswith("1 row was corrected by a newer download") and "--corrected" in told.stderr
    gone = vendorgraph("query", case, "evidence", edge["id"], "--corrected")
    [line] = [line for line in gone.stdout.splitlines() if "300,000.10" in line]
    assert line.endswith("2024-06-01") and gone.stderr == ""


def test_http_counts_the_same(case: Path, edge: dict[str, Any]) -> None:
    with serving(case) as address, httpx.Client(base_url=f"{address}/api/v1/edges/{edge['id']}", timeout=60) as client:
        stands = client.get("/evidence").json()
        gone = client.get("/evidence", params={"corrected": True}).json()
    assert (stands["total"], stands["corrected"]) == (edge["claims"], 1)
    assert [(c["obligated"]["amount"], c["counted"], c["known_to"]) for c in gone["items"]] == [
        ("300000.10", False, "2024-06-01")
    ]
