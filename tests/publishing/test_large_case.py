"""Of a large case a site shows the best connected part, says so, and its data hold everything."""

import contextlib
import csv
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.export import EXPORTED
from app.export.redaction import redaction_of
from app.publishing import Plan, publish
from app.publishing.answers import file_name
from app.publishing.bounds import LARGE, bounds_of
from app.publishing.package import write_data
from graph.case import open_case
from graph.store import EdgeFilter, Reader
from graph.stores import SqliteLocation, open_reader
from tests.browser.looking import opened
from tests.processes import copy_of, sample_case, small_case, vendorgraph
from tests.publishing.sites import file_server

ICE = "agency:7012"
TABLES = {name: f'select * from "{name}"' for name in EXPORTED}


@contextlib.contextmanager
def reading(case: Path) -> Iterator[Reader]:
    with contextlib.closing(open_reader(SqliteLocation(case / ".build" / "graph.sqlite"), public_only=True)) as reader:
        yield reader


def rows(database: Path) -> dict[str, list[Any]]:
    with contextlib.closing(sqlite3.connect(database)) as data:
        return {name: sorted(data.execute(question).fetchall(), key=repr) for name, question in TABLES.items()}


@pytest.fixture(scope="module")
def with_secrets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small case, one of whose people is not public."""
    case = copy_of(small_case(), tmp_path_factory.mktemp("secrets") / "case")
    with (case / "entities.csv").open("a", newline="") as file:
        writer = csv.writer(file)
        if file.tell() == 0:
            writer.writerow(("key", "type", "name", "description", "visibility"))
        writer.writerow(("person:dana-whitlock", "Person", "Dana Whitlock", "", "internal"))
    done = vendorgraph("build", case)
    assert done.returncode == 0, done.stderr
    return case


@pytest.mark.parametrize("secret", [False, True])
def test_the_copied_database_says_what_the_written_one_says(secret: bool, with_secrets: Path, tmp_path: Path) -> None:
    with reading(with_secrets if secret else sample_case()) as reader:
        redaction = redaction_of(reader)
        copied = write_data(reader, tmp_path / "copied", redaction, large=True)
        written = write_data(reader, tmp_path / "written", redaction, large=False)
    assert rows(copied.database) == rows(written.database)
    assert {name: n for name, n in written.left_out.items() if n and name != "texts"} == {
        name: n for name, n in copied.left_out.items() if n and name != "texts"
    }
    assert bool(copied.left_out) == secret


def test_what_is_not_public_was_never_in_the_copied_database(with_secrets: Path, tmp_path: Path) -> None:
    with reading(with_secrets) as reader:
        copied = write_data(reader, tmp_path / "copied", redaction_of(reader), large=True)
    assert b"hitlock" not in copied.database.read_bytes()
    with contextlib.closing(sqlite3.connect(copied.database)) as data:
        assert data.execute("pragma integrity_check").fetchone() == ("ok",)
        held = {name for (name,) in data.execute("select name from sqlite_master")}
    assert not held & {"judgement", "finding", "document_text", "hidden"}


def test_a_case_is_large_by_its_statements_and_pages_can_be_asked_for() -> None:
    few, many = ({"counts": json.dumps({"edges": LARGE + more})} for more in (0, 1))
    assert not bounds_of(few, None).large and bounds_of(many, None).large
    assert bounds_of(many, 7).pages == 7
    assert bounds_of(many, None).pages * bounds_of(many, None).edges < LARGE


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample case as if it were large."""
    folder = tmp_path_factory.mktemp("large") / "site"
    with pytest.MonkeyPatch.context() as patch, reading(sample_case()) as reader:
        patch.setattr("app.publishing.bounds.LARGE", 100)
        publish(reader, open_case(sample_case()), folder, Plan(pages=30), lambda stage, done: None)
    return folder


def test_the_pages_say_that_they_are_a_part_and_the_data_are_one_file(site: Path) -> None:
    for page in ("index.html", "data.html"):
        assert "This is a large case. 30 things have a page here" in (site / page).read_text()
    assert [path.name for path in (site / "data").iterdir()] == ["graph.sqlite"]
    assert len(list((site / "entities").glob("*.html"))) == 30
    answers = site / "explorer" / "answers"
    listed = json.loads((answers / "contracts.json").read_text())["items"]
    assert listed and all((answers / "edges" / f"{row['edge']['id']}.json").is_file() for row in listed)


def test_joins_of_more_statements_than_a_file_holds_are_in_the_order_of_the_service(site: Path) -> None:
    told = json.loads((site / "explorer" / "answers" / "entities" / f"{file_name(ICE)}.json").read_text())
    sold = [bundle["object"] for bundle in told["bundles"] if bundle["predicate"] == "CONTRACTED_WITH"]
    where = EdgeFilter(predicates=("CONTRACTED_WITH",), direction="out")
    with reading(sample_case()) as reader:
        first = [
            {bundle["object"].id for bundle in reader.graph((ICE,), where, 1, most).bundles}
            for most in range(1, len(sold) + 1)
        ]
    assert not told["whole"] and len(sold) > 5
    assert [set(sold[: len(held & set(sold))]) for held in first] == [held & set(sold) for held in first]


@pytest.mark.browser
def test_the_explorer_shows_the_part_with_whole_sums(page: Page, site: Path) -> None:
    with file_server(site) as address:
        opened(page, f"{address}explorer/")
        expect(page.locator("footer")).to_contain_text("30 things are here")
        opened(page, f"{address}explorer/?graph=company:palantir")
        line = page.locator(".twin table").nth(1).locator("tr", has_text="contracted with Palantir Technologies")
        expect(line).to_contain_text("$97,495,651.85")
