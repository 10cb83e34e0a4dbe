"""`vendorgraph figure` as a process, and figures over HTTP."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.processes import copy_of, sample_case, serving, vendorgraph

FIGURES = ["palantir-contracts", "people-and-boards", "where-sources-disagree"]


@pytest.fixture(scope="module")
def service() -> Iterator[httpx.Client]:
    with serving(sample_case()) as address, httpx.Client(base_url=f"{address}/api/v1/", timeout=120) as client:
        yield client


def test_a_figure_is_written_in_the_form_that_its_name_says(tmp_path: Path) -> None:
    words = [word for form in ("svg", "pdf", "png") for word in ("-o", tmp_path / f"boards.{form}")]
    done = vendorgraph("figure", sample_case(), "people-and-boards", "--width", "column", *words)
    assert done.returncode == 0, done.stderr
    starts = [(tmp_path / f"boards.{form}").read_bytes()[:4] for form in ("svg", "pdf", "png")]
    assert starts == [b"<svg", b"%PDF", b"\x89PNG"]
    assert "footnotes. Only what is public is in it." in done.stderr


def test_the_figures_of_the_sample_case_are_described_for_programs() -> None:
    for name in FIGURES:
        done = vendorgraph("figure", sample_case(), name, "--json")
        told = json.loads(done.stdout)
        assert told["id"] == name and told["notes"] and told["sources"] and told["state"] == "unsigned"
        assert all(citation["claims"] for note in told["notes"] for citation in note["citations"])


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["nothing"], 6, "There is no figure 'nothing'"),
        (["people-and-boards", "-o", "boards.jpg"], 2, "end it in .svg, .pdf or .png"),
        (["people-and-boards", "--sign-off"], 2, "needs --by NAME"),
        (["people-and-boards", "-o", "nowhere/boards.svg"], 4, "cannot be written"),
        (["missing.yaml"], 4, "missing.yaml cannot be read"),
    ],
)
def test_what_cannot_be_done_is_one_plain_line(tmp_path: Path, words: list[str], status: int, told: str) -> None:
    done = vendorgraph("figure", sample_case(), *words, folder=tmp_path)
    assert done.returncode == status and told in done.stderr and "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_figure_can_be_a_file_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("figure: 1\nkind: spending\ntitle: Spending\nshow:\n  vendor: company:palantir\n")
    done = vendorgraph("figure", sample_case(), file)
    assert done.returncode == 0 and "[1] " in done.stdout and "unsigned" in done.stdout


def test_signing_off_is_written_into_the_file(tmp_path: Path) -> None:
    case = copy_of(sample_case(), tmp_path / "case")
    done = vendorgraph("figure", case, "where-sources-disagree", "--sign-off", "--by", "B. Editor")
    assert done.returncode == 0 and "B. Editor signed off where-sources-disagree" in done.stderr
    shown = vendorgraph("figure", case, "where-sources-disagree", "--json")
    assert json.loads(shown.stdout)["state"] == "signed"


def test_the_service_lists_the_figures_with_the_addresses_of_their_pictures(service: httpx.Client) -> None:
    items = service.get("figures").json()["items"]
    assert [item["id"] for item in items] == FIGURES
    assert items[0]["files"][0] == "/api/v1/figures/palantir-contracts.svg"


def test_the_service_gives_a_figure_in_words_and_as_pictures(service: httpx.Client) -> None:
    assert service.get("figures/where-sources-disagree").json()["notes"]
    for form, media in (("svg", "image/svg+xml"), ("png", "image/png"), ("pdf", "application/pdf")):
        answer = service.get(f"figures/where-sources-disagree.{form}", params={"width": "column"})
        assert answer.status_code == 200 and answer.headers["content-type"].startswith(media)
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        again = service.get(
            f"figures/where-sources-disagree.{form}",
            params={"width": "column"},
            headers={"If-None-Match": answer.headers["etag"]},
        )
        assert again.status_code == 304


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("figures/nothing", 404),
        ("figures/nothing.svg", 404),
        ("figures/people-and-boards.exe", 422),
        ("figures/people-and-boards.svg?width=wide", 422),
        ("figures/people-and-boards.svg?colour=no", 422),
        ("figures/..%2Fcase.svg", 404),
        ("figures/%2e%2e%2fcase", 404),
    ],
)
def test_what_is_not_there_is_a_problem_document(service: httpx.Client, path: str, status: int) -> None:
    answer = service.get(path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
