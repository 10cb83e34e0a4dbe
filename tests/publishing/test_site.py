"""A publication holds together by itself, says nothing that is not public, and is the same each time."""

import csv
import hashlib
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from app.publishing.shell import table
from tests.processes import HOSTILE_NAME, copy_of, sample_case, small_case, vendorgraph
from tests.publishing.sites import published, small_site

SHEET = """\
claims_sheet: 1
sources:
  Other Paper 2022: {publisher: The Other Paper, title: Another made-up article, published: 2022-06-02}
claims:
  - source: Other Paper 2022
    subject: Holloway Analytics
    subject_type: Company
    predicate: DEVELOPS
    object: Case Finder
    statement: Dana Whitlock's firm sells a product called Case Finder.
"""


@pytest.fixture(scope="module")
def small() -> Path:
    return small_site()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    words = ("--dossier", "company:palantir", "--address", "https://example.org/ice", "--language", "es")
    return published(sample_case(), tmp_path_factory.mktemp("sample") / "site", *words)


def links(page: Path) -> set[str]:
    root = etree.HTML(page.read_bytes())
    return {str(one) for one in root.xpath("//@href | //@src")}


def test_every_link_of_every_page_leads_to_a_file_and_a_place_in_it(sample: Path) -> None:
    ids = {page.resolve(): set(etree.HTML(page.read_bytes()).xpath("//@id")) for page in sample.rglob("*.html")}
    assert len(ids) > 300
    for page in ids:
        for target in links(page):
            parts = urlsplit(target)
            if parts.scheme or not (parts.path or parts.fragment):
                assert parts.scheme in ("http", "https", "data"), target
                continue
            held = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            assert held.is_file() or (held / "index.html").is_file(), f"{page.name}: {target}"
            assert not parts.fragment or parts.fragment in ids[held], f"{page.name}: {target}"


def test_every_statement_has_a_page_with_the_words_of_its_claims(sample: Path) -> None:
    with closing(sqlite3.connect(sample / "data" / "graph.sqlite")) as data:
        rows = data.execute("select edge_id, claim_id, quote from claims where edge_id is not null").fetchall()
    assert len(rows) > 150
    for edge, claim, quote in rows:
        shown = "".join(etree.HTML((sample / "statements" / f"{edge}.html").read_bytes()).itertext())
        assert claim in shown and (not quote or " ".join(quote.split()) in shown)


def test_hashes_prove_every_file_and_the_crate_describes_the_data(sample: Path) -> None:
    told = dict(line.split("  ", 1)[::-1] for line in (sample / "SHA256SUMS").read_text().splitlines())
    files = {path.relative_to(sample).as_posix(): path for path in sample.rglob("*") if path.is_file()}
    assert set(told) == set(files) - {"SHA256SUMS"}
    assert {name: hashlib.sha256(files[name].read_bytes()).hexdigest() for name in told} == told
    crate = {one["@id"]: one for one in json.loads(files["ro-crate-metadata.json"].read_text())["@graph"]}
    parts = [one["@id"] for one in crate["./"]["hasPart"]]
    assert {name for name in files if name.startswith(("data/", "figures/", "dossiers/"))} <= set(parts)
    assert all(crate[name]["sha256"] == told[name] for name in parts)
    assert {one["@id"] for one in crate["./"]["citation"]} <= set(crate)


def test_the_same_case_gives_the_same_publication(small: Path, tmp_path: Path) -> None:
    again = published(small_case(), tmp_path / "site")
    assert (again / "SHA256SUMS").read_text() == (small / "SHA256SUMS").read_text()


def test_the_database_is_whole_and_its_tables_lead_to_each_other(sample: Path) -> None:
    with closing(sqlite3.connect(sample / "data" / "graph.sqlite")) as data:
        assert data.execute("pragma integrity_check").fetchone() == ("ok",)
        assert data.execute("pragma foreign_key_check").fetchall() == []
        tables = {name for (name,) in data.execute("select name from sqlite_master where type = 'table'")}
        assert {"entities", "edges", "claims", "sources", "conflicts"} <= tables
        (total,) = data.execute("select sum(obligated) from edges where predicate = 'CONTRACTED_WITH'").fetchone()
    assert round(total, 2) == 173479794.54


def test_figures_can_be_embedded_and_answer_oembed(sample: Path) -> None:
    answers = list((sample / "figures").glob("*.oembed.json"))
    assert len(answers) == 3
    for path in answers:
        told = json.loads(path.read_text())
        frame = etree.HTML(told["html"]).find(".//iframe")
        assert told["type"] == "rich" and frame is not None and frame.get("title") == told["title"]
        address = str(frame.get("src"))
        assert address.startswith("https://example.org/ice/figures/") and (sample / address[24:]).is_file()
        page = path.with_name(path.name.replace(".oembed.json", ".html")).read_text()
        assert f'type="application/json+oembed" href="https://example.org/ice/figures/{path.name}"' in page
        assert "<script" not in page


def test_a_dossier_and_the_language_of_the_pages_are_those_asked_for(sample: Path) -> None:
    assert len(list((sample / "dossiers").glob("*.pdf"))) == 1
    index = (sample / "index.html").read_text()
    assert 'lang="es"' in index and "Informes" in index and "dossiers/" in index


@pytest.mark.parametrize("visibility", ["withheld", "internal"])
def test_what_is_not_public_is_in_no_file_and_is_counted(visibility: str, tmp_path: Path) -> None:
    case = copy_of(small_case(), tmp_path / "case")
    (tmp_path / "more.yaml").write_text(SHEET)
    assert vendorgraph("add", case, tmp_path / "more.yaml").returncode == 0
    with (case / "entities.csv").open("a", newline="") as file:
        writer = csv.writer(file)
        if file.tell() == 0:
            writer.writerow(("key", "type", "name", "description", "visibility"))
        writer.writerow(("person:dana-whitlock", "Person", "Dana Whitlock", "", visibility))
    assert vendorgraph("build", case).returncode == 0
    done = vendorgraph("publish", case, tmp_path / "site", "--dossier", "company:holloway-analytics")
    assert done.returncode == 0 and "Left out because it is not public: " in done.stdout
    assert re.search(r"\d of claim", done.stdout) and re.search(r"1 of texts", done.stdout), done.stdout
    naming = [path for path in (tmp_path / "site").rglob("*") if path.is_file() and b"hitlock" in path.read_bytes()]
    assert naming == []
    told = "".join(page.read_text() for page in (tmp_path / "site").rglob("*.html"))
    assert "Case Finder" in told and "the words name something that is not public" in told
    assert "Not here because it is not public" in (tmp_path / "site" / "index.html").read_text()


def test_hostile_names_are_text_on_every_page(small: Path) -> None:
    pages = [page for page in small.rglob("*.html") if page.parent.name != "explorer"]
    for page in pages:
        root = etree.HTML(page.read_bytes())
        assert [one for one in root.iter("script") if one.get("src") not in ("search.js", "search-index.js")] == []
        assert [one for one in root.iter("img") if one.get("onerror")] == []
        assert not any(str(one).lower().startswith("javascript:") for one in root.xpath("//@href"))
    assert any(HOSTILE_NAME in "".join(etree.HTML(page.read_bytes()).itertext()) for page in pages)


def test_entities_beyond_the_number_asked_for_have_no_page_but_are_in_the_data(tmp_path: Path) -> None:
    site = published(small_case(), tmp_path / "site", "--pages", "3")
    assert len(list((site / "entities").glob("*.html"))) == 3
    assert "have no page of their own" in (site / "index.html").read_text()
    with closing(sqlite3.connect(site / "data" / "graph.sqlite")) as data:
        assert data.execute("select count(*) from entities").fetchone()[0] > 5


def test_a_publication_takes_the_place_of_an_earlier_one_and_of_nothing_else(tmp_path: Path) -> None:
    site = published(small_case(), tmp_path / "site")
    (site / "stale.html").write_text("old")
    published(small_case(), site)
    assert not (site / "stale.html").exists()
    other = tmp_path / "other"
    other.mkdir()
    (other / "precious.txt").write_text("mine")
    done = vendorgraph("publish", small_case(), other)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1
    assert [path.name for path in other.iterdir()] == ["precious.txt"]


@pytest.mark.parametrize(
    ("words", "status"), [(("--dossier", "company:nobody"), 6), (("--address", "ftp://example.org"), 2)]
)
def test_a_publication_that_fails_leaves_nothing_behind(words: tuple[str, ...], status: int, tmp_path: Path) -> None:
    done = vendorgraph("publish", small_case(), tmp_path / "site", *words)
    assert done.returncode == status and len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_column_that_no_row_fills_is_left_out_of_a_table() -> None:
    made = table("Caption", ["one", "two", "three"], [("a", "", "b"), ("c", "", "")], frozenset((2,)))
    assert "two" not in made and made.count("<td") == 2 and 'class="number">b' in made
    assert "two" in table("Caption", ["one", "two"], [])
